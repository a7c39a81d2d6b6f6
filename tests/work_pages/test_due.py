"""What is due, on the pages of who works with the children."""

from datetime import timedelta

import pytest
from django.urls import reverse

from keepsake.casework.actions import assessments, referrals
from keepsake.people.models import Absence
from tests.casework.conftest import on
from tests.work_pages.invented_team import a_child, client_of, close, today

pytestmark = pytest.mark.django_db
MINE, TEAM = reverse("work:due"), reverse("work:team-due")


def refer(child, by, days_ago=5):
    with on(by, today()):
        return referrals.accept(
            person=child, received_on=today() - timedelta(days=days_ago), reason="An invented worry.", by=by
        )


def start(child, by, days_ago):
    referral = refer(child, by, days_ago)
    with on(by, today()):
        assessments.start(referrals=[referral], started_on=today() - timedelta(days=days_ago), by=by)


def page(account, address):
    answer = client_of(account).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_home_tells_a_worker_what_is_late_and_why(office):
    start(office.child, office.manager, days_ago=100)

    text = page(office.sage, "/")

    assert "Late, or due within a week: 1" in text
    assert "Finish the child and family assessment" in text
    assert "45 working days after the referral" in text


def test_what_is_due_stands_by_day_or_by_child(office):
    start(office.child, office.manager, days_ago=100)
    other = a_child("Robin", office.sage, worker=office.sage, team=office.team)
    start(other, office.manager, days_ago=1)

    assert "Late: 1" in page(office.sage, MINE)
    assert "Later: 2" in page(office.sage, MINE)  # the assessment, and its first review point
    assert "Robin Ashgrove-Invented: 2" in page(office.sage, f"{MINE}?by=child")


def test_nothing_due_says_so(office):
    assert "Nothing is due" in page(office.sage, f"{MINE}?by=nonsense")


def test_who_stands_in_sees_what_is_due(office):
    start(office.child, office.manager, days_ago=100)
    Absence.objects.create(worker=office.sage, cover=office.rue, begins_on=today(), ends_on=today())

    assert "Wren" in page(office.rue, MINE)


def test_a_manager_sees_what_the_team_owes_and_who_works_with_the_child(office):
    start(office.child, office.manager, days_ago=100)

    text = page(office.manager, TEAM)

    assert "Late: 1" in text
    assert "Sage Demo-Worker works with them" in text


def test_a_manager_sees_what_is_missing(office):
    start(office.child, office.manager, days_ago=100)

    assert "Open longer than an assessment takes, and no plan: 1" in page(office.manager, "/")


def test_another_team_sees_nothing_of_it(office):
    start(office.child, office.manager, days_ago=100)

    assert "Wren" not in page(office.stranger, MINE)
    assert "Wren" not in page(office.other_manager, TEAM)


def test_a_closed_record_is_due_to_nobody_who_may_not_see_it(office):
    start(office.child, office.manager, days_ago=100)
    close(office.child, office.manager, [office.manager])

    assert "Wren" not in page(office.sage, MINE)


@pytest.mark.parametrize("who", ["officer", "administrator", "analyst"])
def test_who_does_no_casework_may_not_open_it(office, who):
    assert client_of(getattr(office, who)).get(MINE).status_code == 403


def test_a_worker_may_not_open_the_team_s(office):
    assert client_of(office.sage).get(TEAM).status_code == 403
