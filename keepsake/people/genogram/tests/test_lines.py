"""Lines say who is a couple, how it ended, and in what way a child is somebody's."""

import pytest

from keepsake.people.genogram import Bond, Ending, Parenthood, Partnership, genogram_svg
from keepsake.people.genogram.tests.example_families import (
    EXAMPLES,
    FEMALE,
    MALE,
    SVG,
    blended,
    cards,
    child_of,
    fostered,
    of_class,
    person,
    points,
    read,
    simple,
    small,
)

PAIR = (person("Ann", FEMALE, 1980), person("Bob", MALE, 1979))


def couple(**more):
    return read(genogram_svg(small(*PAIR, partnerships=(Partnership("Ann", "Bob", **more),))))


def lines(root, kind):
    return of_class(root, f"genogram-line--{kind}")


def words(root):
    return [each.text for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", list(Bond))
def test_each_kind_of_couple_has_a_line_and_a_word_of_its_own(kind):
    root = couple(kind=kind, since=2010)

    (line,) = of_class(root, "genogram-line")

    assert (line.get("stroke-dasharray") is None) == (kind in (Bond.MARRIED, Bond.CIVIL_PARTNERSHIP))
    assert any("2010" in text for text in words(root))


@pytest.mark.parametrize(("ending", "count"), [(Ending.SEPARATED, 1), (Ending.DIVORCED, 2), (Ending.DISSOLVED, 2)])
def test_one_slash_is_separated_and_two_are_divorced(ending, count):
    root = couple(kind=Bond.MARRIED, since=2010, until=2018, ending=ending)

    assert len(of_class(root, "genogram-slash")) == count
    assert f"{ending.value} 2018" in words(root)


def test_a_couple_parted_by_death_has_no_slash():
    people = (PAIR[0], person("Bob", MALE, 1979, died=2015))

    root = read(genogram_svg(small(*people, partnerships=(Partnership("Ann", "Bob", Bond.MARRIED, 2001, 2015),))))

    assert of_class(root, "genogram-slash") == []


def test_a_couple_who_will_part_later_is_still_one():
    assert of_class(couple(kind=Bond.MARRIED, until=2030), "genogram-slash") == []


def test_parents_without_a_recorded_partnership_are_joined_by_a_dotted_line():
    root = read(genogram_svg(small(*PAIR, person("Cy", MALE, 2015), parentages=child_of("Cy", "Ann", "Bob"))))

    assert lines(root, "parents-together")[0].get("stroke-dasharray") == "2 4"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Parenthood.FOSTER, "fostered"),
        (Parenthood.ADOPTIVE, "adopted"),
        (Parenthood.SPECIAL_GUARDIAN, "special guardian"),
        (Parenthood.UNKNOWN, "not certain"),
        (Parenthood.STEP, "stepchild"),
    ],
)
def test_a_child_who_is_not_theirs_by_birth_hangs_differently_and_a_word_says_how(kind, word):
    root = read(genogram_svg(small(*PAIR, person("Cy", MALE, 2015), parentages=child_of("Cy", "Ann", kind=kind))))

    drawn = lines(root, kind.value.replace(" ", "-"))

    assert any(line.get("stroke-dasharray") for line in drawn)
    assert word in words(root)


def test_an_adopted_child_hangs_from_a_double_line():
    root = read(genogram_svg(fostered()))

    foot = max(y for line in lines(root, "adoptive") for _, y in points(line))
    feet = [line for line in lines(root, "adoptive") if points(line)[-1][1] == foot]

    assert [line.get("stroke-dasharray") for line in feet] == [None, "2 3"]


def test_a_step_parent_who_is_a_partner_of_a_parent_needs_no_line():
    assert lines(read(genogram_svg(blended())), "step") == []


def test_a_placement_that_has_ended_says_that_it_was():
    links = child_of("Cy", "Ann", kind=Parenthood.FOSTER, since=2019, until=2021)

    assert "was fostered" in words(read(genogram_svg(small(*PAIR, person("Cy", MALE, 2015), parentages=links))))


def test_twins_leave_the_line_at_one_point():
    root = read(genogram_svg(blended()))

    slanting = [line for line in of_class(root, "genogram-drop") if points(line)[0][0] != points(line)[-1][0]]

    assert len(slanting) == 2
    assert points(slanting[0])[0] == points(slanting[1])[0]


def test_the_line_of_a_couple_reaches_from_symbol_to_symbol():
    root = read(genogram_svg(simple()))
    boxes = cards(root)

    (start, y), (end, _) = points(lines(root, "married")[0])

    assert boxes["Tom"][0] < start < boxes["Tom"][2] < boxes["Priya"][0] < end < boxes["Priya"][2]
    assert boxes["Tom"][1] < y < boxes["Tom"][3]


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_line_runs_through_somebody(example):
    root = read(genogram_svg(example()))

    crossed = [
        (name, line.get("d"))
        for line in of_class(root, "genogram-line")
        for start, end in zip(points(line), points(line)[1:], strict=False)
        for name, box in cards(root).items()
        if passes(start, end, box)
    ]

    assert crossed == []


def passes(start, end, box):
    """Does an upright or level stretch go in at one side of a card and out at another?"""
    left, top, right, bottom = box
    (x0, y0), (x1, y1) = start, end
    if x0 == x1:
        return left + 2 < x0 < right - 2 and min(y0, y1) < top + 6 and max(y0, y1) > bottom - 6
    return y0 == y1 and top + 2 < y0 < bottom - 2 and min(x0, x1) <= left and max(x0, x1) >= right
