"""Published terms and code lists: each dated, each with its source. Knows no other room."""
