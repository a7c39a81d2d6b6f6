"""What a database begins with is everybody whom the condition allows, and never fewer."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keepsake.accounts.roles import Role
from keepsake.people.models import Duty, Membership, Person, PersonName
from keepsake.record.opened import current
from keepsake.record.rows import are_few, as_q
from tests.record.family import a_person, a_team, allocate, reading, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def people(worker, make_account):
    """One of the worker's own, one of the team, one closed to them, one whom nobody works with."""
    other, team = make_account(Role.SOCIAL_WORKER, username="other"), a_team()
    Membership.objects.create(worker=worker, team=team, begins_on=date(2026, 1, 1))
    with reading(worker):
        made = [a_person(given=name, by=worker) for name in ("Own", "Team", "Closed", "Nobody")]
        allocate(person=made[0], to=worker, by=worker)
        allocate(person=made[2], to=worker, by=worker)
        restrict(person=made[2], by=worker)
    with reading(other):
        allocate(person=made[1], to=other, team=team, by=other)
    return made


def seen():
    return set(PersonName.objects.values_list("given", flat=True))


def test_beginning_with_few_shows_the_same_people(worker, people):
    with reading(worker, "name", "date_of_birth") as access:
        assert are_few(access, Person)
        assert seen() == {"Own", "Team"}
        assert Person.objects.count() == 2
        written = as_q(access.condition(frozenset({"date_of_birth"})), access, "")
        assert set(Person.objects.all()) == set(Person.objects.filter(written))


def test_who_is_on_duty_begins_with_everybody(worker, people):
    Duty.objects.create(worker=worker, begins_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))

    with reading(worker, "name", "date_of_birth") as access:
        assert not are_few(access, Person)
        assert Person.objects.count() == 3
        assert seen() == {"Own", "Team", "Nobody"}


def test_a_condition_inside_another_query_is_about_its_own_rows(worker, people):
    """The names of subqueries are our own: inside a subquery, they do not mean the rows of the query around it."""
    with reading(worker, "name", "date_of_birth"):
        inner = Person.objects.values("pk")
        assert set(PersonName.objects.filter(person__in=inner).values_list("given", flat=True)) == {"Own", "Team"}
        assert Person.objects.filter(pk__in=inner.filter(pk__in=Person.objects.values("pk"))).count() == 2
        assert Person.objects.exclude(pk__in=inner).count() == 0
        both = Person.objects.filter(pk=people[0].pk) | Person.objects.filter(pk=people[1].pk)
        assert both.count() == 2
        assert Person.objects.all().union(Person.objects.all()).count() == 2


def test_an_allocation_in_the_access_is_seen_in_the_access(worker, people):
    with reading(worker, "name", "date_of_birth"):
        assert Person.objects.count() == 2
        allocate(person=people[3], to=worker, by=worker)
        assert Person.objects.count() == 3


def test_of_whom_it_is_known_already_nothing_is_asked_until_something_was_written(worker, people):
    own, team, _, nobody = (person.pk for person in people)
    with reading(worker, "name", "date_of_birth") as access:
        Person.objects.count()
        with CaptureQueriesContext(connection) as asked:
            before = access.known_of({own, team})
        assert len(asked) == 0
        assert set(access.known_of({own, nobody})) >= {own, nobody}
        assert access.known(own).relationships == {"allocated", "none"}
        allocate(person=people[3], to=worker, by=worker)
        after = access.known_of({own, team, nobody})

    with reading(worker, "name", "date_of_birth") as access:
        assert access.known_of({own, team, nobody}) == after
    assert (after[own], after[team]) == (before[own], before[team])
    assert after[nobody].relationships == {"allocated", "none"}


def test_the_same_text_serves_every_model_of_a_page(worker, people):
    Duty.objects.create(worker=worker, begins_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))
    with reading(worker, "name", "date_of_birth"):
        list(Person.objects.all())
        texts = {key for key in current().worked_out if isinstance(key, tuple) and key[0] == "text"}
        list(PersonName.objects.all())

        assert {key for key in current().worked_out if isinstance(key, tuple) and key[0] == "text"} == texts
        assert connection.alias in {key[-1] for key in texts}
