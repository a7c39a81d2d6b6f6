"""Who may be seen is decided in memory where a query names people, or a worker's people are few, else in the database:
all three say the same."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.known import PeopleFacts, rows
from keepsake.people.models import (
    Absence,
    Allocation,
    BreakGlass,
    Circumstance,
    Duty,
    Household,
    HouseholdMember,
    Membership,
    Person,
    PersonRole,
    Relationship,
    Restriction,
    RestrictionGrant,
    Team,
)
from keepsake.record.opened import current, keeping
from keepsake.record.rows import as_q
from keepsake.record.seen import left_of, needed_relationships, seen
from keepsake.record.writing import action, add, change
from tests.record.family import reading

pytestmark = [pytest.mark.both_databases]
DAY = date(2026, 1, 3)
NOW = datetime.now(UTC)
PEOPLE = range(5)
CODES = ("restriction", "sealed", "consent_given", "court_order", "legal_claim")
RELATIONSHIPS = ("allocated", "team", "manager", "duty", "chair", "finance")
NAMED_BY = (
    (Person,),
    (Allocation, "person"),
    (PersonRole, "person"),
    (HouseholdMember, "person", "household"),
    (Household,),
    (Relationship, "person", "other"),
)
people = st.sampled_from(PEOPLE)
spans = st.tuples(*[st.sampled_from([date(2026, 1, day) for day in range(1, 6)])] * 2).map(sorted)
councils = st.fixed_dictionaries(
    {
        "links": st.dictionaries(people, people, max_size=2),
        "allocations": st.lists(
            st.tuples(
                people,
                st.sampled_from(("me", "away", "other", None)),
                st.sampled_from((None, 0, 1, 2)),
                st.sampled_from(Allocation.Part.values),
                spans,
            ),
            max_size=8,
        ),
        "roles": st.lists(st.tuples(people, st.sampled_from(("child", "parent", "professional")), spans), max_size=8),
        "notes": st.lists(st.tuples(people, st.sampled_from(CODES), spans), max_size=4),
        "restrictions": st.lists(st.tuples(people, spans, st.booleans()), max_size=2),
        "grants": st.lists(st.tuples(people, st.sampled_from(("me", "other")), spans), max_size=2),
        "emergencies": st.lists(st.tuples(people, st.sampled_from(("me", "other")), st.booleans()), max_size=2),
        "homes": st.lists(st.sets(people, max_size=3), max_size=3),
        "relations": st.lists(st.lists(people, min_size=2, max_size=2, unique=True), max_size=4),
        "manages": st.booleans(),
        "on_duty": st.booleans(),
    }
)


@action
def arrange(*, council, accounts, teams, by):
    made = [add(Person) for _ in PEOPLE]
    links = council["links"]
    for each, root in links.items():
        if root < each and root not in links:  # records are linked to one root, in one step
            change(made[each], same_as=made[root])
    for who, worker, team, part, (begins_on, ends_on) in council["allocations"]:
        given = {"worker": accounts.get(worker), "team": None if team is None else teams[team]}
        add(Allocation, person=made[who], part=part, begins_on=begins_on, ends_on=ends_on, **given)
    for who, role, (begins_on, ends_on) in council["roles"]:
        add(PersonRole, person=made[who], role=role, begins_on=begins_on, ends_on=ends_on)
    for who, code, (begins_on, ends_on) in council["notes"]:
        add(Circumstance, person=made[who], code=code, begins_on=begins_on, ends_on=ends_on)
    for who, (begins_on, ends_on), is_open in council["restrictions"]:
        add(Restriction, person=made[who], reason="x", begins_on=begins_on, ends_on=None if is_open else ends_on)
    for who, worker, (begins_on, ends_on) in council["grants"]:
        given = {"worker": accounts[worker], "reason": "x", "begins_on": begins_on, "ends_on": ends_on}
        add(RestrictionGrant, person=made[who], **given)
    for who, worker, is_over in council["emergencies"]:
        ends_at = NOW + timedelta(hours=-1 if is_over else 9)
        given = {"worker": accounts[worker], "role": "social_worker", "reason": "x", "ends_at": ends_at}
        add(BreakGlass, person=made[who], opened_at=NOW - timedelta(hours=2), **given)
    for members in council["homes"]:
        home = add(Household, name="Invented", about=[made[who].pk for who in members])
        for who in members:
            add(HouseholdMember, household=home, person=made[who])
    for who, other in council["relations"]:
        add(Relationship, person=made[who], other=made[other], kind="friend")


def an_office(council):
    """Me in one team, which is above another; somebody whom I stand in for, and somebody else."""
    accounts = {
        name: Account.objects.open(username=name, display_name="Invented", roles=[Role.SOCIAL_WORKER], password=None)
        for name in ("me", "away", "other")
    }
    above = Team.objects.create(name="Above")
    teams = [above, Team.objects.create(name="Below", above=above), Team.objects.create(name="Duty", is_duty_team=True)]
    me, begins_on = accounts["me"], date(2025, 1, 1)
    Membership.objects.create(worker=me, team=above, begins_on=begins_on, is_manager=council["manages"])
    Absence.objects.create(worker=accounts["away"], cover=me, begins_on=begins_on, ends_on=date(2027, 1, 1))
    if council["on_duty"]:
        Duty.objects.create(worker=me, begins_on=begins_on, ends_on=date(2027, 1, 1))
    return accounts, teams


class TheWaysAgree(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(councils, st.sampled_from(("social_worker", "team_manager")))
    def test_on_everybody_and_every_category(self, council, role):
        accounts, teams = an_office(council)
        me = accounts["me"]
        with reading(me, purpose="safeguard_children"):
            arrange(council=council, accounts=accounts, teams=teams, by=me)

        with reading(me, day=DAY, role=role) as access:
            for categories in (set(), {"name"}, {"religion"}, {"disability"}, {"warnings", "household"}):
                condition = access.condition(frozenset(categories) & access.granted)
                people = seen(condition, access)
                on_duty = council["on_duty"] and "duty" in (needed_relationships(condition) or ())
                assert (people is None) == (on_duty or needed_relationships(condition) is None)
                with keeping():
                    asked = set(rows(Person).filter(as_q(condition, access, "")).values_list("pk", flat=True))
                    found = set(rows(Person).filter(_among(people)).values_list("pk", flat=True)) if people else asked
                    left = left_of(frozenset(rows(Person).values_list("pk", flat=True)), condition, access)
                    named = set(rows(Person).filter(_among(left)).values_list("pk", flat=True))
                assert found == asked == named

    @settings(max_examples=25, deadline=None)
    @given(councils, st.sampled_from(("safeguard_children", "plan_support")))
    def test_on_the_records_that_a_query_names_and_those_it_does_not(self, council, purpose):
        accounts, teams = an_office(council)
        me = accounts["me"]
        with reading(me, purpose="safeguard_children"):
            arrange(council=council, accounts=accounts, teams=teams, by=me)

        with reading(me, day=DAY, purpose=purpose):
            for model, *paths in NAMED_BY:
                shown = set(model.objects.all())
                with keeping():
                    everything = rows(model).order_by("pk").values_list("pk", *paths)
                    by_path = {path: [row[at] for row in everything] for at, path in enumerate(["pk", *paths])}
                for path, ids in by_path.items():
                    assert set(model.objects.filter(**{f"{path}__in": ids})) == shown
                    assert {row for id in set(ids) for row in model.objects.filter(**{path: id})} == shown
                    assert set(model.objects.exclude(**{f"{path}__in": ids[:2]})) <= shown
                    either = Q(**{f"{path}__in": ids[:1]}) | Q(pk__in=by_path["pk"])
                    assert set(model.objects.filter(either)) == shown
                assert model.objects.filter(**{f"{path}__in": ids for path, ids in by_path.items()}).count() == len(
                    shown
                )

    @settings(max_examples=40, deadline=None)
    @given(councils)
    def test_on_what_is_known_of_each(self, council):
        accounts, teams = an_office(council)
        me = accounts["me"]
        with reading(me, purpose="safeguard_children"):
            arrange(council=council, accounts=accounts, teams=teams, by=me)

        with reading(me, day=DAY), keeping():
            facts = PeopleFacts()
            for code in RELATIONSHIPS:
                asked = set(rows(Person).filter(facts.related(code, me.pk, DAY, "")).values_list("pk", flat=True))
                assert _known_to("relationships", code) == asked
            for code in ("person_restricted", "break_glass", *CODES):
                asked = set(rows(Person).filter(facts.holds(code, me.pk, DAY, "")).values_list("pk", flat=True))
                assert _known_to("circumstances", code) == asked


def _among(people):
    from keepsake.kept import AmongKeys

    return AmongKeys(people, "")


def _known_to(kind, code):
    everybody = rows(Person).values_list("pk", flat=True)
    return {person for person in everybody if code in getattr(current().known(person), kind)}
