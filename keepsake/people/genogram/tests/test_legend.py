"""The legend explains every sign, and only those that are used."""

from keepsake.people.genogram import Bond, Parenthood, legend_entries, legend_svg
from keepsake.people.genogram.family import Family
from keepsake.people.genogram.tests.example_families import ON, SVG, blended, fostered, read, simple


def meanings(family=None):
    return [meaning for _, meaning in legend_entries(family)]


def test_the_whole_legend_has_every_kind_of_couple_and_child():
    assert len(meanings()) == 7 + len(Bond) + 1 + 2 + len(Parenthood) + 1


def test_a_legend_for_a_family_has_only_what_it_uses():
    assert meanings(simple()) == [
        "Male",
        "Female",
        "The child this is about",
        "Married",
        "Child by birth",
        "Live in one household (dotted or dashed outline)",
    ]
    assert {"Not yet born", "Has died", "Separated", "Divorced or dissolved"} <= set(meanings(blended()))
    assert {"Foster child", "Adopted child"} <= set(meanings(fostered()))


def test_no_two_signs_look_alike_but_marriage_and_civil_partnership():
    signs = [sign.replace("civil-partnership", "married") for sign, _ in legend_entries()]

    assert len(set(signs)) == len(signs) - 1


def test_the_legend_in_one_drawing_says_its_meanings_in_its_description():
    root = read(legend_svg(blended()))

    assert root.get("role") == "img"
    assert all(meaning in root.find(f"{SVG}desc").text for meaning in meanings(blended()))


def test_an_empty_family_has_an_empty_legend():
    assert meanings(Family(ON, ())) == []
