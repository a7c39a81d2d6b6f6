"""Whatever is recorded, also nonsense: everybody is drawn once, nobody upon anybody, the same each time."""

import time
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.people.genogram import (
    Bond,
    Ending,
    Family,
    Household,
    Parentage,
    Parenthood,
    Partnership,
    Person,
    Sex,
    Tie,
    TieKind,
    genogram_svg,
    legend_svg,
    network_svg,
    relations_table,
)
from keepsake.people.genogram.plan import drawn_family, plan_of
from keepsake.people.genogram.spacing import pressed_apart
from keepsake.people.genogram.tests.example_families import ON, SVG, of_class, read
from keepsake.people.genogram.tracks import CLEAR, Run, tracks_of

whens = st.none() | st.integers(1900, 2030) | st.dates(date(1900, 1, 1), date(2030, 1, 1))
names = st.text(max_size=40) | st.sampled_from(
    ["Ann", "Ann", "<b>&\"'", "Wolfeschlegelsteinhausenbergerdorff" * 2, "李小龍"]
)


@st.composite
def families(draw, most=24):
    ids = [str(number) for number in range(draw(st.integers(0, most)))]
    anybody = st.sampled_from([*ids, "somebody hidden"])
    people = [
        Person(
            each,
            draw(names),
            draw(st.sampled_from(Sex)),
            draw(whens),
            died=draw(st.none() | whens),
            expected=draw(whens),
            is_unborn=draw(st.integers(0, 9)) == 0,
            is_index=draw(st.integers(0, 9)) == 0,
            url=draw(st.sampled_from(["", "/people/1/"])),
        )
        for each in ids
    ]
    bonds = st.builds(
        Partnership, anybody, anybody, st.sampled_from(Bond), whens, whens, st.none() | st.sampled_from(Ending)
    )
    links = st.builds(Parentage, anybody, anybody, st.sampled_from(Parenthood), whens, whens)
    ties = st.builds(Tie, anybody, anybody, st.sampled_from(TieKind), names, st.integers(-2, 3), whens, whens)
    homes = st.builds(Household, names, st.lists(anybody, max_size=6).map(tuple))
    return Family(
        ON,
        tuple(people),
        tuple(draw(st.lists(bonds, max_size=most // 2))),
        tuple(draw(st.lists(links, max_size=most * 2))),
        tuple(draw(st.lists(ties, max_size=6))),
        tuple(draw(st.lists(homes, max_size=3))),
        draw(names),
    )


def boxes_of(root):
    found = []
    for each in of_class(root, "genogram-focus"):
        left, top, width, height = (float(each.get(key)) for key in ("x", "y", "width", "height"))
        found.append((left, top, left + width, top + height))
    return found


def overlapping(boxes):
    return [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@settings(max_examples=120, deadline=None)
@given(families())
def test_everybody_is_drawn_once_inside_the_drawing_and_upon_nobody(family):
    root = read(genogram_svg(family))

    boxes = boxes_of(root)
    width, height = (float(number) for number in root.get("viewBox").split()[2:])

    assert len(of_class(root, "genogram-person")) == len(drawn_family(family).people)
    assert overlapping(boxes) == []
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height for box in boxes)


@settings(max_examples=60, deadline=None)
@given(families(), st.randoms(use_true_random=False))
def test_the_same_family_in_any_order_is_the_same_drawing(family, random):
    def mixed(links):
        return tuple(random.sample(links, len(links)))

    other = Family(
        family.on,
        mixed(family.people),
        mixed(family.partnerships),
        mixed(family.parentages),
        mixed(family.ties),
        mixed(family.households),
        family.hidden_note,
    )

    assert genogram_svg(other) == genogram_svg(family)
    assert network_svg(other) == network_svg(family)
    assert relations_table(other) == relations_table(family)


@settings(max_examples=60, deadline=None)
@given(families())
def test_a_network_has_nobody_twice_and_nobody_upon_anybody(family):
    root = read(network_svg(family))

    assert len(of_class(root, "genogram-person")) <= len(family.people)
    assert overlapping(boxes_of(root)) == []


@settings(max_examples=60, deadline=None)
@given(families())
def test_the_table_and_the_legend_bear_any_family(family):
    table = relations_table(family)

    assert sorted(row.person.id for row in table) == sorted(person.id for person in family.people)
    assert read(legend_svg(family)).tag == f"{SVG}svg"


@settings(max_examples=60, deadline=None)
@given(families())
def test_no_coordinate_is_lost(family):
    assert "nan" not in "".join(each.get("d") or "" for each in read(genogram_svg(family)).iter())


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(0.05, 3), st.floats(0, 200)), max_size=20))
def test_pressing_apart_keeps_the_distances(places):
    wanted, weights, steps = ([place[part] for place in places] for part in range(3))

    found = pressed_apart(wanted, weights, steps)

    assert all(found[n] - found[n - 1] >= steps[n] - 1e-6 for n in range(1, len(found)))


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 300), st.floats(0, 1)), max_size=12))
def test_two_lines_that_would_touch_run_at_different_heights(drawn):
    runs = [Run(left, left + width, (left + width * share,), (left, left + width)) for left, width, share in drawn]

    tracks = tracks_of(runs)

    assert not [
        (one, other)
        for place, one in enumerate(runs)
        for number, other in enumerate(runs[:place])
        if tracks[place] == tracks[number] and one.left < other.right + CLEAR and other.left < one.right + CLEAR
    ]


