"""Bytes to nodes: encoding, hidden characters, YAML and its guards, and the diagnostics of all of them."""
