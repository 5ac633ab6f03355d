"""The gap report: a comparison told for a room in which both delegations sit, before it takes the shape of a format."""
