"""Each person has the symbol that social workers expect, and says in words what it shows."""

from datetime import date

import pytest

from keepsake.people.genogram import Sex, genogram_svg
from keepsake.people.genogram.tests.example_families import (
    FEMALE,
    MALE,
    SVG,
    drawn_person,
    of_class,
    person,
    read,
    small,
    title_of,
)


def drawn(one):
    return drawn_person(read(genogram_svg(small(one))), one.name)


def shapes(group):
    return [
        each.tag.removeprefix(SVG)
        for each in group.iter()
        if each.get("stroke") and "genogram-cross" not in (each.get("class") or "")
    ]


def words(group):
    return [each.text for each in group.iter(f"{SVG}text")]


@pytest.mark.parametrize(("sex", "shape"), [(MALE, "rect"), (FEMALE, "circle"), (Sex.OTHER, "path")])
def test_a_symbol_follows_the_recorded_sex(sex, shape):
    assert shapes(drawn(person("Ann", sex))) == [shape]


def test_other_and_not_recorded_are_a_diamond_with_four_corners():
    for sex in (Sex.OTHER, Sex.NOT_RECORDED):
        path = next(each for each in drawn(person("Ann", sex)).iter(f"{SVG}path"))

        assert path.get("d").count("L") == 3


def test_the_unborn_are_a_triangle_with_the_month_they_are_due():
    group = drawn(person("Baby", FEMALE, expected=date(2026, 6, 1), is_unborn=True))

    assert next(group.iter(f"{SVG}path")).get("d").count("L") == 2
    assert "due June 2026" in words(group)


def test_the_child_it_is_about_has_a_double_outline():
    assert shapes(drawn(person("Ann", FEMALE, is_index=True))) == ["circle", "circle"]
    assert shapes(drawn(person("Ann", FEMALE))) == ["circle"]


def test_who_has_died_is_crossed_through_and_has_both_years_and_the_age():
    group = drawn(person("Ann", FEMALE, date(1950, 6, 1), died=date(2019, 5, 1)))

    assert len(of_class(group, "genogram-cross")) == 1
    assert {"1950 to 2019", "aged 68"} <= set(words(group))


def test_a_death_without_a_date_is_drawn_too():
    group = drawn(person("Ann", FEMALE, 1950, is_deceased=True))

    assert len(of_class(group, "genogram-cross")) == 1
    assert "born 1950, died" in words(group)


def test_an_age_stands_inside_and_the_year_of_birth_below():
    group = drawn(person("Ann", FEMALE, date(2013, 3, 3)))

    assert {"12", "born 2013"} <= set(words(group))


def test_a_baby_has_an_age_in_months_and_a_guessed_age_says_so():
    assert "8m" in words(drawn(person("Ann", born=date(2025, 7, 1))))
    assert "~40" in words(drawn(person("Ann", born=1986)))


def test_nobody_is_given_an_age_before_they_are_born():
    assert "born 2030" in words(drawn(person("Ann", born=2030)))
    assert "age" not in title_of(drawn(person("Ann", born=2030)))


def test_a_long_name_is_broken_or_cut_and_whole_in_the_title():
    name = "Bartholomew Featherstonehaugh-Cholmondeley of Upper Wallop"

    group = drawn(person(name))

    assert title_of(group).startswith(name)
    assert len([line for line in words(group) if line in name or line.endswith("…")]) == 3


def test_somebody_without_a_name_says_so():
    assert "Name not known" in words(drawn(person("  ")))
