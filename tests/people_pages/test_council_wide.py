"""Whether somebody is known is found out before a second record is made; and no more than that is learnt."""

from datetime import date

import pytest
from django.db import connection

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.actions import addresses, allocations, identifiers, persons, teams
from keepsake.record.audit.models import SubjectKey
from tests.people_pages.conftest import DAY, an_account, client_of, opened
from tests.people_pages.test_forms import form_of
from tests.record.family import restrict

pytestmark = pytest.mark.django_db
ASKED = "/people/?q={}&why=contact_received"


@pytest.fixture
def elsewhere(db):
    """Aoife, with whom a worker of another team works; she lives in Ambledown."""
    other = an_account("rue", "Rue Elsewhere-Invented", Role.SOCIAL_WORKER)
    manager = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    with opened(manager, "team_manager"):
        team = teams.add(name="North team", by=manager)
    with opened(other):
        person = persons.add(
            unsearched="invented",
            roles=["child"],
            given="Aoife",
            family="Larkspur",
            born_on=date(2015, 5, 6),
            birth_known="exact",
            by=other,
        )
        allocations.allocate(person=person, worker=other, team=team, begins_on=DAY, by=other)
        addresses.move(person=person, lines="9 Secret Row\nAmbledown", postcode="KP1 2AB", on=DAY, by=other)
        identifiers.record(person=person, kind="nhs_number", value="9990123454", by=other)
    return person


def text_of(client, address):
    return client.get(address).content.decode()


def adding(client, **typed):
    sent = form_of(client, "/people/add/") | {"role": "child", "birth_known": "unknown", "works_with": "me"} | typed
    return sent, client.post("/people/add/", sent)


def close(person):
    other = Account.objects.get(username="rue")
    with opened(other):
        restrict(person=person, by=other)


def events(action):
    with connection.cursor() as cursor:
        cursor.execute("select purpose, reason, subjects, rows from audit_entry where action = %s", [action])
        return cursor.fetchall()


def test_a_child_of_another_team_is_found_with_whom_to_call_and_no_more(client, elsewhere):
    text = text_of(client, ASKED.format("Eefa Larkspur"))

    assert "Aoife Larkspur" in text
    assert "6 May 2015" in text
    assert "Rue Elsewhere-Invented, North team" in text
    assert "You cannot open this record" in text
    assert "Secret Row" not in text
    assert "KP1" not in text
    assert client.get(f"/people/{elsewhere.pk}/").status_code == 404


def test_without_a_reason_nobody_of_another_team_is_shown(client, elsewhere):
    assert "Aoife" not in text_of(client, "/people/?q=Aoife+Larkspur").replace('value="Aoife Larkspur"', "")
    assert "6 May 2015" not in text_of(client, "/people/?q=Aoife+Larkspur&why=curious")


def test_a_number_finds_them_and_a_postcode_confirms_nothing(client, elsewhere):
    assert "Same identifier" in text_of(client, ASKED.format("999+012+3454"))
    assert "Aoife" not in text_of(client, ASKED.format("KP1+2AB"))
    both = text_of(client, ASKED.format("Aoife+Larkspur+KP1+2AB")).split('id="council"')[1].split("</ol>")[0]
    assert "Aoife" in both
    assert "ostcode" not in both


def test_whom_a_search_showed_and_why_is_in_the_log(client, elsewhere):
    client.get(ASKED.format("Aoife Larkspur"))

    assert events("search") == [("find_known", "contact_received", "", 1)]
    key = SubjectKey.objects.get(person=elsewhere.pk).key
    assert ("find_known", "", key, 1) in events("read")


def test_a_search_that_finds_nobody_is_in_the_log_too(client, worker):
    client.get(ASKED.format("Nobody Atall"))

    assert events("search") == [("find_known", "contact_received", "", 0)]


def test_nobody_is_added_before_it_was_seen_that_another_team_knows_them(client, worker, elsewhere):
    sent, answer = adding(client, given="Aoife", family="Larkspur", said_as="EE-fa")

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Is it this person?" in text
    assert "Rue Elsewhere-Invented" in text
    assert 'value="EE-fa"' in text  # what was typed is still there

    proof = text.split('name="proof" value="')[1].split('"')[0]
    assert client.post("/people/add/", sent | {"choice": "none"}).status_code == 200
    assert client.post("/people/add/", sent | {"choice": "none", "proof": "forged"}).status_code == 200
    assert client.post("/people/add/", sent | {"choice": "none", "proof": proof}).status_code == 302


def test_the_proof_of_another_name_or_worker_is_none(client, worker, elsewhere):
    sent, answer = adding(client, given="Aoife", family="Larkspur")
    proof = answer.content.decode().split('name="proof" value="')[1].split('"')[0]
    other = client_of(an_account("bay", "Bay Invented", Role.SOCIAL_WORKER))
    theirs, _ = adding(other, given="Aoife", family="Larkspur")

    assert client.post("/people/add/", sent | {"given": "Eva", "choice": "none", "proof": proof}).status_code == 200
    assert other.post("/people/add/", theirs | {"choice": "none", "proof": proof}).status_code == 200


@pytest.mark.parametrize("typed", ["Aoife Larkspur", "Larkspur", "999 012 3454"])
def test_a_closed_record_leaves_no_trace_in_what_is_found_or_refused(client, worker, elsewhere, typed):
    close(elsewhere)

    text = text_of(client, ASKED.format(typed.replace(" ", "+")))
    assert "Nobody else is known by this" in text
    assert "6 May 2015" not in text
    _, answer = adding(client, given="Aoife", family="Larkspur", nhs_number="999 012 3454")
    assert answer.status_code == 302  # as for whom nobody knows
    assert events("search")[-1][3] == 0


def test_whom_a_worker_may_see_anyway_can_be_opened(client, family):
    text = text_of(client, ASKED.format("Siobhan Ashgrove"))

    assert "Nobody else is known by this" in text  # she stands above, among the worker's own
