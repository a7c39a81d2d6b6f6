"""How many events a second are written, and how many verified: one database in one process.

    .venv/bin/python benchmarks/audit.py
    DURABLE=1 python3 scripts/on_postgres.py sh -c \
        'createdb bench && KEEPSAKE_DATABASE_URL=postgresql:///bench .venv/bin/python benchmarks/audit.py'

The first on SQLite, the second on a PostgreSQL that waits for the disk. Every event is made, checked, hashed and
written as a request would, by `write` in a transaction of its own. The whole log is then verified by `verify`.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from published import about

SECONDS, RUNS, VERIFIED = 3.0, 3, 200_000


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "KEEPSAKE_MODE": "demo",
            "KEEPSAKE_HOME": home,
            "DJANGO_SETTINGS_MODULE": "keepsake.web.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        packages = ("Django", "cryptography") + (("psycopg",) if connection.vendor == "postgresql" else ())
        print(about(*packages), "\n\n| database | events to a commit | events/s (median, all runs) |\n|---|---|---|")
        for name, setting in settings_of(connection.vendor):
            with connection.cursor() as cursor:
                cursor.execute(setting)
            for each in (1, 10, 1000):
                rates = [written(each) for _ in range(RUNS)]
                shown = ", ".join(f"{rate:,.0f}" for rate in rates)
                print(f"| {name} | {each:,} | {median(rates):,.0f} ({shown}) |", flush=True)
        print(verified(name))


def settings_of(vendor: str) -> list[tuple[str, str]]:
    if vendor == "postgresql":
        return [
            ("PostgreSQL, synchronous_commit on", "set synchronous_commit = on"),
            ("PostgreSQL, synchronous_commit off", "set synchronous_commit = off"),
        ]
    return [
        ("SQLite WAL, synchronous FULL", "pragma synchronous = full"),
        ("SQLite WAL, synchronous NORMAL", "pragma synchronous = normal"),
    ]


def written(each: int) -> float:
    """Events a second."""
    from django.db import transaction

    from keepsake.record.audit.pending import Pending
    from keepsake.record.audit.tests.made_up import event
    from keepsake.record.audit.writing import write

    began, count = perf_counter(), 0
    while (took := perf_counter() - began) < SECONDS:
        pending = Pending()
        for number in range(each):
            pending.add(event(subjects=frozenset({f"{(count + number) % 5_000:032x}"})))
        with transaction.atomic():
            write(pending)
        count += each
    return count / took


def verified(name: str) -> str:
    """How fast the whole log is walked, at least ``VERIFIED`` events long, with nothing wrong in it."""
    from keepsake.record.audit.heads_file import heads_in
    from keepsake.record.audit.verifying import verify

    events, rates = 0, []
    while events < VERIFIED:
        events += int(written(1000) * SECONDS)
    for _ in range(RUNS):
        began = perf_counter()
        found = verify(lambda: heads_in(Path("none")), [])
        rates.append(found.events / (perf_counter() - began))
        if not found.is_whole:
            sys.exit(f"The log is not whole: {found.findings.kept[:3]}")
    shown = ", ".join(f"{rate:,.0f}" for rate in rates)
    return f"\n{name.split(',')[0]}: verified {found.events:,} events, {median(rates):,.0f} a second ({shown})."


if __name__ == "__main__":
    main()
