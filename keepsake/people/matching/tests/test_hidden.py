"""A person who may not be seen leaves no trace in what is found."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching.tests.made import a_person, found, ids

NAMES = st.sampled_from(["Wren Testerly", "Ren Testerley", "Siobhan Testerly", "Wren Madeup", "Mohammed Invented"])
PEOPLE = st.lists(st.tuples(NAMES, st.integers(1, 28), st.booleans()), min_size=1, max_size=12)
TYPED = st.sampled_from(["wren testerly", "shivaun testerly 3/5/2012", "mo invented 2012", "testerly 9/5/2013"])


@given(PEOPLE, TYPED)
def test_what_is_found_is_what_would_be_found_if_the_hidden_had_never_been_stored(made, typed):
    people = [a_person(id_, name, date(2012, 5, day)) for id_, (name, day, _) in enumerate(made)]
    seen = {id_ for id_, (_, _, hidden) in enumerate(made) if not hidden}

    with_hidden = found(typed, *people, visible=seen.__contains__)
    without = found(typed, *(person for person in people if person.id in seen))

    assert with_hidden == without


def test_the_hidden_take_no_place_among_the_candidates():
    crowd = [a_person(id_) for id_ in range(1, 400)]

    matches = found("wren testerly", *crowd, a_person(999), visible=lambda id_: id_ == 999)

    assert ids(matches) == [999]
