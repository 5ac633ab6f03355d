"""Shapes, and the figures made of them."""
