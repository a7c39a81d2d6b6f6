"""A council's own file: what it may set, and what it hears when it is wrong."""

from datetime import date

import pytest

from keepsake.clock.due import due, due_by
from keepsake.clock.library import clock_of, load_clock
from keepsake.notice.problems import NoticeError

OPENING = "keepsake: clock/1\ncouncil: Ambledown\n"
A_DAY = "- {day: 2026-06-02, title: Closed, source: Us}\n"


def council(text):
    return clock_of(OPENING + text, "ambledown.yaml")


def problems_of(text, opening=OPENING):
    with pytest.raises(NoticeError) as caught:
        clock_of(opening + text, "ambledown.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_local_length_is_the_council_s_and_the_usual_one_is_shown_beside_it():
    clock = council("timescales:\n- {id: protection_visit, length: 5 working days, source: Practice standards}\n")

    found = due("protection_visit", date(2026, 6, 1), clock=clock)

    assert found.at == date(2026, 6, 8)
    assert "the council's own" in found.explain()
    assert "Keepsake itself comes with 10 working days (mark S)" in found.explain()


def test_what_a_statute_sets_stands():
    said = problems_of("timescales:\n- {id: first_looked_after_review, length: 25 working days, source: Us}\n")

    assert len(said) == 1
    assert "ambledown.yaml:4:8" in said[0]
    assert "set by statute: 20 working days" in said[0]
    assert "beside: first_looked_after_review" in said[0]


def test_verified_guidance_stands_too():
    assert (
        "guidance that was read"
        in problems_of("timescales:\n- {id: assessment, length: 50 working days, source: Us}\n")[0]
    )


def test_a_stricter_rule_stands_beside_the_one_of_guidance():
    clock = council(
        "timescales:\n"
        "- {id: ours, beside: assessment, title: Our aim, start: referral, length: 35 working days, source: Us}\n"
    )

    assert due("assessment", date(2026, 1, 5), clock=clock).at == date(2026, 3, 9)
    assert [due_by(rule, date(2026, 1, 5), clock).at for rule in clock.beside("assessment")] == [date(2026, 2, 23)]


def test_a_day_off_is_not_counted_and_is_named():
    clock = council("holidays:\n- {day: 2026-06-02, title: Offices closed, source: Cabinet}\n")

    found = due("referral_decision", date(2026, 6, 1), clock=clock)

    assert found.at == date(2026, 6, 3)
    assert "Tuesday 2 June is a day off in this council (Offices closed)" in found.explain()


def test_school_days_follow_the_terms():
    clock = council(
        "terms:\n- {begins: 2026-09-02, ends: 2026-10-23, source: Dates}\n"
        "- {begins: 2026-11-02, ends: 2026-12-18, source: Dates}\n"
    )

    found = due("absence_report", date(2026, 10, 19), clock=clock)

    assert found.at == date(2026, 11, 6)
    assert "terms are not known" not in found.explain()


def test_a_council_s_rule_holds_from_its_day_and_the_usual_one_before():
    clock = council("timescales:\n- {id: protection_visit, length: 5 working days, source: Us, from: 2026-06-01}\n")

    assert due("protection_visit", date(2026, 6, 1), clock=clock).at == date(2026, 6, 8)
    assert due("protection_visit", date(2026, 5, 29), clock=clock).at == date(2026, 6, 12)


def test_everything_that_is_wrong_is_said_at_once_with_its_place():
    said = problems_of(
        "holidays:\n"
        "- {day: 2026-02-30, title: Closed, source: Us}\n"
        "- {day: 2026-06-02, source: Us}\n"
        "terms:\n"
        "- {begins: 2026-09-02, ends: 2026-08-02, source: Us}\n"
        "timescales:\n"
        "- {id: protection_visit, length: soon, source: Us}\n"
        "- {id: new_one, length: 3 weeks, source: Us, start: refferal, title: New}\n"
        "- {id: need_visit, length: 3 weeks}\n"
        "colour: blue\n"
    )

    assert [line.split(":")[1] for line in said] == ["4", "5", "7", "9", "10", "11", "12"]
    assert any("Did you mean referral?" in line for line in said)
    assert any("'soon' is not a length of time. For example 15 working days" in line for line in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is not a clock file"),
        ("- a\n", "It starts with: keepsake: clock/1"),
        ("keepsake: notice/1\ncouncil: X\n", "'notice/1' is not one of the words"),
        ("keepsake: clock/1\ncouncil: &a X\n", "Anchors"),
        ("keepsake: clock/1\ncouncil: [\n", "Not readable as YAML"),
        ("keepsake: clock/1\ncouncil: X\ncouncil: Y\n", "given twice"),
        ("keepsake: clock/1\ncouncil: X\u202e\n", "cannot be seen"),
        (f"{OPENING}holidays:\n{A_DAY}{A_DAY}", "2026-06-02 is given twice"),
        (f"{OPENING}timescales:\n- {{id: need_visit, length: 999 weeks, source: B}}\n", "not a length"),
        ("keepsake: clock/1\ncouncil: X\ntimescales: yes\n", "A list is expected"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_with_the_reason(text, said):
    assert any(said in line for line in problems_of(text, opening=""))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_is_no_text_or_not_there_is_said(tmp_path, content):
    path = tmp_path / "ambledown.yaml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NoticeError, match="cannot be read"):
        load_clock(path)
