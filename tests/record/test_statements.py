"""What is remembered of a statement is what Django would write anew, and never more than is granted."""

import pytest
from django.db.models import F, Q
from django.db.models.sql import Query

from keepsake.accounts.roles import Role
from keepsake.people.models import Allocation, HouseholdMember, Person, PersonName
from keepsake.record import statements
from keepsake.record.opened import NotGranted, NotOpen
from tests.record.family import a_person, allocate, reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(statements, "_KEPT", {})


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    person = a_person(given="Robin", by=worker)
    with reading(worker):
        allocate(person=person, to=worker, by=worker)
    return person


def shapes(id):
    yield PersonName.objects.all()
    yield PersonName.objects.filter(person=id).order_by("-begins_on", "id")
    yield PersonName.objects.filter(person=id).order_by("person__born_on")
    yield PersonName.objects.filter(person__born_on=None)
    yield PersonName.objects.order_by("given").reverse()
    yield PersonName.objects.order_by(F("given").desc(nulls_last=True))
    yield PersonName.objects.order_by("given")[:1]
    yield PersonName.objects.distinct()
    yield PersonName.objects.only("given")
    yield PersonName.objects.defer("given")
    yield PersonName.objects.values("given")
    yield PersonName.objects.values_list("person", flat=True).order_by("given")
    yield PersonName.objects.annotate(called=F("given"))
    yield PersonName.objects.none()
    yield PersonName.objects.filter(person__in=Person.objects.values("pk"))
    yield Person.objects.filter(pk__in=PersonName.objects.filter(Q(given="Robin") | Q(family="x")).values("person"))
    yield Allocation.objects.select_related("team")
    yield HouseholdMember.objects.order_by("household__name")
    yield Person.objects.filter(pk=id).union(Person.objects.exclude(pk=id)).order_by("pk")


def written(rows, as_django_does=False):
    query = rows.query.chain()
    if as_django_does:
        _as_django_does(query)
    try:
        return query.sql_with_params()
    except (NotGranted, LookupError) as refused:
        return type(refused).__name__, str(refused)
    except Exception as empty:
        return type(empty).__name__


def _as_django_does(query):
    query.__class__ = Query
    for each in query.combined_queries:
        _as_django_does(each)


def test_a_statement_is_the_same_the_first_time_the_second_time_and_as_django_writes_it(worker, robin):
    with reading(worker):
        for rows in shapes(robin.pk):
            first, second = written(rows), written(rows)
            assert first == second == written(rows, as_django_does=True)
    assert len(statements._KEPT) > 5


def test_the_rows_are_the_same_when_their_columns_are_remembered(worker, robin):
    with reading(worker):
        first, second = (list(PersonName.objects.filter(person=robin).order_by("given")) for _ in range(2))

        assert [each.as_values() for each in first] == [each.as_values() for each in second]
        assert first[0].person_id == robin.pk


def test_what_was_let_through_once_is_asked_of_the_guard_where_less_is_granted(worker, robin):
    with reading(worker, "name", "date_of_birth"):
        asked = PersonName.objects.only("given", "person").order_by("given")
        assert [each.given for each in asked] == ["Robin"]

    with reading(worker, "date_of_birth"):
        with pytest.raises(NotGranted):
            list(asked.all())
        with pytest.raises(NotGranted):
            list(asked.order_by("-given"))


def test_what_was_let_through_once_is_refused_outside_an_access(worker, robin):
    with reading(worker, "name"):
        asked = PersonName.objects.order_by("given")
        list(asked)

    with pytest.raises(NotOpen):
        list(asked.all())


def test_memory_stays_bounded(worker, robin, monkeypatch):
    monkeypatch.setattr(statements, "MOST_KEPT", 3)
    with reading(worker):
        for rows in shapes(robin.pk):
            written(rows)
    assert len(statements._KEPT) <= 3
