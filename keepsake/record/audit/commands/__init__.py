"""`keepsake audit ...`: is the log whole, and what was signed for it?"""

from keepsake.record.audit.commands.parser import register

__all__ = ["register"]
