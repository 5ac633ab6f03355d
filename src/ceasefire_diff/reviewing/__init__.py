"""What only a person can say of two texts: which questions to ask, what each answer would change, where it is kept."""
