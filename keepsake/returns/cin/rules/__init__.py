"""The rules of the census of children in need. The folder is the register."""
