"""An invented family for the tests of the record, written by an action like everything else."""

from datetime import date

from keepsake.people.models import (
    Allocation,
    Circumstance,
    Household,
    HouseholdMember,
    Person,
    PersonName,
    PersonRole,
    Relationship,
    Restriction,
    Team,
)
from keepsake.record.opening import open_access
from keepsake.record.writing import action, add

DAY = date(2026, 11, 22)
ALL = ("name", "date_of_birth", "religion", "disability", "allocation", "relationships", "household", "warnings")


def reading(account, *categories, purpose="plan_support", role="social_worker", day=DAY):
    return open_access(worker=account.pk, role=role, purpose=purpose, categories=categories or ALL, day=day)


def a_person(*, given, by, roles=("child",), **values):
    """Somebody with a name and a role; a child unless something else is said. They were met for their safety."""
    with reading(by, purpose="safeguard_children"):
        return met(given=given, by=by, roles=roles, **values)


@action
def met(*, given, by, roles, **values):
    person = add(Person, **values)
    add(PersonName, person=person, given=given, family="Ashgrove-Invented")
    for role in roles:
        add(PersonRole, person=person, role=role)
    return person


@action
def allocate(*, person, to, by, part="worker", team=None, begins_on=date(2026, 1, 1), ends_on=None):
    return add(Allocation, person=person, worker=to, team=team, part=part, begins_on=begins_on, ends_on=ends_on)


@action
def restrict(*, person, by):
    return add(Restriction, person=person, reason="an invented reason", begins_on=date(2026, 1, 1))


@action
def note(*, person, code, by):
    return add(Circumstance, person=person, code=code, begins_on=date(2026, 1, 1))


def a_team(name="Invented team", **given):
    return Team.objects.create(name=name, **given)


@action
def relate(*, one, other, by):
    return add(Relationship, person=one, other=other, kind="sibling")


@action
def live_together(*, name, people, by):
    home = add(Household, name=name, about=[each.pk for each in people])
    for each in people:
        add(HouseholdMember, household=home, person=each)
    return home.pk


@action
def call(*, person, given, begins_on, by):
    return add(PersonName, person=person, given=given, family="Ashgrove-Invented", kind="alias", begins_on=begins_on)
