"""Putting a person, and then their family, into the record in one go."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people.actions import (
    addresses,
    allocations,
    contact_ways,
    households,
    identifiers,
    names,
    persons,
    relationships,
)
from keepsake.people.models import Address, HouseholdMember, Person, Team
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.web.people.brief import in_force, names_of

BACKWARDS = {"child": "birth_parent", "adopted_child": "adoptive_parent", "foster_child": "foster_carer"}


@dataclass(frozen=True)
class Kin:
    """What the new person is to somebody in the record. ``child`` and its like are written from the other side."""

    what: str
    to: Person


@dataclass(frozen=True)
class Newcomer:
    """What was typed of a new person. ``lives_with`` is somebody of the family, whose home they share."""

    roles: tuple[str, ...]
    name: dict[str, Any]
    facts: dict[str, Any]
    preferred: str = ""
    lines: str = ""
    postcode: str = ""
    is_confidential: bool = False
    phone: str = ""
    nhs_number: str = ""
    kin: tuple[Kin, ...] = ()
    lives_with: Person | None = None
    worker: Account | None = None
    team: Team | None = None


@action
def enrol(*, newcomer: Newcomer, searched: str, by: Account) -> Person:
    """A new person with all that was typed of them; one transaction, so that no half of a person is left.

    ``searched`` is the proof that it was looked whether they are there.
    """
    today = current().day
    person = persons.add(roles=newcomer.roles, searched=searched, by=by, **newcomer.name, **newcomer.facts)
    if newcomer.worker or newcomer.team:
        allocations.allocate(
            person=person,
            begins_on=today,
            worker=newcomer.worker,
            team=newcomer.team,
            by=by,
            reason="New in the record.",
        )
    if newcomer.preferred:
        names.set_preferred(person=person, given=newcomer.preferred, begins_on=today, by=by)
    _home(person, newcomer, today, by)
    if newcomer.phone:
        contact_ways.add(person=person, kind="phone", value=newcomer.phone, by=by)
    if newcomer.nhs_number:
        identifiers.record(person=person, kind="nhs_number", value=newcomer.nhs_number, by=by)
    for kin in newcomer.kin:
        relate(person=person, what=kin.what, to=kin.to, by=by)
    return person


@action
def relate(*, person: Person, what: str, to: Person, by: Account) -> Any:
    """``person`` is ``what`` to ``to``; a child's parent is written as the parent's relationship."""
    if what in BACKWARDS:
        return relationships.add(person=to, other=person, kind=BACKWARDS[what], by=by)
    return relationships.add(person=person, other=to, kind=what, by=by)


def _home(person: Person, newcomer: Newcomer, today: date, by: Account) -> None:
    host = newcomer.lives_with
    if newcomer.lines:
        _move_in(person, newcomer, today, by)
    if host is None:
        return
    homes = Address.objects.filter(in_force(today), person=host, kind=Address.Kind.HOME)
    home: Address | None = homes.order_by("-begins_on").first()
    if home is not None and not newcomer.lines:
        _move_in(person, home, today, by)
    _household(person, host, home, today, by)


def _move_in(person: Person, place: Newcomer | Address, today: date, by: Account) -> None:
    addresses.move(
        person=person,
        on=today,
        by=by,
        lines=place.lines,
        postcode=place.postcode,
        is_confidential=place.is_confidential,
    )


def _household(person: Person, host: Person, home: Address | None, today: date, by: Account) -> None:
    """Join the household of who is there already, or make one of the two."""
    member: HouseholdMember | None = HouseholdMember.objects.filter(in_force(today), person=host).first()
    if member is not None:
        households.join(household=member.household, person=person, begins_on=today, by=by)
        return
    called = names_of([host.pk], current(), today)[host.pk].name
    place = home.lines.splitlines()[0].strip() if home and home.lines.strip() else ""
    name = ", ".join(part for part in (called.split(" ")[-1], place) if part)
    households.form(name=name[:200], people=[host, person], begins_on=today, by=by)
