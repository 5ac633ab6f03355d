"""What a careful reader would ask of a file: one rule in each file of this folder, all of one shape."""
