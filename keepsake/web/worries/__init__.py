"""The public form: anybody can tell the council that they are worried about a child, without signing in."""
