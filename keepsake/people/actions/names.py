"""A person's names: each stays, with the days on which it was used."""

from datetime import date

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.models import Person, PersonName
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order

_ONE_AT_A_TIME = (PersonName.Kind.CURRENT, PersonName.Kind.PREFERRED)


@action
def add(
    *,
    person: Person,
    by: Account,
    given: str = "",
    family: str = "",
    kind: str = PersonName.Kind.CURRENT,
    said_as: str = "",
    begins_on: date | None = None,
    because: str = "",
) -> PersonName:
    """Another name. A new current or preferred name takes the place of the one before it, from its first day on."""
    if not (given.strip() or family.strip()):
        raise Wrong("given", "A name is not empty.", "Give a given name or a family name.")
    if kind in _ONE_AT_A_TIME:
        _make_room(person, kind, begins_on)
    name = writing.add(
        PersonName,
        person=person,
        kind=kind,
        given=given.strip(),
        family=family.strip(),
        said_as=said_as.strip(),
        begins_on=begins_on,
        true_from=begins_on,
        because=because,
    )
    finding.index(person)
    return name


@action
def set_preferred(
    *, person: Person, given: str, begins_on: date, by: Account, family: str = "", said_as: str = ""
) -> PersonName:
    """What the person wants to be called from this day on. Without a family name, it goes with the current one."""
    return add(
        person=person,
        kind=PersonName.Kind.PREFERRED,
        given=given,
        family=family,
        said_as=said_as,
        begins_on=begins_on,
        by=by,
    )


@action
def end(*, name: PersonName, ends_on: date, by: Account, because: str = "") -> PersonName:
    """The last day on which a name was used."""
    in_order(name.begins_on, ends_on)
    writing.change(name, ends_on=ends_on, because=because)
    finding.index(name.person_id)
    return name


def _make_room(person: Person, kind: str, begins_on: date | None) -> None:
    standing = PersonName.objects.filter(person=person, kind=kind, ends_on__isnull=True)
    for name in standing:
        if begins_on is None:
            raise Wrong("begins_on", "There is such a name already.", "Say from which day the new one is used.")
        last = day_before(begins_on)
        in_order(name.begins_on, last, "begins_on")
        writing.change(name, ends_on=last)
