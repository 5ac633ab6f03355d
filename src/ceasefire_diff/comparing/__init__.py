"""How the provisions of a row relate, and what follows for the row."""
