"""A comparison as columns of words for a terminal."""
