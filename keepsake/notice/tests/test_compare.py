"""Two versions of a notice, and what differs between them in words."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from keepsake.notice.compare import compare
from keepsake.notice.compare.differing import PLACES
from keepsake.notice.model import ANY, Anchor, Instead, Notice
from keepsake.notice.tests.full_notice import northmoor

RULES = ("permits", "prohibits", "retention", "flows")
NAMED = ("statements", "rights", "contacts")
SINGLE = ("header", "consent", "breach", "complaint")


def other(value):
    """Other values of the same kind, for a field that holds this one."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, date):
        return [value + timedelta(days=1), None]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, str):
        return [value + "x"]
    if value is None:
        return ["x", date(2030, 1, 1), Instead("died_under_18", "death", "P1Y")]
    if isinstance(value, Instead):
        return [replace(value, condition="x"), replace(value, trigger="x"), replace(value, period="P9Y"), None]
    if isinstance(value, frozenset):
        return [value | {"x"}, frozenset(sorted(value)[1:]) if value else {"y"}, ANY if value != ANY else {"z"}]
    if isinstance(value, tuple) and value and isinstance(value[0], Anchor):
        return [(), (replace(value[0], sha="x"),), (replace(value[0], line=99),), (*value, Anchor(77, "y"))]
    if isinstance(value, tuple):
        return [(*value, "x"), value[1:] or ("y",)]
    return [{}, {"cy-GB": "full"}]


def changed(value):
    """Every way to change one field of a value."""
    for field in fields(value):
        if field.name not in PLACES:
            for number, instead in enumerate(other(getattr(value, field.name)), start=1):
                yield f"{type(value).__name__}.{field.name} {number}", replace(value, **{field.name: instead})


def without(parts, key):
    return {each: part for each, part in parts.items() if each != key}


def mutants_of_single_parts(notice):
    for part in SINGLE:
        for name, value in changed(getattr(notice, part)):
            yield name, replace(notice, **{part: value})
        if part != "header":
            yield f"{part}=None", replace(notice, **{part: None})


def mutants_of_rules(notice):
    for section in RULES:
        rules = getattr(notice, section)
        yield f"{section} without the first", replace(notice, **{section: rules[1:]})
        for place, rule in enumerate(rules):
            for name, value in changed(rule):
                yield f"{rule.id} {name}", replace(notice, **{section: (*rules[:place], value, *rules[place + 1 :])})


def mutants_of_named_parts(notice):
    for section in NAMED:
        parts = getattr(notice, section)
        for key, part in parts.items():
            yield f"{section} without {key}", replace(notice, **{section: without(parts, key)})
            for name, value in changed(part):
                yield f"{key} {name}", replace(notice, **{section: {**parts, key: value}})


def mutants_of_codes(notice):
    for kind, bound in notice.codes.items():
        yield f"codes without {kind}", replace(notice, codes=without(notice.codes, kind))
        for code, given in bound.items():
            yield f"codes without {code}", replace(notice, codes={**notice.codes, kind: without(bound, code)})
            for name, value in changed(given):
                yield f"{code} {name}", replace(notice, codes={**notice.codes, kind: {**bound, code: value}})


def mutants(notice):
    """Every notice that differs from this one in one field of one part."""
    for making in (mutants_of_single_parts, mutants_of_rules, mutants_of_named_parts, mutants_of_codes):
        yield from making(notice)


MUTANTS = dict(mutants(northmoor()))


def words(old, new):
    return [change.what for change in compare(old, new).changes]


def test_a_notice_does_not_differ_from_itself():
    assert compare(northmoor(), northmoor()).is_empty


def test_every_part_of_a_notice_is_mutated():
    assert {field.name for field in fields(Notice)} == {*RULES, *NAMED, *SINGLE, "codes"} | (PLACES - {"line"})


@pytest.mark.parametrize("name", MUTANTS)
def test_no_changed_field_is_passed_over(name):
    before, after = northmoor(), MUTANTS[name]

    assert not compare(before, after).is_empty
    assert not compare(after, before).is_empty


