"""Who stands where: generations in rows, children in birth order, partners side by side, homes outlined."""

from datetime import date
from itertools import pairwise

import pytest

from keepsake.people.genogram import (
    Bond,
    Family,
    FamilyTooLarge,
    Household,
    Parenthood,
    Partnership,
    Tie,
    TieKind,
    genogram_svg,
)
from keepsake.people.genogram.tests.example_families import (
    EXAMPLES,
    FEMALE,
    MALE,
    ON,
    SVG,
    blended,
    cards,
    child_of,
    fostered,
    in_order,
    of_class,
    person,
    read,
    simple,
    small,
    three_generations,
    title_of,
)


def boxes_of(family):
    return cards(read(genogram_svg(family)))


def rows_of(family):
    """The names row by row from the top, each from left to right."""
    boxes = boxes_of(family)
    tops = sorted({box[1] for box in boxes.values()})
    return [sorted((name for name in boxes if boxes[name][1] == top), key=lambda n: boxes[n][0]) for top in tops]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_child_stands_below_every_parent_by_birth(example):
    family = example()
    boxes = boxes_of(family)

    by_birth = [link for link in family.parentages if link.kind is Parenthood.BIRTH]

    assert all(boxes[link.parent][3] < boxes[link.child][1] for link in by_birth)


@pytest.mark.parametrize("example", EXAMPLES)
def test_partners_stand_in_one_row(example):
    family = example()
    boxes = boxes_of(family)

    assert all(boxes[bond.one][1] == boxes[bond.other][1] for bond in family.partnerships)


def test_brothers_and_sisters_stand_in_birth_order_from_the_left():
    row = rows_of(three_generations())[1]

    assert [name for name in row if name in ("Gareth", "Wendy", "Nicola")] == ["Gareth", "Wendy", "Nicola"]
    assert rows_of(three_generations())[2][-3:] == ["Amir", "Isla", "Noah"]


def test_half_brothers_and_sisters_stand_in_the_order_of_the_partnerships():
    row = rows_of(blended())[2]

    assert row == ["Jayden", "Tia", "Rex", "Ruby", "Baby Tolliver", "Alfie", "Robin"]


def test_the_latest_partner_stands_beside_and_the_earlier_on_the_other_side():
    assert rows_of(blended())[1] == ["Dean", "Lewis", "Kerry-Ann", "Sam", "Zoe"]


def test_two_parents_with_families_of_their_own_stand_as_near_as_birth_order_allows():
    row = rows_of(three_generations())[1]

    assert (row.index("Nicola"), row.index("Yusuf")) == (row.index("Yusuf") - 1, row.index("Yusuf"))


def test_a_man_stands_to_the_left_of_a_woman_if_nothing_else_decides():
    assert rows_of(simple()) == [["Tom", "Priya"], ["Mina", "Leo"]]


def test_a_grandmother_who_is_special_guardian_stays_in_her_own_row():
    boxes = boxes_of(three_generations())

    assert boxes["Sheila"][1] < boxes["Nicola"][1] < boxes["Noah"][1]


def test_an_aunt_who_fosters_her_niece_stands_beside_the_mother():
    boxes = boxes_of(fostered())

    assert boxes["Tanya"][1] == boxes["Chantelle"][1] < boxes["Skye"][1]


def test_an_older_sister_who_is_special_guardian_stays_level_and_is_drawn_as_carer():
    people = (person("Mum", FEMALE, 1975), person("Sis", FEMALE, 1998), person("Kid", MALE, 2015))
    links = (
        *child_of("Sis", "Mum"),
        *child_of("Kid", "Mum"),
        *child_of("Kid", "Sis", kind=Parenthood.SPECIAL_GUARDIAN),
    )

    root = read(genogram_svg(small(*people, parentages=links)))

    assert cards(root)["Sis"][1] == cards(root)["Kid"][1]
    assert len(of_class(root, "genogram-line--special-guardian")) == 1


