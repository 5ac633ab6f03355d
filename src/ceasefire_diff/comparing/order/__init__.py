"""When things happen: what texts say of it as constraints on one calendar, whether it can hold, and what follows."""
