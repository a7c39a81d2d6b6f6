import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from keepsake.record.audit.pending import Pending
from keepsake.record.audit.tests.made_up import event
from keepsake.record.audit.writing import write

KEY = "5a" * 32
MORNING = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


@pytest.fixture
def heads(settings, tmp_path):
    """A file of heads for this test, and a key to sign them with."""
    settings.AUDIT_HEADS = tmp_path / "heads"
    settings.AUDIT_KEY = KEY
    return settings.AUDIT_HEADS


@pytest.fixture
def wrote(db):
    """Write made-up events, so many to a request: `wrote(3)`, `wrote(event(...), at=...)`."""

    def written(*events, at=MORNING):
        pending = Pending()
        for each in [event()] * events[0] if events and isinstance(events[0], int) else events:
            pending.add(each)
        with transaction.atomic():
            return write(pending, now=at)

    return written


@pytest.fixture
def tamper(db):
    """Run SQL as the owner of the database could, who can take the triggers away."""

    def run(sql, *params):
        with connection.cursor() as cursor:
            for statement in _without_triggers(connection.vendor):
                cursor.execute(statement)
            cursor.execute(sql, params)

    return run


def _without_triggers(vendor):
    if vendor == "postgresql":
        return [f"alter table {table} disable trigger user" for table in ("audit_entry", "audit_subject")]
    with connection.cursor() as cursor:
        cursor.execute("select name from sqlite_master where type = 'trigger' and name like 'audit_%%'")
        return [f"drop trigger {name}" for (name,) in cursor.fetchall()]


class Outside:
    """A database of its own with every migration, for processes of their own."""

    def __init__(self, environ, heads):
        self.environ = environ
        self.heads = heads

    def start(self, *command):
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command):
        return subprocess.run(
            [sys.executable, "-m", *command], env=self.environ, capture_output=True, text=True, timeout=600, check=False
        )

    def verify(self):
        answer = self.run("keepsake", "audit", "verify", "--json")
        assert answer.returncode in (0, 1), answer.stderr
        return json.loads(answer.stdout)


@pytest.fixture
def outside(tmp_path, django_db_setup, django_db_blocker):
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("KEEPSAKE_", "DJANGO_"))}
    environ |= {"KEEPSAKE_MODE": "demo", "KEEPSAKE_HOME": str(tmp_path)}
    with django_db_blocker.unblock(), _database(environ):
        outside = Outside(environ, tmp_path / "audit-heads")
        made = outside.run("keepsake", "manage", "migrate", "--verbosity", "0")
        assert made.returncode == 0, made.stderr
        yield outside


@contextmanager
def _database(environ):
    if connection.vendor == "sqlite":
        yield
        return
    name = f"{connection.settings_dict['NAME']}_outside"
    with connection.cursor() as cursor:
        cursor.execute(f"drop database if exists {name} with (force)")
        cursor.execute(f"create database {name}")
    environ["KEEPSAKE_DATABASE_URL"] = f"postgresql:///{name}"
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"drop database {name} with (force)")