def test_a_grandmother_known_only_by_word_stands_two_rows_above():
    tie = Tie("Nan", "Kid", TieKind.RELATIVE, "Grandmother", above=2)
    people = (person("Kid", MALE, 2015), person("Mum", FEMALE, 1990), person("Nan", FEMALE))

    family = small(*people, parentages=child_of("Kid", "Mum"), ties=(tie,))

    assert rows_of(family) == [["Nan"], ["Mum"], ["Kid"]]
    assert "Grandmother" in [each.text for each in read(genogram_svg(family)).iter(f"{SVG}text")]


def test_a_lodger_without_any_link_stands_with_the_grown_ups():
    people = (person("Kid", MALE, 2015), person("Mum", FEMALE, 1990), person("Lodger", MALE, 1980))
    home = (Household("Home", ("Kid", "Mum", "Lodger")),)

    assert rows_of(small(*people, parentages=child_of("Kid", "Mum"), households=home))[0] == ["Mum", "Lodger"]


def test_cousins_who_marry_are_drawn_once_each():
    people = [person(name, born=1900 + 30 * (len(name) - 1)) for name in ("A", "B", "Aa", "Bb", "Aaa", "Bbb", "Cccc")]
    links = (
        *(link for child in ("Aa", "Bb") for link in child_of(child, "A", "B")),
        *child_of("Aaa", "Aa"),
        *child_of("Bbb", "Bb"),
        *child_of("Cccc", "Aaa", "Bbb"),
    )

    family = small(*people, parentages=links, partnerships=(Partnership("Aaa", "Bbb", Bond.MARRIED),))

    assert rows_of(family) == [["A", "B"], ["Aa", "Bb"], ["Aaa", "Bbb"], ["Cccc"]]


def test_a_circle_in_the_record_is_drawn_and_what_is_left_out_is_said():
    people = (person("A"), person("B"), person("C"))
    links = (*child_of("B", "A"), *child_of("C", "B"), *child_of("A", "C"))

    root = read(genogram_svg(small(*people, parentages=links)))

    assert sorted(in_order(root)) == ["A", "B", "C"]
    assert "One link goes against the others and is not drawn" in root.find(f"{SVG}desc").text


def test_friends_and_professionals_are_left_to_the_network():
    assert {"Asha Patel", "Billy", "Mrs Thorne"} & set(boxes_of(fostered())) == set()


def test_a_hidden_person_leaves_no_trace_but_the_note():
    shown = small(person("Kid", MALE, 2015), hidden_note="Somebody is not shown to you.")
    links = (*child_of("Kid", "Hidden"),)
    linked = Family(ON, shown.people, parentages=links, hidden_note=shown.hidden_note)

    root = read(genogram_svg(linked))

    assert genogram_svg(linked) == genogram_svg(shown)
    assert "Somebody is not shown to you." in root.find(f"{SVG}desc").text
    assert len(of_class(root, "genogram-note")) == 1


def test_a_home_is_outlined_around_its_members_and_named():
    root = read(genogram_svg(simple()))

    (home,) = of_class(root, "genogram-home")

    assert title_of(home) == "Household: 4 Larch Road"
    assert [each.text for each in of_class(root, "genogram-home-name")] == ["4 Larch Road"]


def test_a_home_apart_is_outlined_in_pieces_of_one_name():
    names = [each.text for each in of_class(read(genogram_svg(fostered())), "genogram-home-name")]

    assert set(names) == {"Foster home"}


def test_people_are_in_reading_order_for_the_keyboard():
    root = read(genogram_svg(three_generations()))
    boxes = cards(root)

    places = [(boxes[name][1], boxes[name][0]) for name in in_order(root)]

    assert all(one < other for one, other in pairwise(places))


def test_the_order_in_which_links_come_does_not_matter():
    family = blended()

    turned = Family(
        family.on,
        family.people[::-1],
        family.partnerships[::-1],
        family.parentages[::-1],
        households=family.households,
    )

    assert genogram_svg(turned) == genogram_svg(family)


def test_nobody_recorded_is_said_and_one_person_is_enough():
    assert "Nobody is recorded yet." in genogram_svg(Family(ON, ()))
    assert len(boxes_of(small(person("Ann")))) == 1


def test_a_crowd_is_refused_in_words():
    crowd = tuple(person(f"Person {number}", born=date(2000, 1, 1)) for number in range(251))

    with pytest.raises(FamilyTooLarge, match="at most 250"):
        genogram_svg(small(*crowd))
