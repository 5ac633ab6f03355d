"""A document or findings to bytes: one file or folder for each format."""
