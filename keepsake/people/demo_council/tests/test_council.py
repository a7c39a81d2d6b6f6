"""The invented council: as many people as asked for, the same on every machine, in order of dependency."""

import os
import subprocess
import sys
import tracemalloc
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.people.demo_council import generate
from keepsake.people.demo_council.persons import (
    Address,
    ContactWay,
    HiddenFrom,
    HouseholdMember,
    Identifier,
    Person,
    PersonName,
    Relationship,
    Restriction,
    SamePerson,
    Status,
    Warning,
)
from keepsake.people.demo_council.staff import (
    Absence,
    Allocation,
    Body,
    Involvement,
    Membership,
    Professional,
    RestrictionGrant,
    Team,
    Worker,
)

TODAY = date(2026, 11, 22)
POINTS = {
    "person_id": "Person",
    "other_id": "Person",
    "same_as_id": "Person",
    "household_id": "Household",
    "worker_id": "Worker",
    "cover_id": "Worker",
    "team_id": "Team",
    "above_id": "Team",
    "body_id": "Body",
    "professional_id": "Professional",
}


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(0, 2**32), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_there_are_exactly_as_many_people_as_asked_for_on_any_day(people, seed, today):
    assert sum(isinstance(fact, Person) for fact in generate(people, seed, today)) == people


def test_nobody_at_all_is_no_council():
    with pytest.raises(ValueError, match="at least one person"):
        next(generate(0, 1, TODAY))


def test_the_same_seed_gives_the_same_council():
    assert list(generate(500, 3, TODAY)) == list(generate(500, 3, TODAY))


def test_another_seed_gives_another_council():
    assert list(generate(500, 3, TODAY)) != list(generate(500, 4, TODAY))


def test_the_council_does_not_hang_on_the_order_of_hashes_nor_on_django():
    code = (
        "import datetime, hashlib, sys; from keepsake.people.demo_council import generate;"
        "assert 'django' not in sys.modules;"
        "print(hashlib.sha256(repr(list(generate(400, 5, datetime.date(2026, 11, 22)))).encode()).hexdigest())"
    )

    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def test_whatever_a_fact_points_at_has_come_before_it(council):
    known = defaultdict(set)
    for fact in council.facts:
        for name, kind in POINTS.items():
            target = getattr(fact, name, None)
            assert target is None or target in known[kind], fact
        if hasattr(fact, "id"):
            assert fact.id not in known[type(fact).__name__], fact
            known[type(fact).__name__].add(fact.id)


@pytest.mark.parametrize(
    "kind",
    [
        *(Team, Worker, Membership, Absence, Body, Professional, Involvement, Allocation, RestrictionGrant),
        *(PersonName, Identifier, Address, ContactWay, HiddenFrom, HouseholdMember, Relationship),
        *(Warning, Restriction, Status, SamePerson),
    ],
)
def test_every_kind_of_fact_is_told(council, kind):
    assert council[kind]


def test_memory_does_not_grow_with_the_council():
    peaks = []
    for people in (2_000, 12_000):
        tracemalloc.start()
        for _ in generate(people, 1, TODAY):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] + 300_000  # bytes; ten thousand people kept would be over 20 million
