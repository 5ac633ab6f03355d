"""Reads papers as they come: one kind of file, one module, all giving the same paragraphs."""
