"""A disk that is full: the page says so, what was recorded stands, and nothing is half-written."""

import shutil
import sqlite3

import pytest
from django.db import connection

from tests.failure.disk import REASON, filled, mounted, until_full
from tests.people_pages.test_forms import form_of

if connection.vendor != "sqlite":
    pytest.skip("a PostgreSQL server has a disk of its own: see test_own_server", allow_module_level=True)

pytestmark = pytest.mark.django_db(transaction=True)


def pages_in(file):
    with sqlite3.connect(file) as found:
        return found.execute("pragma page_count").fetchone()[0]


def test_a_database_that_may_not_grow_says_so_and_keeps_what_it_has(record, open_pages):
    pages = open_pages(MOST_PAGES=str(pages_in(record.file) + 6))

    answer, recorded = until_full(pages, record)

    assert (answer.status, "no room left" in answer.text, REASON.strip() in answer.text) == (503, True, True)
    told = open_pages().get(record.form + "history/").text
    assert f"Version {recorded + 1}" in told
    assert f"Version {recorded + 2}" not in told
    record.tell(record.child)


@pytest.fixture
def small_disk(record, tmp_path):
    """The record on a disk of its own of six megabytes."""
    with mounted(tmp_path / "disk", 6) as disk:
        shutil.copytree(record.home, disk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("disk"))
        record.file = disk / record.file.name
        record.environ["KEEPSAKE_HOME"] = str(disk)
        yield disk


def test_a_full_disk_says_so_and_goes_on_when_there_is_room_again(record, small_disk, open_pages):
    pages = open_pages()
    with filled(small_disk, but=80_000):
        answer, recorded = until_full(pages, record)
        assert (answer.status, "no room left" in answer.text) == (503, True)

    told = pages.get(record.form + "history/").text
    assert f"Version {recorded + 1}" in told
    assert f"Version {recorded + 2}" not in told
    again = pages.post(record.form, form_of(pages, record.form) | {"given": "Robyn", "because": "certificate"})
    assert again.status == 302
    record.tell(record.child)
