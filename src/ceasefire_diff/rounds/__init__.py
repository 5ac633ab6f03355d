"""Texts of one negotiation over its rounds: what each party's text said of each issue, and how the texts stood."""