def test_where_a_thing_stands_in_its_file_is_no_difference():
    moved = northmoor(
        ("permits:\n", "permits:\n  # a comment\n\n"), ("keepsake: notice/1", "# more\nkeepsake: notice/1")
    )

    assert compare(northmoor(), moved).is_empty


@pytest.mark.parametrize("empty", [{}, None])
def test_an_empty_section_differs_from_none(empty):
    notice = replace(northmoor(), rights=None, contacts=None)

    assert compare(notice, replace(notice, rights=empty)).is_empty is (empty is None)


def test_a_new_purpose_is_material_and_named_with_its_categories():
    before = northmoor(
        ("purpose: payments\n    categories: [name, bank_details]", "purpose: plan_support\n    categories: [name]")
    )

    found = compare(before, northmoor())

    assert "The purpose 'Make payments' is new, for Bank details and Name." in [each.what for each in found.changes]
    assert found.people_must_be_told


def test_a_recipient_that_no_permit_shares_with_receives_nothing_any_more():
    after = northmoor(("recipients: [police, ofsted]", "recipients: [police]"))

    found = words(northmoor(), after)

    assert "Ofsted: no longer receives anything." in found
    assert "The permit plan-support no longer shares with Ofsted." in found


def test_it_does_not_matter_which_permit_shares():
    after = northmoor(("  - id: plan-support", "  - id: another-name"))

    assert not [what for what in words(northmoor(), after) if "receives" in what]


def test_a_condition_that_falls_away_is_material():
    found = compare(northmoor(), northmoor(("    when: [agreement_in_force]\n", "")))

    assert [(each.what, each.is_material) for each in found.changes] == [
        ("The permit plan-support no longer needs that a sharing agreement is in force.", True)
    ]


def test_a_longer_period_is_material():
    found = compare(northmoor(), northmoor(("P75Y", "P80Y")))

    assert [each.what for each in found.changes] == [
        "The retention rule looked-after now keeps for 80 years, not for 75 years."
    ]
    assert found.people_must_be_told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("review_on: 2027-03-31\n    cites: [purposes", "review_on: 2028-03-31\n    cites: [purposes"),
        ("One word only.", "Two words."),
        ('title: "Northmoor Council: children\'s social care"', "title: Another title"),
        ("necessity: A plan needs to know who and how.", "necessity: Other words."),
    ],
)
def test_what_only_the_council_needs_is_administrative(before, after):
    found = compare(northmoor(), northmoor((before, after)))

    assert not found.is_empty
    assert not found.people_must_be_told


def test_a_statement_that_only_moved_is_not_material():
    moved = northmoor(("at: [L2:", "at: [L3:"), ("at: [L8:", "at: [L9:"))

    found = compare(northmoor(), moved)

    assert [each.what for each in found.changes] == [
        "The same words stand in other lines for about.controller_named, recipients.housing and "
        "processes.duty_to_refer."
    ]
    assert not found.people_must_be_told


def test_a_sentence_written_anew_is_material_where_it_says_something_else():
    anew = northmoor(("at: [L10:", "at: [L10:000000000000, L10:"))
    other = northmoor(("{label: See the record, at: [L10:", "{label: See a part, at: [L10:000000000000, L10:"))

    assert not compare(northmoor(), anew).people_must_be_told
    assert compare(northmoor(), other).people_must_be_told


def test_a_time_that_was_not_stated_before_is_now_stated():
    assert words(northmoor(("clock: P1M, ", "")), northmoor()) == [
        "The right 'See your information' now states its time to answer: 1 month."
    ]


def test_a_right_that_is_no_longer_offered_is_said_so():
    assert words(northmoor(), northmoor(("access: {offered: yes", "access: {offered: no"))) == [
        "The right 'See your information' is no longer offered."
    ]


def test_the_material_changes_of_a_section_stand_first():
    after = northmoor(("necessity: A plan", "necessity: No plan"), ("actions: [read, use]", "actions: [read]"))

    found = compare(northmoor(), after).by_section()["permits"]

    assert [each.is_material for each in found] == [True, False]
