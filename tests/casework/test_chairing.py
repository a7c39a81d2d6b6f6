"""Who chairs a conference is independent of the work, sees the children for as long as they chair, and records it."""

from datetime import date, timedelta

import pytest

from keepsake.accounts.roles import Role
from keepsake.casework.actions import conferences
from keepsake.casework.models import ChildProtectionPlan, Conference, ConferenceInvitation
from keepsake.people.actions import allocations
from keepsake.people.models import Allocation, Membership, Person, Team
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on
from tests.casework.test_protection import CONFERENCE, enquired

pytestmark = pytest.mark.django_db
CHAIR = "conference_chair"
LATER = CONFERENCE + timedelta(days=8)


@pytest.fixture
def chair(make_account):
    return make_account(Role.CONFERENCE_CHAIR, username="chair")


def planned(children, by, chair, day=FRIDAY):
    with on(by, day):
        found, enquiry = enquired(children, by)
        return conferences.convene(
            referrals=found, kind="initial", planned_at=at(CONFERENCE), enquiry=enquiry, chaired_by=chair, by=by
        )


def decided(conference, children, by, outcome="plan", day=CONFERENCE):
    own = {"outcome": outcome, "category": "PHY" if outcome == "plan" else ""}
    conferences.hold(
        conference=conference, held_on=day, is_quorate=True, because="The harm goes on.",
        decisions=dict.fromkeys(children, own), by=by,
    )  # fmt: skip


def seen_by(chair, day):
    with on(chair, day, CHAIR):
        return set(Person.objects.values_list("pk", flat=True))


def test_a_chair_sees_whom_a_conference_they_chair_is_about_and_nobody_else(children, manager, chair):
    assert seen_by(chair, FRIDAY) == set()

    planned(children[:2], manager, chair)

    assert seen_by(chair, FRIDAY) == {each.pk for each in children[:2]}
    assert seen_by(chair, FRIDAY - timedelta(days=1)) == set()


def test_a_chair_records_what_was_decided_and_who_did_not_agree(children, manager, chair):
    conference = planned(children[:1], manager, chair)
    with on(chair, CONFERENCE, CHAIR):
        asked = conferences.invite(conference=conference, name="Nurse Invented", by=chair)
        conferences.note_attendance(invitation=asked, attendance="attended", dissent="Not this category.", by=chair)
        decided(conference, children[:1], chair)

        assert ChildProtectionPlan.objects.get().initial_category == "PHY"
        assert ConferenceInvitation.objects.get().dissent == "Not this category."


def test_a_chair_sees_no_conference_that_another_one_chairs(children, manager, chair, make_account):
    planned(children[:1], manager, chair)
    other = make_account(Role.CONFERENCE_CHAIR, username="other")

    with on(other, CONFERENCE, CHAIR):
        assert list(Conference.objects.all()) == []


def test_who_works_with_a_child_or_manages_who_does_is_no_chair(children, worker, manager, make_account):
    line = make_account(Role.TEAM_MANAGER, username="line")
    area, team = Team.objects.create(name="Invented area"), Team.objects.create(name="Invented team")
    Team.objects.filter(pk=team.pk).update(above=area)
    Membership.objects.create(worker=line, team=area, is_manager=True, begins_on=date(2020, 1, 1))
    conference = planned(children[:1], manager, None)
    with on(worker, FRIDAY, "social_worker"):
        allocations.allocate(person=children[0], worker=worker, team=team, begins_on=FRIDAY, by=worker)

        for who in (worker, line):
            with pytest.raises(Wrong, match=f"{who.display_name} works with these children, or answers for who does"):
                conferences.move(
                    conference=conference, planned_at=at(CONFERENCE), because="a chair", chaired_by=who, by=worker
                )


def test_somebody_who_came_to_work_with_a_child_decides_nothing_as_its_chair(children, manager, chair):
    conference = planned(children[:1], manager, chair)
    with on(manager, FRIDAY):
        allocations.allocate(person=children[0], worker=chair, begins_on=FRIDAY, by=manager)

    with on(chair, CONFERENCE, CHAIR), pytest.raises(Wrong, match="A chair is independent"):
        decided(conference, children[:1], chair)


def test_another_chair_takes_over_and_who_chaired_before_sees_the_child_no_longer(
    children, manager, chair, make_account
):
    conference = planned(children[:1], manager, chair)
    other = make_account(Role.CONFERENCE_CHAIR, username="other")
    with on(manager, FRIDAY):
        conferences.move(
            conference=conference, planned_at=at(CONFERENCE, 11), because="ill", chaired_by=other, by=manager
        )

    assert seen_by(chair, FRIDAY + timedelta(days=1)) == set()
    assert seen_by(other, FRIDAY) == {children[0].pk}


@pytest.mark.parametrize(("outcome", "sees"), [("plan", True), ("no_plan", False)])
def test_a_chair_is_done_once_the_minutes_are_out_and_no_plan_runs(children, manager, chair, outcome, sees):
    conference = planned(children[:1], manager, chair)
    with on(chair, CONFERENCE, CHAIR):
        decided(conference, children[:1], chair, outcome)
    with on(chair, LATER, CHAIR):
        conferences.circulate(conference=Conference.objects.get(), on=LATER, to="all who were asked", by=chair)

    assert bool(seen_by(chair, LATER + timedelta(days=1))) is sees
    with on(manager, LATER):
        assert Allocation.objects.filter(part="chair").count() == 1
