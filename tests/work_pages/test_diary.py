"""The diary, and the file for a calendar outside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keepsake.casework.actions import meetings
from keepsake.casework.tasks.calendar_file import Event, calendar_of
from tests.casework.conftest import on
from tests.work_pages.invented_team import client_of, today
from tests.work_pages.test_due import page, start

DIARY, CALENDAR = reverse("work:diary"), reverse("work:calendar")
MADE = datetime(2026, 6, 1, 8, tzinfo=UTC)


def plan(child, by, at):
    with on(by, today(), "social_worker"):
        return meetings.plan_visit(children=[child], purpose="need", planned_at=at, place="At home", by=by)


@pytest.mark.django_db
def test_a_planned_visit_stands_in_the_diary_until_it_is_made(office):
    at = timezone.now() + timedelta(days=3)
    visit = plan(office.child, office.sage, at)

    assert "Child in need visit" in page(office.sage, DIARY)
    assert "Wren" in page(office.sage, DIARY)

    with on(office.sage, today(), "social_worker"):
        meetings.visit_not_made(visit=visit, because="The family is away.", by=office.sage)
    assert "No visit or meeting is planned" in page(office.sage, DIARY)


@pytest.mark.django_db
def test_what_has_gone_by_without_a_word_is_said(office):
    plan(office.child, office.sage, timezone.now() - timedelta(days=3))

    assert "Nobody has written yet" in page(office.sage, DIARY)


@pytest.mark.django_db
def test_another_worker_s_diary_is_empty(office):
    plan(office.child, office.sage, timezone.now() + timedelta(days=3))

    assert "Wren" not in page(office.stranger, DIARY)


@pytest.mark.django_db
def test_the_calendar_says_what_and_never_about_whom(office):
    plan(office.child, office.sage, timezone.now() + timedelta(days=3))
    start(office.child, office.manager, days_ago=10)

    answer = client_of(office.sage).get(CALENDAR)
    text = answer.content.decode()

    assert answer["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Child in need visit" in text
    assert "SUMMARY:Due: Finish the child and family assessment" in text
    assert "Wren" not in text
    assert "Ashgrove" not in text


def test_a_day_is_a_whole_day_and_a_moment_is_written_in_universal_time():
    text = calendar_of([Event("1", date(2026, 6, 3), "Review"), Event("2", MADE, "Visit")], MADE)

    assert "DTSTART;VALUE=DATE:20260603\r\nDTEND;VALUE=DATE:20260604" in text
    assert "DTSTART:20260601T080000Z\r\nDTEND:20260601T090000Z" in text


@given(st.text())
def test_no_title_breaks_out_of_its_line_and_no_line_is_too_long(title):
    text = calendar_of([Event("1", MADE, title)], MADE)

    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert sum(line.startswith("SUMMARY:") for line in unfolded) == 1
    assert len(unfolded) == 14
