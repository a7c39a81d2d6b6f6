"""Privacy notices that a machine reads and that decide. Knows no Django: usable as a library."""
