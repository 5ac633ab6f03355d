"""A comparison, written out: one order, one set of sentences, one file per format."""
