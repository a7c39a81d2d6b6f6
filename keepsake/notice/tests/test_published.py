"""Holding a published text against the notice that was written from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.notice.model import Anchor, Header, Notice, Permit, Statement
from keepsake.notice.published import coverage, drift, line_hash, lines_of

TEXT = "What we hold\n\nYour name.\nYour health.\n\nWho we share with\nThe police.\n"
SENTENCES = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip), unique_by=line_hash, min_size=1, max_size=12
)


def statement(section, id, *places, of=""):
    at = tuple(Anchor(number, sha) for number, sha in places)
    return Statement(section=section, id=id, label=id, easy=id, at=at, of=of)


def notice_of(text, *permits, skip=(), more=()):
    """A notice with one statement a line: ``about.line3``."""
    says = [
        statement("about", f"line{number}", (number, sha))
        for number, sha in lines_of(text).items()
        if number not in skip
    ]
    header = Header(id="north", title="t", council="c", service="council", version=1, effective_on=date(2025, 4, 1))
    statements = {each.key: each for each in (*says, *more)}
    return Notice(header=header, statements=statements, codes={}, permits=permits)


def permit(id, *cites):
    none = frozenset()
    return Permit(id=id, purpose="plan_support", categories=none, subjects=none, actions=none, basis=(), cites=cites)


def test_the_hash_is_twelve_hexadecimal_digits_of_the_folded_line():
    # printf 'We keep records.' | sha256sum
    assert line_hash("\t We  keep\u00a0records. \r\n") == line_hash("We keep records.") == "6adb40e00ec0"


def test_a_text_that_is_wholly_anchored_is_complete():
    found = coverage(notice_of(TEXT), TEXT)

    assert found.is_complete
    assert (found.lines, found.anchored) == (5, 5)


def test_a_line_that_nothing_names_is_unanchored():
    found = coverage(notice_of(TEXT, skip=[4]), TEXT)

    assert found.unanchored == (4,)
    assert not found.is_complete


def test_a_line_in_other_words_is_changed_and_not_unanchored():
    found = coverage(notice_of(TEXT), TEXT.replace("health", "wealth"))

    assert found.changed == (4,)
    assert found.unanchored == ()
    assert found.anchored == 4


def test_an_anchor_past_the_end_of_the_text_is_changed():
    found = coverage(notice_of(TEXT), TEXT.replace("The police.\n", ""))

    assert found.changed == (7,)


def test_an_anchor_with_the_wrong_hash_shows_even_beside_a_right_one():
    wrong = statement("categories", "health", (4, "0" * 12))

    found = coverage(notice_of(TEXT, more=[wrong]), TEXT)

    assert found.changed == (4,)
    assert found.anchored == 5


def test_what_a_notice_inherits_is_anchored_in_another_text():
    general = statement("about", "general", (99, "0" * 12), of="north-general")

    assert coverage(notice_of(TEXT, more=[general]), TEXT).is_complete


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "\ufeff" + TEXT,
        TEXT.replace("\n", "  \n"),
        TEXT.replace(" ", "\u00a0"),
    ],
    ids=["crlf", "cr", "byte order mark", "trailing spaces", "hard spaces"],
)
def test_how_the_file_was_saved_does_not_matter(same):
    notice = notice_of(TEXT)

    assert coverage(notice, same).is_complete
    assert len(drift(notice, same).unchanged) == 5


def test_lines_put_in_at_the_top_move_the_others_and_change_none():
    found = drift(notice_of(TEXT), "Cookies\nMenu\n" + TEXT)

    assert found.unchanged == ()
    assert [(line.was, line.now) for line in found.moved] == [(1, 3), (3, 5), (4, 6), (6, 8), (7, 9)]
    assert [line.now for line in found.new] == [1, 2]
    assert not found.changed
    assert not found.vanished


def test_a_changed_sentence_shows_what_rests_on_it():
    notice = notice_of(TEXT, permit("plan-support", "about.line4"), permit("police", "about.line7"))

    found = drift(notice, "Cookies\n" + TEXT.replace("Your health.", "Your health and your school."))

    assert [(line.was, line.now, line.rests) for line in found.changed] == [(4, 5, ("permits.plan-support",))]
    assert [each.key for each in found.changed[0].statements] == ["about.line4"]
    assert found.in_question == ("permits.plan-support",)
    assert not found.is_none


def test_a_sentence_taken_out_vanishes_and_takes_its_permit_along():
    notice = notice_of(TEXT, permit("police", "about.line7"))

    found = drift(notice, TEXT.replace("The police.\n", ""))

    assert [(line.was, line.now) for line in found.vanished] == [(7, None)]
    assert found.in_question == ("permits.police",)


def test_two_sentences_that_change_places_have_moved():
    found = drift(notice_of("One.\nTwo.\n"), "Two.\nOne.\n")

    assert found.is_none
    assert len(found.moved) == 2


def test_a_heading_that_stands_twice_keeps_its_order_when_lines_are_put_in():
    text = "Yes\nOne.\nYes\nTwo.\n"

    found = drift(notice_of(text), "Menu\nBanner\n" + text)

    assert [(line.was, line.now) for line in found.moved] == [(1, 3), (2, 4), (3, 5), (4, 6)]


def test_of_a_heading_that_stands_twice_the_one_that_went_vanishes():
    found = drift(notice_of("Yes\nOne.\nYes\n"), "\nOne.\nYes\n")

    assert [line.was for line in found.vanished] == [1]
    assert [line.was for line in found.unchanged] == [2, 3]


@given(before=SENTENCES, after=SENTENCES)
def test_every_line_of_both_texts_stands_in_one_list(before, after):
    found = drift(notice_of("\n".join(before)), "\n".join(after))

    was = [line.was for line in (*found.unchanged, *found.moved, *found.changed, *found.vanished)]
    now = [line.now for line in (*found.unchanged, *found.moved, *found.changed, *found.new)]
    assert sorted(was) == list(range(1, len(before) + 1))
    assert sorted(now) == list(range(1, len(after) + 1))


@given(before=SENTENCES, after=SENTENCES)
def test_unchanged_and_moved_lines_have_the_same_words(before, after):
    found = drift(notice_of("\n".join(before)), "\n".join(after))

    for line in (*found.unchanged, *found.moved):
        assert line_hash(before[line.was - 1]) == line_hash(after[line.now - 1])
    kept = {line_hash(each) for each in before} & {line_hash(each) for each in after}
    assert len(found.unchanged) + len(found.moved) == len(kept)


@given(lines=SENTENCES, place=st.integers(0, 12))
def test_one_line_put_in_anywhere_is_the_only_new_one(lines, place):
    place = min(place, len(lines))

    found = drift(notice_of("\n".join(lines)), "\n".join([*lines[:place], "ZZZ", *lines[place:]]))

    assert [line.now for line in found.new] == [place + 1]
    assert not found.changed
    assert not found.vanished


@given(lines=SENTENCES, place=st.integers(0, 11))
def test_one_line_taken_out_is_the_only_one_that_vanishes(lines, place):
    place = min(place, len(lines) - 1)

    found = drift(notice_of("\n".join(lines)), "\n".join(lines[:place] + lines[place + 1 :]))

    assert [line.was for line in found.vanished] == [place + 1]
    assert not found.changed
    assert not found.new


@given(lines=SENTENCES, place=st.integers(0, 11))
def test_one_line_in_other_words_is_the_only_changed_one(lines, place):
    place = min(place, len(lines) - 1)

    found = drift(notice_of("\n".join(lines)), "\n".join([*lines[:place], "ZZZ", *lines[place + 1 :]]))

    assert [(line.was, line.now) for line in found.changed] == [(place + 1, place + 1)]
    assert len(found.unchanged) == len(lines) - 1
