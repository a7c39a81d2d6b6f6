"""Who looks is told to one transaction, and is forgotten with it: a connection that is used again knows nobody."""

import pytest
from django.db import connection, transaction
from django.test import Client

from keepsake.accounts.roles import Role
from keepsake.people.models import Person
from keepsake.record.second_wall import NoTransaction
from tests.both_databases.seen import asked, ids
from tests.record.family import a_person, allocate, reading

if connection.vendor != "postgresql":
    pytest.skip("SQLite has no second wall", allow_module_level=True)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
SETTINGS = ("worker", "day", "keeping", "maintenance")


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    with reading(worker), transaction.atomic():
        person = a_person(given="Robin", by=worker)
        allocate(person=person, to=worker, by=worker)
    return person


def still_set():
    return [name for name in SETTINGS if any(asked("select current_setting(%s, true)", f"keepsake.{name}"))]


def test_after_the_commit_the_connection_knows_nobody(robin, worker):
    with reading(worker), transaction.atomic():
        assert ids("people_person") == {robin.pk}
        assert still_set() == ["worker", "day"]

    assert still_set() == []
    assert ids("people_person") == set()


def test_after_an_error_the_connection_knows_nobody(robin, worker):
    with pytest.raises(ZeroDivisionError), reading(worker), transaction.atomic():
        Person.objects.count() / 0

    assert still_set() == []


def test_an_access_spans_several_transactions(robin, worker):
    with reading(worker):
        for _ in range(2):
            with transaction.atomic():
                assert Person.objects.count() == 1


def test_two_accesses_on_one_connection_do_not_mix(robin, worker, make_account):
    other = make_account(Role.SOCIAL_WORKER, username="other")

    for who, there in ((worker, 1), (other, 0), (worker, 1)):
        with reading(who), transaction.atomic():
            assert Person.objects.count() == there
            assert asked("select current_setting('keepsake.worker')") == [str(who.pk)]


def test_an_access_without_a_transaction_says_what_to_do(robin, worker):
    with reading(worker), pytest.raises(NoTransaction, match=r"transaction\.atomic"):
        Person.objects.count()


def test_a_page_that_was_refused_is_written_down_and_not_a_fault(robin, make_account):
    """Its own transaction is undone, and that of the log is another."""
    client, other = Client(), make_account(Role.SOCIAL_WORKER, username="other")
    client.force_login(other, backend="keepsake.accounts.backends.PasswordBackend")

    answer = client.get(f"/people/{robin.pk}/")

    assert answer.status_code in (403, 404)
    assert asked("select distinct outcome from audit_entry where action = 'read'") == ["deny"]
