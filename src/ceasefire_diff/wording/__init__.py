"""Ids and values to words: labels, quoted foreign text, sentences."""
