"""Judgement for CI: what changed in a text and what is to be watched in one, as findings."""
