"""What stated terms mean, one kind of value per file, and how two of a kind relate."""
