"""The pages of a chronology and a story: what is shown, curated, taken along, and what never leaves."""

import re

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, following, notes, referrals
from keepsake.casework.models import Curation, OwnLine
from keepsake.people.actions import addresses
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance
from keepsake.web.chronology import copies
from keepsake.web.chronology.papers import chronology_values
from keepsake.web.chronology.uses import USES
from keepsake.web.people.ages import in_day
from tests.chronology_pages.conftest import opened_for_story
from tests.people_pages.conftest import an_account, client_of

pytestmark = pytest.mark.django_db


def address(name, child, **more):
    return reverse(f"chronology:{name}", kwargs={"id": child.pk, **more})


def read(client, name, child, query=""):
    answer = client.get(address(name, child) + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def line_of(told):
    return {"model": "casework.casenote", "record": told.note.pk, "line": "noted"}


def curate(client, told, **typed):
    usual = {"weight": "", "analysis": "", "left_out_because": "", "seen": ""}
    return client.post(address("curate", told.siobhan, **line_of(told)), usual | typed)


def test_the_page_tells_the_story_and_counts_what_is_day_to_day(client, told):
    page = read(client, "chronology", told.siobhan)

    assert "Ran away" in page
    assert "I wanted to see my dad." in page
    assert "Lives at 4 Mill Lane, Ambledown, KP1 2AB" in page
    assert "A call from school." not in page
    assert "A call from school." in read(client, "chronology", told.siobhan, "?weight=all")


def test_what_was_withdrawn_is_counted_and_shown_with_its_day_and_reason_where_it_is_asked_for(client, worker, told):
    today = timezone.localdate()
    with opened_for_story(worker, "team_manager"), transaction.atomic():
        referral = referrals.accept(person=told.siobhan, received_on=today, reason="cold", by=worker)
        begun = assessments.start(referrals=[referral], started_on=today, by=worker)
        following.withdraw(record=begun, because="It was Robin's that was meant.", by=worker)

    page = read(client, "chronology", told.siobhan)
    assert "1 record was begun by mistake and withdrawn, and tells nothing here." in page
    assert "Assessment begins" not in page

    asked_for = read(client, "chronology", told.siobhan, "?gone=yes")
    assert "Assessment begins" in asked_for
    assert f"Withdrawn</strong> on {in_day(today)}, because: It was Robin&#39;s that was meant." in asked_for
    [line] = re.findall(r'href="([^"]*casework.assessment[^"]*)"', asked_for)[:1]
    assert "It was Robin&#39;s that was meant." in client.get(line).content.decode()


def test_a_brother_may_be_on_it_and_his_lines_say_whose_they_are(client, told):
    page = read(client, "chronology", told.siobhan, f"?weight=all&also={told.robin.pk}")

    assert page.count("A call from school.") == 1
    assert "About Siobhan Ashgrove, Robin Ashgrove." in page.replace("Shiv", "Siobhan")


def test_every_line_of_a_shared_chronology_leads_to_its_source(client, told):
    page = read(client, "chronology", told.siobhan, f"?weight=all&year=all&also={told.robin.pk}")
    links = set(re.findall(r'href="(/chronology/[^"]+/lines/[^"]+)"', page))

    assert len(links) > 10
    assert {client.get(each).status_code for each in links} == {200}


def test_what_was_said_of_a_line_before_is_kept_and_shown(client, told):
    curate(client, told, analysis="One.", weight="2")
    curate(client, told, analysis="Two.", weight="1", seen="1")

    page = client.get(address("line", told.siobhan, **line_of(told))).content.decode()

    assert "One. became Two." in page
    assert "Part of the story became Turning point" in page


def test_somebody_who_is_not_of_the_family_is_not_put_on_it(client, told):
    page = read(client, "chronology", told.siobhan, f"?also={told.stranger.pk}")

    assert "Choose from the list" in page
    assert "Wren" not in page


@pytest.mark.parametrize("query", ["?begins_on=never", "?weight=9", "?kind=nothing", "?year=x&year=99999", "?only=1"])
def test_what_cannot_be_understood_is_said_or_left_aside_and_nothing_breaks(client, told, query):
    assert "Ran away" in read(client, "chronology", told.siobhan, query)


def test_a_year_that_is_chosen_is_open_and_the_others_show_their_turning_points(client, told):
    page = read(client, "chronology", told.siobhan, "?year=2014")

    assert "Open 2026" in page or "Open 2027" in page
    assert "Born" in page


def test_for_a_purpose_that_does_not_cover_it_the_page_says_what_is_not_shown_and_why(client, told):
    client.post(reverse("people:read-for", kwargs={"id": told.siobhan.pk}), {"purpose": "plan_support"})

    page = read(client, "chronology", told.siobhan)

    assert "Child protection enquiries and conferences: not shown. Why?" in page


def test_a_line_leads_to_its_record_its_versions_and_the_place_where_it_is_worked_with(client, worker, told):
    with opened_for_story(worker), transaction.atomic():
        notes.correct(note=told.note, because="It was the bus.", words="She was found at the bus stop.", by=worker)

    page = client.get(address("line", told.siobhan, **line_of(told)))

    text = page.content.decode()
    assert "She was found at the bus stop." in text
    assert "She was found at the station." in text
    assert "It was the bus." in text


@pytest.mark.parametrize(
    "change",
    [{"model": "casework.nothing"}, {"line": "nothing"}, {"record": "7d2f4f0e-5f1e-4c1c-8a55-0d4b8f6f0a11"}],
)
def test_a_line_that_is_not_there_is_not_there(client, told, change):
    assert client.get(address("line", told.siobhan, **line_of(told) | change)).status_code == 404


def test_what_is_said_of_a_line_stands_on_it_until_the_fact_changes(client, worker, told):
    assert curate(client, told, analysis="She runs to her father.").status_code == 302
    before = read(client, "chronology", told.siobhan)
    with opened_for_story(worker), transaction.atomic():
        notes.correct(note=told.note, because="It was the bus.", words="She was found at the bus stop.", by=worker)

    after = read(client, "chronology", told.siobhan)

    assert "She runs to her father." in before
    assert "The fact has changed since this was written." not in before
    assert "The fact has changed since this was written." in after


def test_a_line_that_is_left_out_is_counted_and_shown_with_its_reason_where_it_is_asked_for(client, told):
    curate(client, told, left_out_because="It was another child.")

    page = read(client, "chronology", told.siobhan)
    with_it = read(client, "chronology", told.siobhan, "?out=yes")

    assert "Workers left out 1 line." in page
    assert "It was another child." not in page
    assert "It was another child." in with_it


def test_two_workers_who_say_something_of_one_line_are_told(client, told):
    curate(client, told, analysis="One.")
    answer = curate(client, told, analysis="Two.")

    assert "Somebody else wrote here in between." in answer.content.decode()
    with maintenance(), keeping():
        assert [each.analysis for each in QuerySet(Curation)] == ["One."]


def test_an_own_line_is_added_and_put_right(client, told):
    typed = {"begins_on": "2020-05-01", "title": "A fire", "known_from": "Her mother", "people": [str(told.siobhan.pk)]}
    client.post(address("add", told.siobhan), typed)
    with maintenance(), keeping():
        line = QuerySet(OwnLine).get()
    fixed = typed | {"title": "A flood", "because": "Her mother said so", "seen": "1"}
    client.post(address("correct", told.siobhan, record=line.pk), fixed)

    assert "A flood" in read(client, "chronology", told.siobhan)


def test_an_own_line_without_how_it_is_known_is_not_written_and_nothing_is_lost(client, told):
    typed = {"begins_on": "2020-05-01", "title": "A fire", "people": [str(told.siobhan.pk)]}
    page = client.post(address("add", told.siobhan), typed).content.decode()

    assert "Say who told it, or in which paper it stands" in page
    assert "A fire" in page


def test_the_story_says_who_she_is_who_matters_where_she_lived_and_what_she_says(client, told):
    page = read(client, "story", told.siobhan)

    for words in ("Shiv", "Ada Ashgrove", "Birth parent", "4 Mill Lane", "I wanted to see my dad.", "Ran away."):
        assert words in page


@pytest.mark.parametrize("use", USES, ids=lambda use: use.code)
@pytest.mark.parametrize("what", ["chronology", "story"])
def test_a_copy_is_a_tagged_pdf_and_an_export_in_the_log(client, told, what, use):
    answer = client.post(address("copy", told.siobhan) + f"?what={what}", {"use": use.code, "form": "pdf"})

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content
    assert "Siobhan" not in answer["Content-Disposition"]
    with connection.cursor() as cursor:
        cursor.execute("select distinct purpose, outcome from audit_entry where action = 'export'")
        logged = set(cursor.fetchall())
    assert (use.purpose, "permit") in logged
    assert {purpose for purpose, _ in logged} == {use.purpose}


def printed(client, told, use, what="chronology"):
    answer = client.post(address("copy", told.siobhan) + f"?what={what}", {"use": use, "form": "print"})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_what_she_did_not_want_others_to_read_goes_to_nobody_but_her(client, told):
    assert "I wanted to see my dad." not in printed(client, told, "court")
    assert "Own words, 1: they did not agree that others read them." in printed(client, told, "court")
    assert "I wanted to see my dad." in printed(client, told, "child")


def test_a_copy_says_who_printed_it_when_for_whom_and_for_what(client, told):
    page = printed(client, told, "court")

    assert "Printed from Keepsake by Sage Invented" in page
    assert "for: Courts and legal professionals; to: Prepare information for the courts" in page


def test_a_copy_holds_only_what_the_notice_lets_out(client, told):
    page = printed(client, told, "child")

    assert "What is not on this paper, and why" in page
    assert "Child protection enquiries and conferences: " in page


def test_an_address_that_is_confidential_is_on_no_paper(client, worker, told):
    with opened_for_story(worker), transaction.atomic():
        addresses.move(
            person=told.siobhan, lines="9 Hidden Road", on=told.note.happened_at.date(), is_confidential=True, by=worker
        )

    for use in ("meeting", "child", "court"):
        assert "Hidden Road" not in printed(client, told, use)
        assert "Hidden Road" not in printed(client, told, use, "story")


def test_a_notice_that_says_nothing_of_copies_lets_none_out_and_that_is_said_at_once(client, told, monkeypatch):
    monkeypatch.setattr(copies, "_refused", lambda use, who, access: "The notice does not cover it.")

    for page in (
        client.get(address("copy", told.siobhan)).content.decode(),
        client.post(address("copy", told.siobhan), {"use": "court", "form": "pdf"}).content.decode(),
    ):
        assert "No copy may be made" in page
        assert page.count("The notice does not cover it.") == len(USES)
        assert "Make the copy" not in page


def test_for_whom_the_notice_lets_no_copy_be_made_is_not_offered_and_it_is_said_why(client, told, monkeypatch):
    why = "The notice does not cover it."
    monkeypatch.setattr(copies, "_refused", lambda use, who, access: why if use.code == "court" else "")

    page = client.get(address("copy", told.siobhan)).content.decode()
    assert 'value="child"' in page
    assert 'value="court"' not in page
    assert page.count(why) == 1
    refused = client.post(address("copy", told.siobhan), {"use": "court", "form": "pdf"}).content.decode()
    assert "Choose from the list" in refused


def test_without_saying_for_whom_there_is_no_copy(client, told):
    page = client.post(address("copy", told.siobhan), {"form": "pdf"}).content.decode()

    assert "Say whom it is for" in page


@pytest.mark.parametrize("name", ["chronology", "story", "copy", "add"])
def test_who_may_not_see_the_child_finds_nothing(told, name):
    stranger = client_of(an_account("rue", "Rue Invented", Role.SOCIAL_WORKER))

    assert stranger.get(address(name, told.siobhan)).status_code == 404


def test_paper_values_hold_every_line_once(worker, told):
    from keepsake.casework.chronology.asking import Asked
    from keepsake.casework.models import Weight
    from keepsake.web.chronology.telling import EVERY_YEAR
    from keepsake.web.chronology.telling import told as all_told

    with opened_for_story(worker) as access:
        access.about(told.siobhan.pk)
        found = all_told([told.siobhan.pk], Asked(weight=Weight.DAILY), access, years=EVERY_YEAR)
        values = chronology_values(found)

    assert sum(len(year["lines"]) for year in values["years"]) == found.shown
