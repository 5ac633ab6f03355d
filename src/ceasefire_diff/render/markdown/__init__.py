"""Markdown of GitHub's kind."""
