"""What is told of a comparison, row by row, before it takes a shape."""
