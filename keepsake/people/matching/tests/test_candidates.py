"""Whoever has keys of two parts comes before whoever has one, and a common key leaves nobody out."""

from collections import Counter
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching import candidates
from keepsake.people.matching.candidates import Lookup, best_first, rarity

KEYS = ("w:wren", "w:ren", "b:20120314", "y:2012", "p:M145TP")
HELD = st.dictionaries(st.sampled_from(KEYS), st.sets(st.integers(1, 40), min_size=1))
PARTS = (
    (Lookup("w:wren", 1.0), Lookup("w:ren", 0.8)),
    (Lookup("b:20120314", 1.6),),
    (Lookup("y:2012", 0.7),),
    (Lookup("p:M145TP", 1.0),),
)


class Held:
    """Keys and who has them; ``common`` ones are known to be so. It notes what it was asked for as a whole."""

    def __init__(self, held, common=()):
        self.held = {key: sorted(f"{each:03}" for each in people) for key, people in held.items()}
        self.common = common
        self.read = Counter()

    def sizes(self, keys):
        return {key: candidates.COMMON + 1 for key in keys if key in self.common and key in self.held}

    def people(self, keys):
        self.read.update(keys)
        return {key: self.held[key] for key in keys if key in self.held}

    def having(self, keys, people):
        return {key: [each for each in self.held.get(key, ()) if each in people] for key in keys}


def order(parts, held, first=5):
    return list(best_first(parts, held, first))


def a_crowd(common):
    """As many as are enough share two parts, and a year that everybody has."""
    crowd = range(1, candidates.ENOUGH + 1)
    return Held({"w:wren": crowd, "b:20120314": crowd, "y:2012": range(1, 200)}, common)


@given(HELD, st.sets(st.sampled_from(KEYS[2:])))
def test_everybody_who_has_a_key_comes_once_whichever_keys_are_common(held, common):
    everybody = {f"{each:03}" for people in held.values() for each in people}

    found = order(PARTS, Held(held, common))

    assert sorted(found) == sorted(everybody)


@given(HELD, st.sets(st.sampled_from(KEYS)), st.integers(1, 30))
def test_what_is_known_beforehand_of_sizes_changes_nothing_of_the_order(held, known, common):
    """The sizes that are known are those that are there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "COMMON", common)
        patch.setattr(candidates, "MOST_UNDER_A_PART", 10)
        patch.setattr(candidates, "ENOUGH", 2)
        knowing = Held(held, known)
        knowing.sizes = lambda keys: {key: len(knowing.held[key]) for key in keys if key in known & held.keys()}

        assert order(PARTS, knowing) == order(PARTS, Held(held))


@given(HELD)
def test_the_best_come_first(held):
    store = Held(held)

    def said(person):
        return sum(max((weight(each, person) for each in part), default=0) for part in PARTS)

    def weight(lookup, person):
        people = store.held.get(lookup.key, [])
        return lookup.weight * rarity(len(people)) if person in people else 0

    found = order(PARTS, store, first=100)

    assert [round(said(person), 9) for person in found] == sorted(
        (round(said(each), 9) for each in found), reverse=True
    )


def test_who_stands_under_two_parts_comes_before_who_stands_under_one():
    held = Held({"w:wren": [1, 2, 3], "b:20120314": [3, 4, 5]})

    assert order(PARTS, held)[0] == "003"


def test_of_one_part_only_the_best_key_counts():
    held = Held({"w:wren": [1], "w:ren": [1, 2], "b:20120314": [2]})

    assert order(PARTS, held)[0] == "002"


def test_a_common_key_is_not_read_where_the_others_say_enough():
    held = a_crowd(common=["y:2012"])

    found = order(PARTS, held)

    assert held.read["y:2012"] == 0
    assert found[:5] == ["001", "002", "003", "004", "005"]


def test_a_common_key_is_read_where_nothing_else_was_typed():
    held = Held({"y:2012": range(1, 200)}, common=["y:2012"])

    assert list(islice(best_first([PARTS[2]], held, 5), 3)) == ["001", "002", "003"]


def test_a_common_key_tells_apart_those_whom_the_others_find():
    held = Held({"w:wren": range(1, 41), "b:20120314": range(1, 41), "y:2012": [17]}, common=["y:2012"])

    assert order(PARTS, held)[0] == "017"


@pytest.mark.parametrize("most", [1, 3])
def test_of_a_part_the_keys_that_say_most_are_read_until_enough_people_have_one(monkeypatch, most):
    monkeypatch.setattr(candidates, "MOST_UNDER_A_PART", most)
    held = Held({"w:wren": [1, 2, 3], "w:ren": [4]})

    assert order(PARTS, held) == ["001", "002", "003"]
