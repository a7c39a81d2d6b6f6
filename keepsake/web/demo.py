"""The demonstration: an embedded database, invented people, this machine only."""

import os
from pathlib import Path

from keepsake.web.modes import NotConfigured, require_bindable
from keepsake.web.serve import serve


def demo(host: str, port: int, council: int, processes: int | None = None) -> int:
    """Prepare the database, load an invented council of this many people, say who can sign in, serve."""
    require_bindable("demo", host)
    number = prepare(council)
    from keepsake.accounts.demo_people import PASS_PHRASE, PEOPLE

    width = max(len(person.username) for person in PEOPLE)
    people = "\n".join(f"    {p.username:<{width}}  {p.display_name}, {p.role.label.lower()}" for p in PEOPLE)
    announce = (
        f"Keepsake demonstration. Everything in it is invented: {number:,} people.\n\n"
        f"  Open      http://{host}:{port}\n"
        f"  Sign in as one of:\n{people}\n"
        f"  Password  {PASS_PHRASE}\n\n"
        f"Ctrl-C ends it."
    )
    return serve(host, port, announce=announce, processes=processes)


def prepare(council: int) -> int:
    """Make the database of KEEPSAKE_HOME ready; how many invented people are in it.

    ``council`` is the number of people to invent where nobody is in it yet.
    """
    os.environ["KEEPSAKE_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings")
    try:
        import django
        from django.conf import settings

        home = Path(settings.KEEPSAKE_HOME)
        home.mkdir(parents=True, exist_ok=True)
        if not os.access(home, os.W_OK):
            raise PermissionError(13, "Permission denied", str(home))
    except OSError as reason:
        raise NotConfigured(
            f"The database cannot be kept in {reason.filename}: {reason.strerror}. "
            "Name a folder that you may write to: KEEPSAKE_HOME=<folder> make demo"
        ) from None
    django.setup()
    from django.core.management import call_command
    from django.db import OperationalError

    from keepsake.accounts.demo import load_people
    from keepsake.web.demo_council import load_council

    try:
        call_command("migrate", verbosity=0, interactive=False)
        load_people()
        return load_council(council)
    except OperationalError as reason:
        raise NotConfigured(f"The database in {home} cannot be used: {reason}.") from None
