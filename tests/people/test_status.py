"""What follows from facts and a day, whatever the facts are."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keepsake.clock.ages import age_in_words, age_on
from keepsake.people.status import (
    current_name,
    holds_on,
    parents_with_responsibility,
    where_they_live,
    who_works_with,
)

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
MAYBE = st.none() | DAYS


@dataclass(frozen=True)
class Fact:
    begins_on: date | None = None
    ends_on: date | None = None
    kind: str = "current"
    given: str = "Robin"
    family: str = "Ashgrove"
    said_as: str = ""
    part: str = "worker"
    has_responsibility: bool | None = None


def facts(**more):
    return st.lists(st.builds(Fact, begins_on=MAYBE, ends_on=MAYBE, **more), max_size=6)


NAMES = facts(
    kind=st.sampled_from(["preferred", "current", "birth", "alias", "former"]),
    given=st.sampled_from(["Robin", "Bob", ""]),
    family=st.sampled_from(["Ashgrove", "Thistle"]),
)
HOMES = facts(kind=st.sampled_from(["home", "letters", "no_fixed_abode"]))
PARTS = facts(part=st.sampled_from(["worker", "second", "chair", "audit"]))
RELATIONSHIPS = facts(has_responsibility=st.sampled_from([True, False, None]))


@given(DAYS, st.integers(0, 40_000))
def test_an_age_grows_by_one_at_each_birthday_and_at_no_other_day(born_on, lived):
    assume(born_on + timedelta(days=lived) < date(2100, 1, 1))
    day = born_on + timedelta(days=lived)

    grown = age_on(born_on, day + timedelta(days=1)) - age_on(born_on, day)

    assert 0 <= age_on(born_on, day) <= lived / 365
    assert grown in (0, 1)
    tomorrow = day + timedelta(days=1)
    leapling = (born_on.month, born_on.day) == (2, 29) and tomorrow.year % 4
    birthday = (3, 1) if leapling else (born_on.month, born_on.day)
    assert (grown == 1) == ((tomorrow.month, tomorrow.day) == birthday)


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="Not born"):
        age_on(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born_on", "known", "died_on", "words"),
    [
        (date(2013, 5, 2), "exact", None, "13"),
        (date(1986, 5, 2), "estimated", None, "about 40"),
        (date(2026, 5, 2), "exact", None, "6 months"),
        (date(2026, 10, 22), "exact", None, "1 month"),
        (date(2026, 11, 15), "exact", None, "1 week"),
        (date(2026, 11, 22), "exact", None, "0 weeks"),
        (date(2026, 12, 27), "expected", None, "due in 5 weeks"),
        (date(2026, 11, 29), "expected", None, "due in 1 week"),
        (date(2026, 11, 22), "expected", None, "due this week"),
        (date(2026, 11, 18), "expected", None, "was due this week"),
        (date(2026, 11, 8), "expected", None, "was due 2 weeks ago"),
        (date(2013, 5, 2), "exact", date(2020, 5, 1), "6"),
        (date(2027, 1, 1), "exact", None, ""),
        (date(2013, 5, 2), "unknown", None, ""),
        (None, "unknown", None, ""),
    ],
)
def test_an_age_in_words(born_on, known, died_on, words):
    assert age_in_words(born_on, known, date(2026, 11, 22), died_on) == words


@given(MAYBE, st.sampled_from(["exact", "estimated", "expected", "unknown"]), DAYS, MAYBE)
def test_an_age_can_always_be_said(born_on, known, day, died_on):
    assert isinstance(age_in_words(born_on, known, day, died_on), str)


@given(NAMES, DAYS, st.randoms())
def test_the_name_does_not_hang_on_the_order(names, day, chance):
    mixed = list(names)
    chance.shuffle(mixed)

    assert current_name(mixed, day) == current_name(names, day)


@given(NAMES, DAYS)
def test_a_preferred_name_of_the_day_goes_first(names, day):
    found = current_name(names, day)
    standing = [name for name in names if holds_on(name, day)]
    preferred = [name.given for name in standing if name.kind == "preferred" and name.given]

    assert (found is None) == (not names)
    if preferred and all(name.given for name in standing if name.kind == "preferred"):
        assert found.shown.split()[0] in preferred
    if standing:
        assert found.shown.split()[-1] in {name.family for name in standing}


def test_a_preferred_name_without_family_name_borrows_it():
    names = [Fact(), Fact(kind="preferred", given="Bob", family="", said_as="BOB")]

    found = current_name(names, date(2026, 1, 1))

    assert (found.shown, found.full, found.said_as) == ("Bob Ashgrove", "Robin Ashgrove", "BOB")


@given(HOMES, DAYS)
def test_a_home_stands_on_the_day_and_letters_are_no_home(addresses, day):
    found = where_they_live(addresses, day)
    homes = [each for each in addresses if each.kind != "letters" and holds_on(each, day)]

    assert (found is None) == (not homes)
    assert found is None or (
        found in homes and all((each.begins_on or date.min) <= (found.begins_on or date.min) for each in homes)
    )


@given(PARTS, DAYS)
def test_all_who_work_with_somebody_are_named_the_allocated_worker_first(allocations, day):
    found = who_works_with(allocations, day)
    ranks = [("worker", "second", "chair", "audit").index(each.part) for each in found]

    assert sorted(map(id, found)) == sorted(id(each) for each in allocations if holds_on(each, day))
    assert ranks == sorted(ranks)


@given(RELATIONSHIPS, DAYS)
def test_responsibility_that_nobody_knows_of_is_not_counted(relationships, day):
    found = parents_with_responsibility(relationships, day)

    assert all(each.has_responsibility is True and holds_on(each, day) for each in found)
    assert len(found) == sum(bool(each.has_responsibility) and holds_on(each, day) for each in relationships)
