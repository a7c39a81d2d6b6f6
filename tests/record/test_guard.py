"""Nothing personal is read outside an open access; inside one, only the rows and columns it grants."""

from datetime import date

import pytest
from django.db.models import Count, F, Max, OuterRef, Subquery

from keepsake.accounts.roles import Role
from keepsake.people.models import Allocation, Person, PersonName, PersonRole
from keepsake.record.opened import NotGranted, NotOpen
from keepsake.record.personal import Refuses
from tests.record.family import a_person, a_team, allocate, note, reading, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    """A child whom the worker is allocated to."""
    with reading(worker):
        person = a_person(given="Robin", born_on=date(2015, 5, 1), religion="invented", by=worker)
        allocate(person=person, to=worker, by=worker)
    return person


@pytest.fixture
def stranger(worker):
    """A child whom nobody works with."""
    with reading(worker):
        return a_person(given="Wren", born_on=date(2014, 1, 1), by=worker)


WAYS = {
    "all": lambda: list(Person.objects.all()),
    "get": lambda: Person.objects.get(),
    "count": lambda: Person.objects.count(),
    "exists": lambda: Person.objects.exists(),
    "values": lambda: list(Person.objects.values("id")),
    "aggregate": lambda: Person.objects.aggregate(Max("born_on")),
    "iterator": lambda: list(Person.objects.iterator()),
    "base manager": lambda: Person._base_manager.first(),
    "default manager": lambda: Person._default_manager.first(),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_outside_an_access_there_is_no_way_in(robin, way):
    with pytest.raises(NotOpen):
        way()


def test_a_query_made_inside_and_run_outside_finds_the_door_shut(robin, worker):
    with reading(worker):
        query = Person.objects.all()

    with pytest.raises(NotOpen):
        list(query)


def test_only_the_people_the_worker_has_to_do_with_are_there(robin, stranger, worker):
    with reading(worker):
        assert [person.pk for person in Person.objects.all()] == [robin.pk]
        assert Person.objects.count() == 1
        assert not Person.objects.filter(pk=stranger.pk).exists()
        assert PersonName.objects.aggregate(Count("id")) == {"id__count": 1}


def test_a_granted_column_is_read_and_another_is_not(robin, worker):
    with reading(worker, "name", "date_of_birth"):
        person = Person.objects.get(pk=robin.pk)

        assert person.born_on == date(2015, 5, 1)
        with pytest.raises(NotGranted):
            _ = person.religion


SMUGGLED = {
    "filter": lambda: list(Person.objects.filter(religion="invented")),
    "exclude": lambda: list(Person.objects.exclude(religion="")),
    "order": lambda: list(Person.objects.order_by("religion")),
    "values": lambda: list(Person.objects.values("religion")),
    "values_list": lambda: list(Person.objects.values_list("religion", flat=True)),
    "annotate": lambda: list(Person.objects.annotate(found=F("religion"))),
    "aggregate": lambda: Person.objects.aggregate(Max("religion")),
    "only": lambda: list(Person.objects.only("religion")),
    "defer nothing": lambda: list(Person.objects.defer(None)),
    "distinct": lambda: list(Person.objects.values("religion").distinct()),
    "subquery": lambda: list(
        Person.objects.annotate(found=Subquery(Person.objects.filter(pk=OuterRef("pk")).values("religion")[:1]))
    ),
    "join": lambda: list(PersonName.objects.filter(person__religion="invented")),
    "join order": lambda: list(PersonName.objects.order_by("person__religion")),
    "select related": lambda: list(PersonName.objects.select_related("person").defer(None)),
    "reverse join": lambda: list(Person.objects.filter(names__given="Robin")),
    "group": lambda: list(Person.objects.values("religion").annotate(Count("id"))),
    "in bulk": lambda: Person.objects.defer(None).in_bulk(),
    "union": lambda: list(Person.objects.values("religion").union(Person.objects.values("religion"))),
    "explain": lambda: Person.objects.filter(religion="x").explain(),
}


@pytest.mark.parametrize("way", SMUGGLED.values(), ids=SMUGGLED)
def test_a_column_that_is_not_granted_cannot_be_smuggled_out(robin, worker, way):
    with reading(worker, "name", "date_of_birth"), pytest.raises(NotGranted):
        way()


WRITES = {
    "update": lambda person: Person.objects.update(religion="x"),
    "filtered update": lambda person: Person.objects.filter(pk=person.pk).update(religion="x"),
    "bulk create": lambda person: Person.objects.bulk_create([Person()]),
    "bulk update": lambda person: Person.objects.bulk_update([person], ["religion"]),
    "query delete": lambda person: Person.objects.all().delete(),
    "delete": lambda person: person.delete(),
    "save": lambda person: person.save(),
    "create": lambda person: Person.objects.create(),
    "get or create": lambda person: Person.objects.get_or_create(religion="x"),
    "raw": lambda person: Person.objects.raw("select * from people_person"),
    "extra": lambda person: Person.objects.extra(select={"x": "1"}),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_what_keeps_no_version_is_refused(robin, worker, write):
    with reading(worker), pytest.raises(Refuses):
        write(robin)


def test_a_related_record_that_may_not_be_seen_is_not_there(robin, stranger, worker):
    with reading(worker):
        names = PersonName.objects.filter(person=stranger)
        assert list(names) == []
        assert list(robin.names.values_list("given", flat=True)) == ["Robin"]
        assert list(stranger.names.all()) == []


def test_the_team_sees_its_people_and_not_those_of_another(worker, make_account):
    from keepsake.people.models import Membership

    other = make_account(Role.SOCIAL_WORKER, username="other")
    ours, theirs = a_team("Ours"), a_team("Theirs")
    Membership.objects.create(worker=worker, team=ours, begins_on=date(2026, 1, 1))
    with reading(other):
        mine = a_person(given="Lark", by=other)
        allocate(person=mine, to=other, team=ours, by=other)
        foreign = a_person(given="Finch", by=other)
        allocate(person=foreign, to=other, team=theirs, by=other)

    with reading(worker):
        assert [person.pk for person in Person.objects.all()] == [mine.pk]


def test_a_manager_sees_the_teams_below(worker, make_account):
    from keepsake.people.models import Membership

    boss = make_account(Role.TEAM_MANAGER, username="boss")
    top = a_team("Top")
    below = a_team("Below", above=top)
    Membership.objects.create(worker=boss, team=top, is_manager=True, begins_on=date(2026, 1, 1))
    with reading(worker):
        person = a_person(given="Lark", by=worker)
        allocate(person=person, to=worker, team=below, by=worker)

    with reading(boss, role="team_manager"):
        assert Person.objects.count() == 1


def test_an_allocation_that_ended_is_no_reason_any_more(robin, worker, stranger):
    with reading(worker):
        allocate(person=stranger, to=worker, ends_on=date(2026, 6, 30), by=worker)

    with reading(worker):
        assert Person.objects.count() == 1
    with reading(worker, day=date(2026, 6, 30)):
        assert Person.objects.count() == 2


def test_a_restricted_person_is_nowhere(robin, worker):
    with reading(worker):
        restrict(person=robin, by=worker)

    with reading(worker):
        assert Person.objects.count() == 0
        assert PersonName.objects.count() == 0
        assert Allocation.objects.count() == 0
        assert PersonRole.objects.filter(person=robin).count() == 0


@pytest.mark.parametrize("code", ["sealed", "restriction"])
def test_a_sealed_or_restricted_use_is_stopped(robin, worker, code):
    with reading(worker):
        note(person=robin, code=code, by=worker)

    with reading(worker):
        assert Person.objects.count() == 0


def test_a_purpose_the_notice_does_not_know_for_it_shows_nothing(robin, worker):
    with reading(worker, "name", purpose="payments"):
        assert Person.objects.count() == 0
        assert PersonName.objects.count() == 0


def test_about_one_person_each_category_has_its_answer(robin, worker):
    with reading(worker, "name", "bank_details") as access:
        decisions = access.about(robin.pk)

        assert decisions["name"].allowed
        assert not decisions["bank_details"].allowed
        assert access.granted == {"name"}


def test_about_a_stranger_nothing_is_granted(stranger, worker):
    with reading(worker) as access:
        assert not any(decision.allowed for decision in access.about(stranger.pk).values())
        assert access.granted == frozenset()


def test_two_kinds_of_record_of_two_people_need_both_to_be_visible(robin, stranger, worker):
    from keepsake.people.models import Relationship
    from keepsake.record.writing import action, add

    @action
    def relate(*, by):
        return add(Relationship, person=robin, other=stranger, kind="sibling")

    with reading(worker):
        relate(by=worker)

    with reading(worker):
        assert Relationship.objects.count() == 0
        allocate(person=stranger, to=worker, by=worker)
    with reading(worker):
        assert Relationship.objects.count() == 1
