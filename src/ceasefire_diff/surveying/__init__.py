"""A library of texts at once: what each says issue by issue, and every pair of texts of one conflict compared."""
