"""Closing, hiding, emergency access, warnings, one person twice: through their pages."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from keepsake.people import unseen
from keepsake.people.actions import contact_ways, merges, names, relationships, warnings
from keepsake.people.known import rows
from keepsake.people.models import BreakGlass, ContactWay, Person, PersonName, Restriction, RestrictionGrant, Warning
from keepsake.record.history import history
from tests.work_pages.invented_team import a_child, as_worker, client_of, close, open_in_an_emergency, sends, today

pytestmark = pytest.mark.django_db
REASON = "A child is in danger tonight, invented."


def at(name, **parts):
    return reverse(f"protection:{name}", kwargs=parts or None)


def page(account, name, **parts):
    return client_of(account).get(at(name, **parts))


def plain(answer, *ids):
    """The page without its tokens, its time and the address that was asked for."""
    text = re.sub(r'name="(csrfmiddlewaretoken|once|slip)" value="[^"]*"', "", answer.content.decode())
    for id in ids:
        text = text.replace(str(id), "ID")
    return re.sub(r"until \d\d:\d\d", "", text)


@pytest.fixture
def stranger_child(office):
    return a_child("Linnet", office.stranger, worker=office.stranger, team=office.other)


def close_by_page(office, keepers):
    until = str(today() + timedelta(days=30))
    return sends(
        client_of(office.manager),
        at("close", id=office.child.pk),
        reason="An invented threat.", keepers=[str(each.pk) for each in keepers], keepers_until=until,
    )  # fmt: skip


def test_a_closed_record_is_seen_by_its_keepers_alone(office):
    answer = close_by_page(office, [office.manager, office.rue])

    assert answer.headers["Location"] == at("person", id=office.child.pk)
    text = page(office.rue, "person", id=office.child.pk).content.decode()
    assert "An invented threat." in text
    assert "Allowed by Tarragon Demo-Manager" in text
    assert page(office.sage, "person", id=office.child.pk).status_code == 404


def test_who_closes_a_record_without_keeping_it_is_led_home(office):
    assert close_by_page(office, [office.sage]).headers["Location"] == "/"
    assert page(office.manager, "person", id=office.child.pk).status_code == 404


def test_somebody_must_keep_it(office):
    assert "Choose who still sees it" in close_by_page(office, []).content.decode()


def test_a_record_is_opened_again(office):
    close_by_page(office, [office.manager])
    with as_worker(office.manager, "team_manager"):
        restriction = Restriction.objects.get()

    address = at("lift", id=office.child.pk, restriction=restriction.pk)
    sends(client_of(office.manager), address, on=str(today()), because="The threat is over.")

    assert page(office.sage, "person", id=office.child.pk).status_code == 200


def test_a_grant_opens_a_closed_record_and_its_end_closes_it(office):
    close_by_page(office, [office.manager])
    until = str(today() + timedelta(days=3))
    client = client_of(office.manager)

    sends(client, at("grant", id=office.child.pk), worker=str(office.sage.pk), ends_on=until, reason="She visits.")
    assert page(office.sage, "person", id=office.child.pk).status_code == 200
    with as_worker(office.manager, "team_manager"):
        grant = RestrictionGrant.objects.get(worker=office.sage)
    sends(client, at("withdraw", id=office.child.pk, grant=grant.pk), on=str(today()), because="She has left.")

    assert page(office.sage, "person", id=office.child.pk).status_code == 404


def test_a_grant_tells_nothing_of_whom_one_does_not_see(office, stranger_child):
    close(stranger_child, office.other_manager, [office.stranger])
    nobody = uuid4()
    client = client_of(office.manager)

    shown = [plain(client.get(at("grant", id=id)), id, id.hex) for id in (stranger_child.pk, nobody)]
    done = [
        sends(client, at("grant", id=id), worker=str(office.rue.pk), ends_on=str(today()), reason="Invented.")
        for id in (stranger_child.pk, nobody)
    ]

    assert shown[0] == shown[1]
    assert [each.status_code for each in done] == [302, 302]
    assert done[0].headers["Location"] == done[1].headers["Location"]


def test_nobody_grants_it_to_themselves(office):
    text = page(office.manager, "grant", id=office.child.pk).content.decode()

    assert f'value="{office.manager.pk}"' not in text


def test_an_address_is_hidden_from_a_person_of_the_family(office):
    father = a_child("Alder", office.sage, worker=office.sage, team=office.team)
    with as_worker(office.sage):
        relationships.add(person=father, other=office.child, kind="birth_parent", by=office.sage)
    client = client_of(office.sage)

    sends(client, at("hide", id=office.child.pk), other=str(father.pk), reason="He threatened her.")

    with as_worker(office.sage):
        assert not unseen.may_be_told_address(office.child, father, today())
    text = client.get(at("person", id=office.child.pk)).content.decode()
    assert "Alder Ashgrove-Invented" in text
    assert "He threatened her." in text


def test_without_a_family_there_is_nobody_to_hide_it_from(office):
    assert "Record the family first" in page(office.sage, "hide", id=office.child.pk).content.decode()


def test_the_emergency_page_is_the_same_for_closed_unrelated_and_nobody(office, stranger_child):
    closed = a_child("Robin", office.stranger, worker=office.stranger, team=office.other)
    close(closed, office.other_manager, [office.stranger])
    ids = [stranger_child.pk, closed.pk, uuid4()]
    client = client_of(office.sage)

    answers = [client.get(at("emergency", id=id)) for id in ids]

    assert {answer.status_code for answer in answers} == {200}
    assert len({plain(answer, id) for answer, id in zip(answers, ids, strict=True)}) == 1


def test_a_record_opens_in_an_emergency_to_one_worker_and_is_told_on_every_page(office, stranger_child):
    client = client_of(office.sage)

    answer = sends(client, at("emergency", id=stranger_child.pk), reason=REASON)
    text = client.get(answer.headers["Location"]).content.decode()

    assert "Linnet Ashgrove-Invented" in text
    assert "Emergency access is open until" in client.get("/").content.decode()
    assert page(office.rue, "emergency-record", id=stranger_child.pk).status_code == 404


def test_a_new_session_is_told_of_it_too(office, stranger_child):
    open_in_an_emergency(stranger_child, office.sage)

    assert "Emergency access is open until" in client_of(office.sage).get("/").content.decode()


def test_emergency_access_ends_by_itself(office, stranger_child, monkeypatch):
    client = client_of(office.sage)
    sends(client, at("emergency", id=stranger_child.pk), reason=REASON)
    from django.utils import timezone

    later = timezone.now() + timedelta(hours=5)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert client.get(at("emergency-record", id=stranger_child.pk)).status_code == 404
    assert "Emergency access is open" not in client.get("/").content.decode()


def test_closed_and_nobody_stay_closed_alike(office, stranger_child):
    close(stranger_child, office.other_manager, [office.stranger])
    ids, clients = (stranger_child.pk, uuid4()), (client_of(office.sage), client_of(office.sage))

    pairs = list(zip(clients, ids, strict=True))
    led = [sends(client, at("emergency", id=id), reason=REASON).headers["Location"] for client, id in pairs]
    answers = [client.get(address) for client, address in zip(clients, led, strict=True)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert plain(answers[0], ids[0]) == plain(answers[1], ids[1])


def test_a_short_reason_opens_nothing(office, stranger_child):
    text = sends(client_of(office.sage), at("emergency", id=stranger_child.pk), reason="Danger!").content.decode()

    assert "Say in 20 letters or more" in text
    with as_worker(office.sage):
        assert not rows(BreakGlass).exists()


def test_who_sees_the_record_needs_no_emergency(office):
    assert "open to you already" in page(office.sage, "emergency", id=office.child.pk).content.decode()


@pytest.mark.parametrize("who", ["officer", "other_manager"])
def test_somebody_else_reviews_it_and_reads_why(office, stranger_child, who):
    made = open_in_an_emergency(stranger_child, office.sage)
    client = client_of(getattr(office, who))
    address = at("review", id=made.pk)

    text = client.get(address).content.decode()
    assert REASON in text
    assert "Linnet" not in text
    sends(client, address, was_justified="yes", words="I asked the duty team.")

    assert client.get(address).status_code == 404
    assert "None: every emergency access has been reviewed" in client.get(at("reviews")).content.decode()


def test_a_manager_does_not_review_their_own_team(office, stranger_child):
    made = open_in_an_emergency(stranger_child, office.sage)

    answer = page(office.manager, "review", id=made.pk)

    assert answer.status_code == 403
    assert "in your own team" in answer.content.decode()


def test_a_review_says_what_was_found(office, stranger_child):
    made = open_in_an_emergency(stranger_child, office.sage)

    text = sends(client_of(office.officer), at("review", id=made.pk)).content.decode()

    assert "Say whether it was right" in text
    assert "Say what you found" in text


@pytest.mark.parametrize("holds", ["yes", "no"])
def test_a_warning_is_looked_at_again(office, holds):
    with as_worker(office.sage):
        soon = today() + timedelta(days=1)
        warning = warnings.raise_(person=office.child, words="A dog.", review_on=soon, by=office.sage)
    later = str(today() + timedelta(days=90))

    sends(
        client_of(office.sage),
        at("warning", id=office.child.pk, warning=warning.pk),
        holds=holds, review_on=later, because="Visited.",
    )  # fmt: skip

    with as_worker(office.sage):
        found = Warning.objects.get()
        assert (str(found.review_on) == later) == (holds == "yes")
        assert (found.ends_on == today()) == (holds == "no")


def test_two_records_are_joined_and_parted_again(office):
    again = a_child("Wrenn", office.sage, worker=office.rue, team=office.team)
    client = client_of(office.manager)

    assert "Compare the two" in client.get(at("find-other", id=office.child.pk), {"q": "Wren"}).content.decode()
    sends(client, at("join", id=office.child.pk, other=again.pk), because="The same birth certificate.")
    with as_worker(office.manager, "team_manager"):
        assert Person.objects.get(pk=again.pk).same_as_id == office.child.pk
    text = client.get(at("part", id=again.pk)).content.decode()
    assert "The same birth certificate." in text
    sends(client, at("part", id=again.pk), because="They are twins.")

    with as_worker(office.manager, "team_manager"):
        assert Person.objects.get(pk=again.pk).same_as_id is None


def test_what_was_written_since_is_sorted_on_one_page(office):
    again = a_child("Wrenn", office.sage, worker=office.rue, team=office.team)
    client = client_of(office.manager)
    sends(client, at("join", id=office.child.pk, other=again.pk), because="The same birth certificate.")
    with as_worker(office.sage):
        way = contact_ways.add(person=office.child, kind="phone", value="07700 900123", by=office.sage)
        alias = names.add(person=again, given="Jenny", kind="alias", by=office.sage)

    text = client.get(at("part", id=again.pk)).content.decode()
    assert "2 records were made since the two were joined" in text
    assert "07700 900123" in text
    assert "Jenny" in text
    both = {f"side-{way.pk.hex}": str(again.pk), f"side-{alias.pk.hex}": str(again.pk)}
    assert sends(client, at("part", id=again.pk), because="They are twins.", **both).status_code == 302

    with as_worker(office.manager, "team_manager"):
        assert ContactWay.objects.get(pk=way.pk).person_id == again.pk
        assert [each.reason for each in history(ContactWay.objects.get(pk=way.pk))] == ["", "They are twins."]
        assert PersonName.objects.get(pk=alias.pk).version == 1
    told = client.get(f"/people/{again.pk}/about/{again.pk}/history/").content.decode()
    assert "They are twins." in told
    assert "Joined as one person with" in told


def test_what_nobody_sorted_stops_the_parting_and_nothing_is_lost(office):
    again = a_child("Wrenn", office.sage, worker=office.rue, team=office.team)
    client = client_of(office.manager)
    sends(client, at("join", id=office.child.pk, other=again.pk), because="The same birth certificate.")
    with as_worker(office.sage):
        contact_ways.add(person=office.child, kind="phone", value="07700900123", by=office.sage)

    text = sends(client, at("part", id=again.pk), because="They are twins.").content.decode()

    assert "Choose whose this is: " in text
    assert "They are twins." in text
    with as_worker(office.manager, "team_manager"):
        assert Person.objects.get(pk=again.pk).same_as_id == office.child.pk


def test_two_who_look_at_one_warning_again_see_each_other(office):
    with as_worker(office.sage):
        later, again = today() + timedelta(days=9), today() + timedelta(days=30)
        warning = warnings.raise_(person=office.child, words="A dog.", review_on=later, by=office.sage)
    client, here = client_of(office.rue), at("warning", id=office.child.pk, warning=warning.pk)
    form = hidden(client.get(here))
    with as_worker(office.sage):
        warnings.review(warning=warning, review_on=again, because="Seen on Monday.", by=office.sage)

    typed = {"holds": "no", "because": "The dog is gone."}
    text = client.post(here, {**form, **typed}).content.decode()

    for words in ("Sage Demo-Worker changed this while you were typing", "Seen on Monday.", "The dog is gone."):
        assert words in text
    with as_worker(office.sage):
        assert Warning.objects.get(pk=warning.pk).ends_on is None
    assert client.post(here, {**hidden(text), **typed}).status_code == 302
    with as_worker(office.sage):
        assert Warning.objects.get(pk=warning.pk).ends_on == today()


def hidden(page):
    text = page if isinstance(page, str) else page.content.decode()
    return dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', text))


def test_joining_needs_both_to_be_seen(office, stranger_child):
    assert page(office.manager, "join", id=office.child.pk, other=stranger_child.pk).status_code == 404
    assert page(office.manager, "join", id=office.child.pk, other=office.child.pk).status_code == 404
    assert page(office.manager, "part", id=office.child.pk).status_code == 404


def test_joined_already_is_said(office):
    again = a_child("Wrenn", office.sage, worker=office.rue, team=office.team)
    with as_worker(office.manager, "team_manager"):
        merges.link(keep=office.child, other=again, because="Invented.", by=office.manager)

    answer = sends(client_of(office.manager), at("join", id=office.child.pk, other=again.pk), because="Again.")

    assert "They are one person already." in answer.content.decode()


def test_hostile_text_is_shown_as_text(office):
    client = client_of(office.manager)
    until = str(today() + timedelta(days=30))
    sends(
        client,
        at("close", id=office.child.pk),
        reason="<script>alert(1)</script>", keepers=[str(office.manager.pk)], keepers_until=until,
    )  # fmt: skip

    assert "<script>alert" not in client.get(at("person", id=office.child.pk)).content.decode()
