"""Changes of the law."""

from datetime import date

import pytest

from keepsake.standard.law import law_changes


@pytest.fixture
def changes():
    return {change.code: change for change in law_changes()}


def test_every_change_has_its_own_code(changes):
    assert len(changes) == len(law_changes())


def test_the_changes_that_notices_must_answer_are_there(changes):
    assert {
        "articles_22a_22d",
        "complaint_duty_s164a",
        "information_sharing_duty_s16la",
        "consistent_identifier_s16lc",
        "recognised_legitimate_interest",
        "cp_is_scope_2024",
    } <= set(changes)


def test_the_oldest_comes_first_and_what_has_no_day_comes_last():
    days = [change.from_date or date.max for change in law_changes()]

    assert days == sorted(days)


def test_a_change_holds_from_its_day_on(changes):
    complaint = changes["complaint_duty_s164a"]

    assert not complaint.in_force_on(date(2026, 6, 18))
    assert complaint.in_force_on(date(2026, 6, 19))


def test_a_change_without_a_day_does_not_hold_yet(changes):
    assert not changes["consistent_identifier_s16lc"].in_force_on(date.max)


def test_a_change_read_only_in_secondary_sources_is_not_sure():
    assert [change.code for change in law_changes() if change.sure and "secondary" in change.source] == []


def test_every_change_says_what_and_where():
    assert [change for change in law_changes() if not (change.what and change.title and change.reference)] == []
