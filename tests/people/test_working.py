"""Who works with whom, in which team, and what is left when somebody goes."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.actions import absences, allocations, duties, teams, workers
from keepsake.people.authority import NotYours
from keepsake.people.models import Absence, Allocation, Duty, Membership, Person, Team
from keepsake.people.seeing import NotSeen
from keepsake.record.history import history
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY, opening

BEFORE, SINCE = date(2026, 1, 1), date(2026, 6, 1)


@pytest.fixture
def other(make_account):
    return make_account(Role.SOCIAL_WORKER, username="other")


def seen_by(account, day=DAY, role="social_worker"):
    with opening(account, role=role, day=day):
        return Person.objects.count()


def test_who_is_allocated_sees_the_person(robin, worker, manager):
    allocations.allocate(person=robin, worker=worker, begins_on=SINCE, reason="new case", by=manager)

    assert seen_by(worker) == 1
    assert seen_by(worker, day=BEFORE) == 0


def test_there_is_one_allocated_worker(robin, worker, other, manager):
    allocations.allocate(person=robin, worker=worker, begins_on=SINCE, by=manager)

    with opening(worker, role="social_worker"), pytest.raises(Wrong, match="Transfer"):
        allocations.allocate(person=robin, worker=other, begins_on=DAY, by=worker)


def test_a_second_worker_stands_beside_the_first(robin, worker, other, manager):
    allocations.allocate(person=robin, worker=worker, begins_on=SINCE, by=manager)
    with opening(worker, role="social_worker"):
        allocations.allocate(person=robin, worker=other, part="second", begins_on=DAY, by=worker)

    assert seen_by(other) == 1


def test_a_team_holds_a_person_until_a_worker_does(robin, worker, manager):
    ours = teams.add(name="Invented team", by=manager)
    held = allocations.allocate(person=robin, team=ours, begins_on=BEFORE, by=manager)
    allocations.allocate(person=robin, worker=worker, team=ours, begins_on=SINCE, by=manager)

    with opening(worker, role="social_worker"):
        assert Allocation.objects.get(pk=held.pk).ends_on == date(2026, 5, 31)


def test_a_transfer_says_why_and_leaves_no_gap(robin, worker, other, manager):
    first = allocations.allocate(person=robin, worker=worker, begins_on=BEFORE, by=manager)
    with opening(worker, role="social_worker"):
        with pytest.raises(Wrong):
            allocations.transfer(allocation=first, worker=other, on=SINCE, reason=" ", by=worker)

        allocations.transfer(allocation=first, worker=other, on=SINCE, reason="moved to another team", by=worker)

    assert (seen_by(worker, day=date(2026, 5, 31)), seen_by(other, day=date(2026, 5, 31))) == (1, 0)
    assert (seen_by(worker), seen_by(other)) == (0, 1)
    with opening(other, role="social_worker"):
        assert history(Allocation.objects.get(pk=first.pk))[1].reason == "moved to another team"


def test_a_transfer_keeps_the_team(robin, worker, other, manager):
    ours = teams.add(name="Invented team", by=manager)
    first = allocations.allocate(person=robin, worker=worker, team=ours, begins_on=BEFORE, by=manager)
    with opening(worker, role="social_worker"):
        second = allocations.transfer(allocation=first, worker=other, on=BEFORE, reason="a mistake", by=worker)

    assert second.team_id == ours.pk
    assert (seen_by(worker, day=BEFORE), seen_by(other, day=BEFORE)) == (0, 1)


def test_a_part_that_ended_is_not_transferred(robin, worker, other, manager):
    first = allocations.allocate(person=robin, worker=worker, begins_on=BEFORE, by=manager)
    allocations.end(allocation=first, ends_on=SINCE, reason="closed", by=manager)

    with pytest.raises(Wrong, match="ended before"):
        allocations.transfer(allocation=first, worker=other, on=DAY, reason="back", by=manager)
    assert seen_by(worker) == 0


def test_somebody_works_with_a_person(robin, manager):
    with pytest.raises(Wrong) as told:
        allocations.allocate(person=robin, begins_on=SINCE, by=manager)
    assert told.value.field == "worker"
    with pytest.raises(Wrong, match="One of: worker"):
        allocations.allocate(person=robin, worker=manager, part="friend", begins_on=SINCE, by=manager)


def test_nobody_gives_themselves_a_person_they_do_not_see(robin, worker):
    with opening(worker, role="social_worker"), pytest.raises(NotSeen):
        allocations.allocate(person=robin, worker=worker, begins_on=SINCE, by=worker)


def test_whoever_puts_somebody_into_the_record_may_say_who_works_with_them(worker):
    from keepsake.people.actions import persons

    with opening(worker, role="social_worker"):
        wren = persons.add(given="Wren", roles=["child"], unsearched="invented", by=worker)
        allocations.allocate(person=wren, worker=worker, begins_on=SINCE, by=worker)

    assert seen_by(worker) == 1


def test_a_record_of_somebody_else_does_not_become_ones_own_by_touching_it(robin, worker):
    from keepsake.people.actions import persons

    with opening(worker, role="social_worker"):
        robin.version = 1
        persons.correct(person=robin, because="a risk", sex="F", by=worker)

        with pytest.raises(NotSeen):
            allocations.allocate(person=robin, worker=worker, begins_on=SINCE, by=worker)


def test_whoever_works_with_a_child_works_with_the_mother_too(robin, mother, worker, manager):
    ours = teams.add(name="Invented team", by=manager)
    allocations.allocate(person=robin, worker=worker, team=ours, begins_on=SINCE, by=manager)
    Membership.objects.create(worker=manager, team=ours, begins_on=BEFORE)

    allocations.extend(person=robin, to=mother, begins_on=SINCE, by=manager)
    again = allocations.extend(person=robin, to=mother, begins_on=SINCE, by=manager)

    assert seen_by(worker) == 2
    assert again == []


def test_a_worker_joins_manages_and_leaves_a_team(worker, manager, access):
    ours = teams.add(name="Invented team", by=manager)
    membership = teams.join(worker=worker, team=ours, begins_on=BEFORE, by=manager)
    with pytest.raises(Wrong, match="already"):
        teams.join(worker=worker, team=ours, begins_on=SINCE, by=manager)

    teams.set_manager(membership=membership, is_manager=True, by=manager)
    teams.leave(membership=membership, ends_on=SINCE, by=manager)

    kept = Membership.objects.get()
    assert (kept.is_manager, kept.ends_on) == (True, SINCE)


def test_a_team_has_a_name_of_its_own(manager, access):
    teams.add(name="Invented team", by=manager)

    with pytest.raises(Wrong, match="There is a team"):
        teams.add(name="invented TEAM", by=manager)
    assert Team.objects.count() == 1


RUNNING = {
    "add": lambda by, _: teams.add(name="x", by=by),
    "join": lambda by, team: teams.join(worker=by, team=team, begins_on=SINCE, by=by),
    "duty": lambda by, _: duties.put_on(worker=by, begins_on=SINCE, ends_on=SINCE, by=by),
    "leave": lambda by, _: workers.leave(worker=by, on=SINCE, by=by),
}


@pytest.mark.parametrize("run", RUNNING.values(), ids=RUNNING)
def test_a_social_worker_does_not_run_teams(worker, run):
    team = Team.objects.create(name="Invented team")

    with opening(worker, role="social_worker"), pytest.raises(NotYours):
        run(worker, team)


TO_ONESELF = {
    "join": lambda by, other, team: teams.join(worker=by, team=team, begins_on=SINCE, by=by),
    "manage": lambda by, other, team: teams.set_manager(
        membership=Membership.objects.create(worker=by, team=team, begins_on=SINCE), is_manager=True, by=by
    ),
    "duty": lambda by, other, team: duties.put_on(worker=by, begins_on=SINCE, ends_on=SINCE, by=by),
    "stand in": lambda by, other, team: absences.cover(worker=other, cover=by, begins_on=SINCE, ends_on=SINCE, by=by),
    "stand in for longer": lambda by, other, team: absences.come_back(
        absence=Absence.objects.create(worker=other, cover=by, begins_on=SINCE, ends_on=SINCE), ends_on=DAY, by=by
    ),
}


@pytest.mark.parametrize("opens", TO_ONESELF.values(), ids=TO_ONESELF)
def test_a_manager_opens_no_records_to_themselves(manager, other, access, opens):
    theirs = Team.objects.create(name="A team of others")

    with pytest.raises(Wrong, match="Nobody opens records to themselves"):
        opens(manager, other, theirs)


def test_a_manager_is_given_by_themselves_what_they_see_anyway(manager, worker, access):
    above = Team.objects.create(name="Above")
    below = Team.objects.create(name="Below", above=above)
    Membership.objects.create(worker=manager, team=above, begins_on=BEFORE, is_manager=True)
    Membership.objects.create(worker=worker, team=below, begins_on=BEFORE)

    teams.join(worker=manager, team=below, begins_on=SINCE, is_manager=True, by=manager)
    absences.cover(worker=worker, cover=manager, begins_on=SINCE, ends_on=SINCE, by=manager)

    assert Membership.objects.filter(worker=manager).count() == 2
    assert Absence.objects.get().cover == manager


def test_who_stands_in_sees_for_these_days(robin, worker, other, manager):
    allocations.allocate(person=robin, worker=worker, begins_on=BEFORE, by=manager)
    with opening(worker, role="social_worker"):
        away = absences.cover(worker=worker, cover=other, begins_on=SINCE, ends_on=DAY, by=worker)
    assert (seen_by(other), seen_by(other, day=date(2026, 5, 31))) == (1, 0)

    with opening(worker, role="social_worker"):
        absences.come_back(absence=away, ends_on=date(2026, 11, 20), by=worker)
    assert seen_by(other) == 0


def test_nobody_arranges_to_stand_in_for_another_by_themselves(worker, other):
    with opening(other, role="social_worker"), pytest.raises(NotYours):
        absences.cover(worker=worker, cover=other, begins_on=SINCE, ends_on=DAY, by=other)
    with opening(worker, role="social_worker"), pytest.raises(Wrong):
        absences.cover(worker=worker, cover=worker, begins_on=SINCE, ends_on=DAY, by=worker)


def test_when_a_worker_leaves_nobody_is_forgotten(robin, mother, worker, manager, make_person):
    ours = teams.add(name="Invented team", by=manager)
    teams.join(worker=worker, team=ours, begins_on=BEFORE, by=manager)
    Membership.objects.create(worker=manager, team=ours, begins_on=BEFORE)
    duties.put_on(worker=worker, begins_on=BEFORE, ends_on=date(2026, 12, 31), by=manager)
    duties.put_on(worker=worker, begins_on=date(2026, 12, 1), ends_on=date(2026, 12, 31), by=manager)
    seen = allocations.allocate(person=robin, worker=worker, team=ours, begins_on=BEFORE, by=manager)
    allocations.allocate(person=mother, worker=worker, begins_on=BEFORE, by=manager)
    ended = allocations.allocate(person=make_person("Wren"), worker=worker, team=ours, begins_on=BEFORE, by=manager)
    allocations.end(allocation=ended, ends_on=SINCE, reason="closed", by=manager)

    left = workers.leave(worker=worker, on=DAY, by=manager)

    assert [each.pk for each in left.held] == [seen.pk]
    assert left.unseen == 1
    assert not left.nobody_is_orphaned
    assert Membership.objects.get(worker=worker).ends_on == DAY
    assert [duty.ends_on for duty in Duty.objects.filter(worker=worker)] == [DAY]


def test_nobody_says_themselves_that_they_leave(manager, access):
    with pytest.raises(Wrong):
        workers.leave(worker=manager, on=DAY, by=manager)
