"""The table of who may do what with which information, and why."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from keepsake.notice.access import AccessRule, load_access
from keepsake.notice.access_table import access_csv, access_table
from keepsake.notice.deciding import Request, compile_notice
from keepsake.notice.library import load
from keepsake.notice.model import ANY
from keepsake.notice.tests.full_notice import northmoor

FOLDER = Path(__file__).parents[3] / "notices"
COUNCILS = ("stoke-on-trent", "stockton-on-tees", "unnamed-council", "manchester", "staffordshire")


def rule(id="casework", role="social_worker", **parts):
    usual = {
        "roles": frozenset({role}),
        "relationships": frozenset({"allocated"}),
        "purposes": frozenset({"plan_support"}),
        "actions": frozenset({"read"}),
        "why": "They work with the child.",
    }
    return AccessRule(id=id, **usual | parts)


def cells(table):
    return {(row.role, row.purpose, row.action, row.category) for row in table.rows}


def test_a_cell_needs_a_permit_and_a_local_rule():
    table = access_table(northmoor(), [rule()])

    assert cells(table) == {
        ("social_worker", "plan_support", "read", "name"),
        ("social_worker", "plan_support", "read", "health"),
    }


def test_without_local_rules_nobody_may_do_anything():
    assert access_table(northmoor(), []).rows == ()


def test_a_local_rule_for_a_purpose_that_no_permit_has_opens_nothing():
    assert access_table(northmoor(), [rule(purposes=frozenset({"statistics"}))]).rows == ()


def test_a_cell_says_why():
    row = access_table(northmoor(), [rule()]).rows[0]

    assert row.permits == ("plan-support",)
    assert row.access_rules == ("casework",)
    assert row.why == ("They work with the child.",)
    assert row.basis == ("public_task", "health_or_social_care", "children_act_1989_s17")
    assert row.conditions == ("agreement_in_force",)


def test_a_cell_rests_on_its_own_category_and_not_on_the_others():
    rows = {row.category: row.statements for row in access_table(northmoor(), [rule()]).rows}

    assert "categories.name" in rows["name"]
    assert "categories.health" not in rows["name"]
    assert "recipients.police" not in rows["name"]


def test_relationships_of_several_rules_add_up():
    table = access_table(northmoor(), [rule(), rule("team", relationships=frozenset({"team"}))])

    assert {row.relationships for row in table.rows} == {("allocated", "team")}


def test_any_relationship_takes_in_all_others():
    table = access_table(northmoor(), [rule(), rule("everybody", relationships=ANY)])

    assert {row.relationships for row in table.rows} == {("any",)}


def test_the_emergency_way_in_needs_the_glass_to_be_broken():
    table = access_table(northmoor(), [rule(purposes=frozenset({"emergency_protection"}))])

    assert {row.conditions for row in table.rows} == {("break_glass",)}


def test_what_is_always_forbidden_is_not_in_the_table():
    notice = northmoor()
    ban = replace(
        notice.prohibits[0], actions=frozenset({"read"}), categories=frozenset({"health"}), unless=frozenset()
    )

    table = access_table(replace(notice, prohibits=(ban,)), [rule()])

    assert [row.category for row in table.rows] == ["name"]


def test_what_may_be_forbidden_is_named_beside_the_cell():
    notice = northmoor()
    ban = replace(notice.prohibits[0], actions=frozenset({"read"}), categories=frozenset({"health"}))

    table = access_table(replace(notice, prohibits=(ban,)), [rule()])

    assert {row.category: row.prohibitions for row in table.rows} == {"name": (), "health": ("bank-details",)}


def test_a_page_shows_one_role_at_a_time_in_few_lines():
    rules = [rule(actions=frozenset({"read", "use"})), rule("office", role="business_support")]

    table = access_table(northmoor(), rules)

    assert table.roles() == ("social_worker", "business_support")
    assert [(group.actions, group.categories) for group in table.groups("social_worker")] == [
        (("read", "use"), ("name", "health"))
    ]
    assert {"categories.name", "categories.health"} <= set(table.groups("social_worker")[0].like.statements)


@pytest.mark.parametrize("council", COUNCILS)
def test_groups_hold_every_cell_of_a_role_once(council):
    table = access_table(load(FOLDER / f"{council}.yaml"), load_access().rules)

    for role in table.roles():
        grouped = [
            (group.purpose, action, category)
            for group in table.groups(role)
            for action in group.actions
            for category in group.categories
        ]
        assert sorted(grouped) == sorted((row.purpose, row.action, row.category) for row in table.of(role))


@pytest.mark.parametrize("council", COUNCILS)
def test_the_table_and_the_decision_agree(council):
    """What the table shows as open to read or use is what the decision permits, in its circumstances."""
    notice, access = load(FOLDER / f"{council}.yaml"), load_access()
    compiled = compile_notice(replace(notice, header=replace(notice.header, effective_on=date(2025, 4, 1))), access)
    subjects = {permit.id: min(permit.subjects) for permit in notice.permits}

    for row in access_table(notice, access.rules).rows:
        if row.action not in ("read", "use") or row.prohibitions:
            continue
        request = Request(
            action=row.action,
            purpose=row.purpose,
            categories=frozenset({row.category}),
            subjects=frozenset({subjects[row.permits[0]]}),
            on=date(2026, 11, 22),
            role=row.role,
            relationship="allocated" if row.relationships == ("any",) else row.relationships[0],
            context=frozenset(_circumstances(notice, row.permits[0])),
        )
        assert compiled.decide(request).allowed, row


def _circumstances(notice, id):
    permit = next(permit for permit in notice.permits if permit.id == id)
    return permit.when | ({"break_glass"} if permit.break_glass else set())


def test_the_csv_has_a_line_a_cell():
    table = access_table(northmoor(), [rule()])

    rows = list(csv.DictReader(io.StringIO(access_csv(table))))

    assert len(rows) == len(table.rows)
    assert rows[0]["permits"] == "plan-support"
