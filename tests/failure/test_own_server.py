"""A PostgreSQL server of our own, to be stopped in the middle of a request and to run out of disk.

Each time the page says so in plain words, what was typed is there to be sent again, and nothing is recorded by halves.
"""

import html
import os
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.db import connection

from keepsake.record.audit.rows import LOCK
from tests.failure.conftest import Pages, Record
from tests.failure.disk import REASON, filled, mounted, until_full
from tests.failure.test_away import TYPED, fields_of
from tests.people_pages.test_forms import form_of

if connection.vendor != "postgresql":
    pytest.skip("SQLite has no server: see test_away and test_full", allow_module_level=True)

pytestmark = pytest.mark.django_db(transaction=True)
PORT = "54399"
SMALL = (
    "-c listen_addresses= -c fsync=off -c shared_buffers=8MB -c max_wal_size=8MB -c min_wal_size=4MB -c autovacuum=off"
)
NAME = "keepsake"


class Server:
    """A cluster whose data are on a small disk; its journal is elsewhere, as a council has it."""

    def __init__(self, home, disk):
        self.home, self.disk, self.data = home, disk, disk / "data"
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not programs:
            pytest.skip("no PostgreSQL server is installed here")
        self.bin = programs[-1].parent
        for folder in (home, disk):
            shutil.chown(folder, "postgres", "postgres")
            folder.chmod(0o755)
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--wal-segsize=1", "-X", home / "journal")
        self.start()
        with self.connected("postgres", "postgres") as admin:
            admin.execute("create role keepsake login createdb")
            admin.execute(f"create database {NAME} owner keepsake")

    @property
    def environ(self):
        return {"PGHOST": str(self.home), "PGPORT": PORT, "PGUSER": "keepsake", "PGPASSWORD": ""}

    def connected(self, name=NAME, user="keepsake"):
        return psycopg.connect(host=str(self.home), port=PORT, dbname=name, user=user, autocommit=True)

    def run(self, program, *given):
        command = ["runuser", "-u", "postgres", "--", str(self.bin / program), *map(str, given)]
        done = subprocess.run(command, cwd=self.home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)
        assert done.returncode == 0, done.stderr

    def start(self):
        options = f"-k {self.home} -p {PORT} {SMALL}"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.home / "said", "-o", options, "start")

    def stop(self):
        """At once, and without a word to who is connected."""
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


@pytest.fixture(scope="module")
def server():
    """In a folder of its own: those of pytest are closed to everybody else, and the server runs as somebody else."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    with TemporaryDirectory(prefix="keepsake-") as folder, mounted(Path(folder) / "disk", 160) as disk:
        made = Server(Path(folder), disk)
        yield made
        made.stop()


@pytest.fixture(scope="module")
def made(server, tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return Record(tmp_path_factory.mktemp("home"), NAME, **server.environ)


@pytest.fixture
def record(made):
    yield made
    made.end()
    made.started.clear()


@pytest.fixture
def pages(record):
    return Pages(record.start("pages", "sage"))


def versions(pages, record):
    """How many versions of the name there are."""
    told = pages.get(record.form + "history/").text
    return max(number for number in range(1, 500) if f"Version {number}" in told)


def test_a_server_that_stops_in_the_middle_of_a_request_loses_nothing_that_was_typed(server, record, pages):
    before = versions(pages, record)
    sent = form_of(pages, record.form) | {"given": "Robyn", "because": TYPED}
    writer = server.connected()
    writer.execute("select pg_advisory_lock(%s)", (LOCK,))
    pages.ask("post", record.form, sent)
    while not writer.execute("select count(*) from pg_locks where locktype = 'advisory' and not granted").fetchone()[0]:
        time.sleep(0.02)

    server.stop()
    shown = pages.answer()
    reading = pages.get(record.page)
    writer.close()
    server.start()

    assert (shown.status, reading.status) == (503, 503)
    assert "cannot be reached just now" in shown.text
    assert html.escape(TYPED) in shown.text
    assert fields_of(shown) == sent
    assert [pages.post(record.form, fields_of(shown)).status for _ in range(2)] == [302, 302]
    assert versions(pages, record) == before + 1
    record.tell(record.child)


def test_a_server_without_room_says_so_and_goes_on_when_there_is_some(server, record, pages):
    before = versions(pages, record)
    with filled(server.disk, but=200_000):
        answer, recorded = until_full(pages, record, before, most=1_000)

        assert answer.status == 503
        assert "no room left" in answer.text
        assert REASON.strip() in answer.text
    assert versions(pages, record) == before + recorded
    again = form_of(pages, record.form) | {"given": "Robyn again", "because": "certificate"}
    assert pages.post(record.form, again).status == 302
    record.tell(record.child)
