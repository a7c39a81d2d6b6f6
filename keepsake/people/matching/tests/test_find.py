"""The right person is found, first, with the reason in words."""

from datetime import date

import pytest

from keepsake.people.matching import Born, parse
from keepsake.people.matching.score import match
from keepsake.people.matching.tests.made import TODAY, a_person, found, ids

OTHERS = tuple(
    a_person(100 + place, f"Other{'abcdefghij'[place]} Nobody", date(1990, 1, 1 + place)) for place in range(10)
)


def reasons(matches):
    return matches[0].reasons


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("testerly wren", "Wren Testerly"),
        ("shivaun testerly", "Siobhan Testerly"),
        ("eefa testerly", "Aoife Testerly"),
        ("nwin linh", "Linh Nguyen"),
        ("mo testerly", "Mohammed Testerly"),
        ("bill testerly", "William Testerly"),
        ("kasia testerska", "Katarzyna Testerska"),
        ("w testerly", "Wren Testerly"),
        ("wren testrely", "Wren Testerly"),
        ("smithjones", "Anna Smith-Jones"),
        ("anna smith jones", "Anna Smith-Jones"),
        ("anna smith", "Anna Smith-Jones"),
        ("connor wren", "Wren O'Connor"),
        ("oconnor wren", "Wren O'Connor"),
        ("vandenberg wren", "Wren van den Berg"),
        ("wren van den berg", "Wren Vandenberg"),
        ("hassan wren", "Wren al-Hassan"),
        ("wren macdonald", "Wren McDonald"),
        ("xiaoming wang", "Xiao Ming Wang"),
        ("sean testerly", "Seán Testerly"),
    ],
)
def test_a_person_is_found_first_however_the_name_is_typed(typed, name):
    matches = found(typed, a_person(1, name), *OTHERS)

    assert ids(matches)[0] == 1
    assert matches[0].score >= 0.6


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("wren testerly 14/3/2012", "same date of birth"),
        ("wren testerly 3/14/2012", "day and month swapped"),
        ("wren testerly 14/3/2013", "date of birth one year off"),
        ("wren testerly m14 5tp", "same postcode"),
        ("wren testerly MI4", "same postcode area"),
        ("07700 900123", "same telephone number"),
        ("+44 7700 900123", "same telephone number"),
        ("999 123 4567", "same identifier"),
        ("wren testerly manchester", "lives in Manchester"),
        ("rehn testerly", "Rehn: sounds like Wren"),
        ("testelry wren", "Testelry: one letter different Testerly"),
    ],
)
def test_each_candidate_says_why_in_words(typed, why):
    person = a_person(
        postcodes=("M14 5TP",), phones=("07700 900123",), identifiers=("999 123 4567",), places=("Manchester",)
    )

    assert why in reasons(found(typed, person, *OTHERS))


def test_a_former_name_and_an_alias_find_the_person_and_say_so():
    person = a_person(name="Wren Testerly", former=["Wren Madeup"], alias=["Birdie Testerly"])

    assert "same former name Madeup" in reasons(found("wren madeup", person, *OTHERS))
    assert "same also known as Birdie" in reasons(found("birdie testerly", person, *OTHERS))


def test_the_reason_names_the_person_as_the_record_writes_it():
    assert "Shivaun: another spelling Siobhán" in reasons(found("shivaun testerly", a_person(name="Siobhán Testerly")))


def test_an_estimated_date_of_birth_does_not_hide_a_person():
    person = a_person(born_on=date(2012, 1, 1), born=Born.ESTIMATED)

    assert ids(found("wren testerly 14/3/2013", person, *OTHERS))[0] == 1


def test_a_person_without_a_date_of_birth_is_found():
    assert "no date of birth recorded" in reasons(found("wren testerly 14/3/2012", a_person(born_on=None)))


def test_the_better_fit_stands_first():
    exact, near_one, far = a_person(3), a_person(2, born_on=date(2012, 4, 14)), a_person(1, born_on=date(1987, 6, 1))

    assert ids(found("wren testerly 14/3/2012", far, near_one, exact)) == [3, 2, 1]


def test_equal_scores_stand_in_the_order_of_their_ids_always():
    people = [a_person(id_) for id_ in (5, 2, 9, 4)]

    assert ids(found("wren testerly", *people)) == ids(found("wren testerly", *reversed(people))) == [2, 4, 5, 9]


@pytest.mark.parametrize("typed", ["shivawn testrely 3/14/2012", "testerly smithjones", "eefa oconnor", "nwin 2012"])
def test_the_score_is_that_of_the_two_compared_alone(typed):
    names = ("Siobhán Testerly", "Anna Smith-Jones", "Aoife O'Connor", "Nguyễn Thị Linh")
    query = parse(typed, TODAY)

    matches = found(typed, *(a_person(id_, name) for id_, name in enumerate(names)))

    assert matches
    assert matches == [match(query, one.person) for one in matches]


def test_nothing_typed_finds_nobody():
    assert found("  ?", a_person()) == []
