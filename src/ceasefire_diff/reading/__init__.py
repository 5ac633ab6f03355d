"""Files and git revisions, read into proposals and glossaries."""
