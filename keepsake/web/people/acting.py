"""What a form of a noun does: one action each; several of the people room together where a form asks for more."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people.actions import (
    addresses,
    contact_ways,
    family_groups,
    households,
    identifiers,
    involvements,
    names,
    relationships,
    roles,
    warnings,
)
from keepsake.people.finding import index
from keepsake.people.models import (
    Address,
    ContactWay,
    FamilyMember,
    HomeOfficeNumber,
    HouseholdMember,
    Involvement,
    LearnerNumber,
    NhsNumber,
    OtherNumber,
    Person,
    PersonName,
    PersonRole,
    PupilNumber,
    Relationship,
    Warning,
)
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.record.writing import action, change
from keepsake.record.wrong import Wrong

Values = dict[str, Any]
ENDS: Mapping[type[Personal], tuple[Callable[..., Any], str]] = {
    PersonName: (names.end, "name"),
    Address: (addresses.end, "address"),
    ContactWay: (contact_ways.end, "way"),
    Relationship: (relationships.end, "relationship"),
    Warning: (warnings.end, "warning"),
    PersonRole: (roles.end, "role"),
    HouseholdMember: (households.leave, "member"),
    FamilyMember: (family_groups.leave, "member"),
    Involvement: (involvements.end, "involvement"),
    **dict.fromkeys(
        (NhsNumber, PupilNumber, LearnerNumber, HomeOfficeNumber, OtherNumber), (identifiers.end, "number")
    ),
}


@action
def correct(*, of: Personal, values: Values, because: str, true_from: date | None, seen: int, by: Account) -> Personal:
    """A new version of a record. Raises Conflict where somebody wrote in between."""
    made = change(of, seen=seen, because=because, true_from=true_from, **values)
    index(getattr(made, "person_id", made.pk))
    return made


def end(*, of: Personal, on: date, because: str, by: Account) -> Any:
    """The record holds up to and with this day."""
    act, name = ENDS[type(of)]
    return act(**{name: of, "ends_on": on, "because": because, "by": by})


@action
def add_name(*, person: Person, values: Values, by: Account) -> PersonName:
    """A name; one that is over is given its end at once."""
    rest, ends_on = _without_end(values)
    name = names.add(person=person, by=by, **rest)
    return names.end(name=name, ends_on=ends_on, by=by) if ends_on else name


@action
def add_address(*, person: Person, values: Values, by: Account) -> Address:
    """A home of now is a move; any other address stands beside it."""
    rest, ends_on = _without_end(values)
    kind, on = rest.pop("kind"), rest.pop("begins_on")
    if ends_on or kind == Address.Kind.LETTERS:
        return addresses.add(person=person, kind=kind, begins_on=on, ends_on=ends_on, by=by, **rest)
    if on is None:
        raise Wrong("begins_on", "Enter from when they live there.")
    if kind == Address.Kind.NO_FIXED_ABODE:
        return addresses.no_fixed_abode(person=person, on=on, near=rest["lines"], by=by)
    return addresses.move(person=person, on=on, by=by, **rest)


@action
def add_contact(*, person: Person, values: Values, by: Account) -> ContactWay:
    """A number or an e-mail address; one that is over is given its end at once."""
    rest, ends_on = _without_end(values)
    way = contact_ways.add(person=person, by=by, **rest)
    return contact_ways.end(way=way, ends_on=ends_on, by=by) if ends_on else way


@action
def add_number(*, kind: str, person: Person, values: Values, by: Account) -> Personal:
    """A number of a kind; an objection to sharing it, and its end, where they are said."""
    rest, ends_on = _without_end(values)
    objects = rest.pop("is_objected_to", False)
    number = identifiers.record(person=person, kind=rest.pop("kind", kind), by=by, **rest)
    if objects and isinstance(number, NhsNumber):
        identifiers.object_to_sharing(number=number, on=rest["begins_on"] or current().day, by=by)
    if ends_on:
        identifiers.end(number=number, ends_on=ends_on, because="It was over when it was recorded.", by=by)
    return number


@action
def add_warning(*, person: Person, values: Values, by: Account) -> Warning:
    """A warning, until somebody looks at it again."""
    rest, ends_on = _without_end(values)
    warning = warnings.raise_(person=person, by=by, **rest)
    if ends_on:
        warnings.end(warning=warning, ends_on=ends_on, because="Its last day was known from the start.", by=by)
    return warning


@action
def add_role(*, person: Person, values: Values, by: Account) -> PersonRole:
    """What they are from a day on; one that is over is given its end at once."""
    rest, ends_on = _without_end(values)
    role = roles.begin(person=person, by=by, **rest)
    return roles.end(role=role, ends_on=ends_on, by=by) if ends_on else role


def _without_end(values: Values) -> tuple[Values, date | None]:
    return {name: value for name, value in values.items() if name != "ends_on"}, values.get("ends_on")
