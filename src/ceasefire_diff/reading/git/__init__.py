"""Revisions of a repository and what git hands to a diff driver, read by plumbing alone."""
