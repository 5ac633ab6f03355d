"""A written position and a glossary, once read."""
