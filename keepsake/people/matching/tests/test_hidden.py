"""A person who may not be seen leaves no trace in what is found."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching import find, parse
from keepsake.people.matching.tests.made import TODAY, a_person, an_index, everyone, found, ids

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


def test_a_forgotten_person_leaves_no_key_and_no_word():
    kept, gone = a_person(1), a_person(2, "Wren Madeup", postcodes=("M14 5TP",), identifiers=("999 123 4567",))
    index, alone = an_index(kept, gone), an_index(kept)

    index.forget(gone)

    for table in ("person", "person_key", "word_key"):
        rows = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert index.database.execute(rows).fetchall() == alone.database.execute(rows).fetchall()
    assert ids(find(parse("wren", TODAY), index, everyone)) == [1]
