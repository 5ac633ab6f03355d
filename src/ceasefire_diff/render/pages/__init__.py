"""Prints what there is to look up: topics, rules, names, settings."""
