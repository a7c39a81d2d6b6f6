"""Home answers: what needs me today?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keepsake.people.actions import addresses, warnings
from keepsake.people.models import Absence, Membership
from tests.work_pages.invented_team import a_child, a_worker, as_worker, client_of, close, open_in_an_emergency, today

pytestmark = pytest.mark.django_db


def home(account):
    answer = client_of(account).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_worker_sees_their_people_with_age_area_and_last_change(office):
    with as_worker(office.sage):
        addresses.move(
            person=office.child, lines="1 Mill Lane\nAmbledown", postcode="KP1 1AA", on=today(), by=office.sage
        )

    text = home(office.sage)

    assert "Wren Ashgrove-Invented" in text
    assert "Ambledown KP1" in text
    assert "1 Mill Lane" not in text
    assert "Children and young people: 1" in text


def test_who_was_allocated_lately_is_new(office):
    a_child("Robin", office.sage, worker=office.sage, team=office.team, since=3)

    assert "New for you: 1" in home(office.sage)


def test_a_worker_with_nobody_is_told_so(office):
    assert "You work with nobody yet" in home(office.rue)


def test_a_worker_who_stands_in_sees_the_people_of_who_is_away(office):
    Absence.objects.create(worker=office.sage, cover=office.rue, begins_on=today(), ends_on=today())

    text = home(office.rue)

    assert "While colleagues are away: 1" in text
    assert "Sage Demo-Worker" in text


def test_a_restricted_child_is_nowhere_on_the_page(office):
    close(office.child, office.manager, [office.manager])

    assert "Wren" not in home(office.sage)


def test_a_warning_to_review_is_told(office):
    with as_worker(office.sage):
        soon = today() + timedelta(days=3)
        warnings.raise_(person=office.child, words="A dog.", review_on=soon, by=office.sage)

    text = home(office.sage)

    assert "Warnings to look at again" in text
    assert "A dog." not in text


@pytest.mark.parametrize("people", [1, 60])
def test_home_asks_as_few_questions_for_sixty_people_as_for_one(office, people):
    for number in range(people):
        a_child(f"Robin {number}", office.rue, worker=office.rue, team=office.team)
    client = client_of(office.rue)
    client.get("/")

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200

    assert len(asked) <= 58


def test_a_manager_sees_who_carries_how_much(office):
    a_child("Robin", office.sage, worker=office.sage, team=office.team)

    text = home(office.manager)

    row = text.split("Sage Demo-Worker")[1].split("</tr>")[0]
    assert ">2</td>" in row
    assert ">0</td>" in text.split("Rue Demo-Worker")[1].split("</tr>")[0]


def test_a_manager_sees_what_nobody_owns_and_how_to_mend_it(office):
    child = a_child("Linnet", office.sage, team=office.team, born_on=None, birth_known="unknown")

    text = home(office.manager)

    assert "Nobody works with them: 1" in text
    assert reverse("work:allocate", args=[child.pk]) in text
    assert "No date of birth: 1" in text
    assert "No address: 2" in text


def test_the_people_of_a_worker_who_left_are_nobodys(office):
    Membership.objects.filter(worker=office.sage).update(ends_on=today() - timedelta(days=1))

    text = home(office.manager)

    assert "Their worker has left: 1" in text
    assert reverse("work:hand-over", args=[office.sage.pk]) in text
    assert "Has left" in text


def test_a_manager_of_no_team_is_told_so(office):
    lone = a_worker("Lovage Demo-Manager", role="team_manager")

    assert "You manage no team yet" in home(lone)


def test_the_officer_sees_numbers_and_emergencies_without_identity(office):
    stranger = a_child("Linnet", office.stranger, worker=office.stranger, team=office.other)
    open_in_an_emergency(stranger, office.sage)
    close(office.child, office.manager, [office.manager])

    text = home(office.officer)

    assert "Emergency access by Sage Demo-Worker" in text
    assert "person whose record is closed" in text.replace("\n", " ").replace("</span>", "")
    assert "Linnet" not in text
    assert "Wren" not in text


def test_the_administrator_sees_who_left_and_still_holds(office):
    Membership.objects.filter(worker=office.sage).update(ends_on=today() - timedelta(days=1))

    text = home(office.administrator)

    assert "Sage Demo-Worker" in text
    assert "1 person" in text
    assert "Wren" not in text


def test_the_analyst_has_a_home(office):
    assert "What is held" in home(office.analyst)
