"""A database that is locked, away or full: the page says so in plain words, and nothing that was typed is lost."""

import html
import re
import sqlite3
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from keepsake.record.audit.rows import LOCK
from tests.failure.conftest import in_postgresql
from tests.people_pages.test_forms import form_of

pytestmark = pytest.mark.django_db(transaction=True)
ON_SQLITE = connection.vendor == "sqlite"
TYPED = "He says it is “Robyn” & spells it <so>"


@contextmanager
def locked(record):
    """Somebody else is writing, and does not come to an end."""
    if ON_SQLITE:
        other = sqlite3.connect(record.file, isolation_level=None)
        other.execute("begin immediate")
    else:
        other = psycopg.connect(dbname=record.name)
        other.execute("select pg_advisory_lock(%s)", (LOCK,))
    try:
        yield
    finally:
        other.close()


@contextmanager
def away(record):
    """The file cannot be opened; the server takes no connections."""
    hidden = record.file.with_suffix(".hidden")
    if ON_SQLITE:
        record.file.rename(hidden)
        record.file.mkdir()
    in_postgresql(
        f"alter database {record.name} allow_connections false",
        f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{record.name}'",
    )
    try:
        yield
    finally:
        if ON_SQLITE:
            record.file.rmdir()
            hidden.rename(record.file)
        in_postgresql(f"alter database {record.name} allow_connections true")


def fields_of(page):
    """What the page would send again."""
    found = re.findall(r'<textarea hidden name="([^"]+)">\n(.*?)</textarea>', page.text, re.S)
    return {html.unescape(name): html.unescape(text) for name, text in found}


HAPPENS = {"locked": (locked, "too busy just now"), "away": (away, "cannot be reached just now")}


@pytest.mark.parametrize(("happens", "words"), HAPPENS.values(), ids=HAPPENS)
def test_what_was_typed_comes_back_and_is_recorded_once_when_it_is_sent_again(record, open_pages, happens, words):
    pages = open_pages(PATIENCE="0.3")
    sent = form_of(pages, record.form) | {"given": "Robyn", "because": TYPED}
    with happens(record):
        shown = pages.post(record.form, sent)
        reading = pages.get(record.page)

    assert (shown.status, reading.status) == (503, 503)
    assert words in shown.text
    assert words in reading.text
    assert html.escape(TYPED) in shown.text
    assert fields_of(shown) == sent
    assert "Traceback" not in shown.text

    answers = [pages.post(record.form, fields_of(shown)) for _ in range(2)]
    assert [answer.status for answer in answers] == [302, 302]
    told = pages.get(record.form + "history/").text
    assert "Version 2" in told
    assert "Version 3" not in told
    record.tell(record.child)


def test_a_form_with_a_password_is_not_shown_back(record, open_pages):
    pages = open_pages()
    with away(record):
        shown = pages.post("/account/password/", {"old_password": "an invented secret", "new_password1": "x"})

    assert shown.status == 503
    assert "secret" not in shown.text


def test_the_process_is_not_ready_while_the_database_is_away_and_ready_after(record, open_pages):
    pages = open_pages()
    with away(record):
        assert pages.get("/health/live").status == 200
        told = pages.get("/health/ready")
        assert (told.status, "does not answer" in told.text) == (503, True)
    assert pages.get("/health/ready").status == 200


@pytest.mark.skipif(not ON_SQLITE, reason="on PostgreSQL a long writer keeps nobody from writing")
def test_the_process_is_not_ready_while_nothing_can_be_written(record, open_pages):
    pages = open_pages(PATIENCE="0.3")
    with locked(record):
        assert pages.get("/health/ready").status == 503
