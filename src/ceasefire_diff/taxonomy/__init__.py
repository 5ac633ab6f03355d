"""The kinds of provision, kept as data, and what reads them."""
