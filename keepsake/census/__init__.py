"""The census of children in need, from its file into the record and from the record into its file."""
