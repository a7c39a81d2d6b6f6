"""`keepsake census ...`: the census of children in need in and out."""

from keepsake.census.commands.parser import register

__all__ = ["register"]
