"""`keepsake questions ...`: a council's own questions."""

from keepsake.casework.commands.parser import register

__all__ = ["register"]
