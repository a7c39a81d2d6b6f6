from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from keepsake.record.audit.event import Logged
from keepsake.record.audit.tests.made_up import CHILD, OTHER_WORKER, SIBLING, WORKER, event
from keepsake.record.audit.unusual import KINDS, unusual

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NEIGHBOUR = UUID(int=1_000).hex


class Office:
    """An office open from nine to five, where the first worker has the name and the address of one child, and the
    postcode of another."""

    def have_one_family_name(self, actor, subject):
        return (actor, subject) == (WORKER, SIBLING)

    def live_near(self, actor, subject):
        return {(WORKER, SIBLING): "same_address", (WORKER, NEIGHBOUR): "same_postcode"}.get((actor, subject), "")

    def is_working_time(self, actor, at):
        return 9 <= at.hour < 17


def child(number):
    return UUID(int=number).hex


def looks(*events, at=MONDAY, every=MINUTE):
    return [Logged(seq, at + (seq - 1) * every, "", each) for seq, each in enumerate(events, start=1)]


def kinds(logged, **limits):
    return [(each.kind, each.seq) for each in unusual(logged, Office(), **limits)]


def test_an_ordinary_look_in_working_hours_is_not_unusual():
    assert kinds(looks(event())) == []


def test_a_namesake_at_the_same_address_is_told_twice():
    found = list(unusual(looks(event(subjects=frozenset({CHILD, SIBLING}))), Office()))

    assert [(each.kind, each.subjects) for each in found] == [
        ("own_family_name", {SIBLING}),
        ("same_address", {SIBLING}),
    ]


def test_a_neighbour_is_told_of_and_whoever_lives_there_too_is_not_told_of_twice():
    found = list(unusual(looks(event(subjects=frozenset({CHILD, SIBLING, NEIGHBOUR}))), Office()))

    near = {each.kind: each.subjects for each in found if each.kind.startswith("same")}
    assert near == {"same_address": {SIBLING}, "same_postcode": {NEIGHBOUR}}


def test_somebody_with_no_part_in_the_case_is_told():
    assert kinds(looks(event(relationship="none"), event(relationship=""))) == [
        ("no_relationship", 1),
        ("no_relationship", 2),
    ]


def test_the_evening_is_told():
    assert kinds(looks(event(), at=MONDAY + timedelta(hours=8))) == [("out_of_hours", 1)]


def test_what_is_no_look_at_a_person_is_not_told():
    logged = looks(event(action="sign_in", relationship=""), event(subjects=frozenset()), event(actor=""))

    assert kinds(logged) == []


def test_many_people_in_a_short_time_are_told_once():
    logged = looks(*(event(subjects=frozenset({child(number)})) for number in range(8)))

    assert kinds(logged, many=5, short=10 * MINUTE) == [("many_people", 5)]


def test_a_second_burst_is_told_again():
    first = looks(*(event(subjects=frozenset({child(number)})) for number in range(5)))
    later = [each._replace(seq=each.seq + 5, at=each.at + timedelta(hours=2)) for each in first]

    assert kinds(first + later, many=5) == [("many_people", 5), ("many_people", 10)]


def test_many_looks_at_one_person_are_no_burst():
    assert kinds(looks(*[event()] * 50), many=5) == []


def test_the_people_of_two_workers_are_not_added_up():
    logged = looks(
        *(
            event(subjects=frozenset({child(number)}), actor=(WORKER, OTHER_WORKER)[number % 2], relationship="team")
            for number in range(8)
        )
    )

    assert kinds(logged, many=5) == []


def test_a_slow_day_is_no_burst():
    logged = looks(*(event(subjects=frozenset({child(number)})) for number in range(8)), every=5 * MINUTE)

    assert kinds(logged, many=5, short=10 * MINUTE) == []


def test_every_kind_has_its_words():
    words = {"own_family_name", "same_address", "same_postcode", "no_relationship", "out_of_hours", "many_people"}
    assert KINDS.keys() == words


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(2, 6))
def test_a_burst_is_told_as_a_plain_count_would(people, many):
    logged = looks(*(event(subjects=frozenset({child(number)})) for number in people))
    crowds = [len(set(people[max(0, last - 9) : last + 1])) >= many for last in range(len(people))]
    begins = [seq for seq, now in enumerate(crowds, start=1) if now and not (seq > 1 and crowds[seq - 2])]

    assert kinds(logged, many=many, short=10 * MINUTE) == [("many_people", seq) for seq in begins]
