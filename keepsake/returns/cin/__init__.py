"""Children in need: what the rules of the census share."""
