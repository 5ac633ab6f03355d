"""One text coded with a draft and without, and what its files show."""
