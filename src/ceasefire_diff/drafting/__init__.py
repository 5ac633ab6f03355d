"""Drafts a proposal file from a party's paper: reads it, cuts it into clauses, suggests topics, and chooses nothing."""
