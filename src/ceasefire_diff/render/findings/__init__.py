"""Findings, one file for each format."""
