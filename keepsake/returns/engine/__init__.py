"""What a rule is, and how all of them are asked together."""
