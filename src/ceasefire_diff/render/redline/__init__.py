"""A redline of two versions of a text, one file for each format."""
