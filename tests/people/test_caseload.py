"""The lists of the home page: right, and a fixed small number of queries however long they are."""

from datetime import date, timedelta

import pytest

from keepsake.accounts.roles import Role
from keepsake.people import caseload
from keepsake.people.actions import addresses, allocations, restrictions, teams
from keepsake.people.models import Membership
from tests.people.conftest import DAY, FAMILY, opening

SINCE = date(2026, 1, 1)
MOST_QUERIES = 16


@pytest.fixture
def ours(access, manager):
    """The team that the manager runs."""
    team = teams.add(name="Invented team", by=manager)
    Membership.objects.create(worker=manager, team=team, begins_on=SINCE, is_manager=True)
    return team


def allocate(person, worker, manager, team=None, begins_on=SINCE):
    return allocations.allocate(person=person, worker=worker, team=team, begins_on=begins_on, by=manager)


def reading(worker, wanted=None):
    given = {} if wanted is None else {"wanted": wanted}
    return opening(worker, role="social_worker", **given)


def test_my_people_are_those_i_work_with_today_by_name(make_person, worker, manager):
    for given, born in (("Wren", date(2013, 5, 2)), ("Lark", date(2026, 5, 2)), ("Finch", date(2010, 1, 1))):
        person = make_person(given, born_on=born)
        if given != "Finch":
            allocate(person, worker, manager)

    with reading(worker):
        found = caseload.mine()

    assert [(each.name, each.age, each.since) for each in found] == [
        (f"Lark {FAMILY}", "6 months", SINCE),
        (f"Wren {FAMILY}", "13", SINCE),
    ]


def test_the_last_change_is_of_anything_about_the_person(robin, worker, manager):
    allocate(robin, worker, manager)
    with reading(worker):
        before = caseload.mine()[0].changed_at
        addresses.move(person=robin, lines="1 Invented Lane", on=DAY, by=worker)

        assert caseload.mine()[0].changed_at > before


def test_what_is_not_granted_is_empty(robin, worker, manager):
    allocate(robin, worker, manager)

    with reading(worker, wanted=("sex", "allocation")):
        (line,) = caseload.mine()

    assert (line.name, line.age, line.id) == ("", "", robin.pk)


def test_new_is_what_came_in_the_last_fourteen_days(make_person, worker, manager):
    for days in (0, 13, 14):
        allocate(make_person(f"Day{days}"), worker, manager, begins_on=DAY - timedelta(days=days))

    with reading(worker):
        found = caseload.new_for_me()

    assert [each.name.split()[0] for each in found] == ["Day0", "Day13"]


def test_nobody_is_on_an_empty_list(worker):
    with reading(worker):
        assert caseload.mine() == caseload.new_for_me() == caseload.team_load() == []
        assert caseload.unowned() == caseload.Unowned([], [], [])


def test_sixty_people_cost_no_more_queries_than_one(make_person, worker, manager, django_assert_max_num_queries):
    for number in range(60):
        allocate(make_person(f"Wren{number}"), worker, manager)

    with reading(worker), django_assert_max_num_queries(MOST_QUERIES):
        assert len(caseload.mine()) == 60


def test_a_manager_sees_what_nobody_owns(make_person, ours, worker, manager):
    alone = make_person("Alone")
    allocations.allocate(person=alone, team=ours, begins_on=SINCE, by=manager)
    settled = make_person("Settled")
    allocate(settled, worker, manager, team=ours)
    addresses.move(person=alone, lines="1 Invented Lane", on=SINCE, by=manager)
    addresses.no_fixed_abode(person=settled, on=SINCE, by=manager)
    bare = make_person("Bare", born_on=None, birth_known="unknown")
    allocate(bare, worker, manager, team=ours)

    with opening(manager):
        found = caseload.unowned()

    assert [each.id for each in found.no_worker] == [alone.pk]
    assert [each.id for each in found.no_address] == [bare.pk]
    assert [each.id for each in found.no_birth] == [bare.pk]


def test_a_parent_or_a_baby_not_yet_born_lacks_no_address(make_person, ours, worker, manager):
    parent = make_person("Marigold", roles=["parent"])
    baby = make_person("", family="", roles=[], born_on=date(2027, 1, 1), birth_known="expected")
    for person in (parent, baby):
        allocate(person, worker, manager, team=ours)

    with opening(manager):
        assert caseload.unowned() == caseload.Unowned([], [], [])


def test_a_manager_sees_who_carries_how_much(make_person, ours, worker, manager, make_account):
    other = make_account(Role.SOCIAL_WORKER, username="other")
    other.display_name = "Another Invented Person"
    other.save()
    for number in range(3):
        allocate(make_person(f"Wren{number}"), worker if number else other, manager, team=ours)
    allocations.allocate(person=make_person("Alone"), team=ours, begins_on=SINCE, by=manager)

    with opening(manager):
        found = caseload.team_load()

    assert [(load.worker, load.people) for load in found] == [
        (worker.pk, 2),
        (None, 1),
        (other.pk, 1),
    ]


def test_who_is_hidden_is_in_no_list_and_in_no_number(make_person, ours, worker, manager):
    boss = teams.join(worker=worker, team=ours, is_manager=True, begins_on=SINCE, by=manager).worker
    seen, hidden = make_person("Seen"), make_person("Hidden")
    for person in (seen, hidden):
        allocate(person, boss, manager, team=ours)
    restrictions.place(person=hidden, reason="x", keepers=[manager], keepers_until=date(2027, 1, 1), by=manager)

    with opening(boss):
        assert [each.name.split()[0] for each in caseload.mine()] == ["Seen"]
        assert [load.people for load in caseload.team_load()] == [1]


@pytest.mark.parametrize("ask", [caseload.unowned, caseload.team_load])
def test_a_managers_lists_are_few_queries(make_person, ours, worker, manager, ask, django_assert_max_num_queries):
    for number in range(8):
        allocations.allocate(person=make_person(f"Wren{number}"), team=ours, begins_on=SINCE, by=manager)

    with opening(manager), django_assert_max_num_queries(MOST_QUERIES):
        ask()