def four_generations(count, seed=7):
    """So many people in couples and their children, as families are; some marry into another branch."""
    random = Random(seed)
    people, bonds, links = [], [], []

    def born(year):
        number = len(people)
        sex = (Sex.MALE, Sex.FEMALE)[number % 2]
        people.append(Person(f"{number}", f"Person Number {number}", sex, date(year, 1 + number % 12, 1), url="/p/"))
        return people[-1].id

    couples = [(born(1940), born(1941)) for _ in range(count // 12)]
    year = 1940
    while len(people) < count and couples:
        year += 26
        children = [(pair, born(year + age)) for pair in couples for age in range(random.randint(2, 3))]
        links += [Parentage(parent, child) for pair, child in children for parent in pair]
        bonds += [Partnership(*pair, random.choice(list(Bond)), year - 2) for pair in couples]
        couples = [(child, born(year)) for _, child in children[: max(len(children) // 2, 1)]]
        if len(couples) > 1 and random.random() < 0.7:
            (one, _), (other, _) = couples[0], couples.pop()
            couples[0] = (one, other)
    return Family(ON, tuple(people[:count]), tuple(bonds), tuple(links), households=(Household("H", ("3", "9", "20")),))


@pytest.mark.parametrize("seed", range(12))
def test_brothers_and_sisters_stand_in_birth_order_in_any_sound_family(seed):
    plan = plan_of(four_generations(50, seed))

    wrong = [
        bar
        for bar in plan.bars
        if [plan.x[each] for each in bar.children] != sorted(plan.x[each] for each in bar.children)
    ]

    assert wrong == []


@pytest.mark.parametrize("draw", [genogram_svg, network_svg, relations_table, legend_svg])
def test_sixty_people_are_drawn_in_well_under_fifty_milliseconds(draw):
    family = four_generations(60)

    def once():
        start = time.process_time()
        draw(family)
        return time.process_time() - start

    assert min(once() for _ in range(7)) < 0.05


def test_a_circle_of_two_hundred_ends():
    ring = tuple(Person(f"{n}", f"{n}") for n in range(200))
    links = tuple(Parentage(f"{n}", f"{(n + 1) % 200}") for n in range(200))

    assert len(of_class(read(genogram_svg(Family(ON, ring, parentages=links))), "genogram-person")) == 200
