"""`keepsake notice ...`: what a data protection officer, a build and another program ask of a notice file."""

from keepsake.notice.commands.parser import commands_markdown, register

__all__ = ["commands_markdown", "register"]
