"""`keepsake clock ...`: when is something due, and why?"""

from keepsake.clock.commands.parser import register

__all__ = ["register"]
