"""Reading what is given."""
