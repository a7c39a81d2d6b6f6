"""A page that only reads keeps nobody from writing; what it turns out to write is written all the same, and logged."""

import shutil
import sqlite3
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.record.audit.rows import end
from keepsake.web.reading import reads
from keepsake.web.sqlite3.base import DatabaseWrapper
from keepsake.web.transactions import WouldWrite, is_reader, only_reading

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets others write while somebody reads"),
]


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


def answered(view, worker, method="get"):
    request = getattr(RequestFactory(), method)("/")
    request.user = worker
    return reads(purpose="safeguard_children", categories=("name",))(view)(request)


def begun_as():
    """The statements with which transactions began, in a view that tells."""
    told = []

    def view(request):
        told.append(connections["default"].transaction_mode)
        return HttpResponse("read")

    return view, told


def test_a_page_begins_as_a_reader_and_a_form_as_a_writer(worker):
    view, told = begun_as()

    answered(view, worker)
    answered(view, worker, "post")

    assert told == [None, "IMMEDIATE"]
    assert connections["default"].transaction_mode == "IMMEDIATE"


def written():
    """How many events the log has."""
    with connection.cursor() as cursor:
        return end(cursor).seq


def test_a_page_that_writes_after_all_is_asked_again_as_a_writer(worker):
    asked = []

    def view(request):
        asked.append(request.access)
        request.access.saw([worker.pk])
        Account.objects.filter(pk=worker.pk).update(display_name="Written")
        return HttpResponse("written")

    before = written()
    assert answered(view, worker).content == b"written"
    assert len(asked) == 2
    assert asked[0] is not asked[1]
    assert Account.objects.get(pk=worker.pk).display_name == "Written"
    assert written() == before + 1, "it was logged once"


def test_nothing_is_written_while_only_reading_and_everything_after(worker):
    with pytest.raises(WouldWrite), only_reading():
        Account.objects.filter(pk=worker.pk).update(display_name="Written")
    assert Account.objects.get(pk=worker.pk).display_name != "Written"

    Account.objects.filter(pk=worker.pk).update(display_name="After")
    assert Account.objects.get(pk=worker.pk).display_name == "After"


def test_another_fault_of_the_database_stays_what_it_is():
    with pytest.raises(OperationalError, match="no such table"), only_reading(), connection.cursor() as cursor:
        cursor.execute("select * from nothing_of_that_name")


def test_a_page_is_not_answered_where_its_log_cannot_be_written(worker, monkeypatch):
    def full(*_):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("keepsake.web.reading.write", full)

    with pytest.raises(OperationalError, match="full"):
        answered(lambda request: HttpResponse("read"), worker)


@pytest.mark.parametrize(("method", "reads_only"), [("GET", True), ("HEAD", True), ("POST", False)])
def test_only_a_safe_request_is_a_reader(method, reads_only):
    assert is_reader(SimpleNamespace(method=method)) == reads_only


@pytest.fixture
def kept(tmp_path):
    """A connection to a file that is kept open."""
    made = DatabaseWrapper(connection.settings_dict | {"NAME": tmp_path / "kept.sqlite3", "TEST": {"NAME": None}})
    made.ensure_connection()
    yield made
    made.close()


def test_a_connection_is_kept_while_its_file_is_the_same(kept):
    with transaction.atomic():
        assert kept.is_usable()
    sqlite3.connect(kept.settings_dict["NAME"]).execute("create table more (id)")
    assert kept.is_usable()


def test_a_connection_is_let_go_when_its_file_was_replaced_or_put_away(kept):
    path = kept.settings_dict["NAME"]
    shutil.copy(path, path.with_suffix(".backup"))
    path.with_suffix(".backup").rename(path)
    assert not kept.is_usable()

    path.unlink()
    assert not kept.is_usable()
