"""What a command needs before it can ask the database, and how it says that it cannot."""

import os
import sys
from argparse import Namespace
from pathlib import Path

UNUSABLE = 2


def make_django_ready() -> None:
    """Load Django with the settings of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings")
    import django

    django.setup()


def heads_path(chosen: Namespace) -> Path | None:
    """The file of the heads: as given, else as set."""
    from django.conf import settings

    return chosen.heads or settings.AUDIT_HEADS


def complain(sentence: str) -> int:
    """Say on standard error why it cannot be done; the exit code."""
    print(sentence, file=sys.stderr)
    return UNUSABLE
