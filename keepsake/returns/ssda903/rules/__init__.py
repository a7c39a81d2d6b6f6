"""The rules of SSDA903. The folder is the register."""
