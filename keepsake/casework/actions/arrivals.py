"""What came by the public form becomes a contact, with what was told and nothing typed again; or is set aside."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from keepsake.accounts.models import Account
from keepsake.casework.actions import contacts
from keepsake.casework.arrivals import must_be_on_duty
from keepsake.casework.models import Arrival, Contact, Referrer
from keepsake.people.actions import persons
from keepsake.people.models import Person
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

Known = Person.BirthKnown


class Told(NamedTuple):
    """A child as they were told of, and who they are: somebody in the record, or somebody new who was looked for."""

    given: str
    family: str
    said: str
    person: Person | None = None
    born_on: date | None = None
    searched: str = ""


@action
def take_in(*, arrival: Arrival, children: Iterable[Told], by: Account, source: str = "") -> Contact:
    """A contact about these children. What was told goes from here, since the contact holds it now."""
    must_be_on_duty()
    _must_wait(arrival)
    them: dict[Person, Mapping[str, str]] = {_who(each, by): {"said": each.said} for each in children}
    told = arrival.told
    openness = told.get("openness", Referrer.Openness.OPEN)
    who = {name: told[name] for name in ("name", "profession", "agency", "phone", "email") if told.get(name)}
    named = openness == Referrer.Openness.ANONYMOUS or who
    contact = contacts.receive(
        children=them,
        own=them,
        received_at=arrival.arrived_at,
        worry=told["worry"],
        safe_now=told.get("safe_now", ""),
        way=Contact.Way.ONLINE,
        source=source,
        referrer={"openness": openness, **who} if named else None,
        by=by,
    )
    _dealt_with(arrival, by, contact=contact.pk)
    return contact


@action
def set_aside(*, arrival: Arrival, because: str, by: Account) -> Arrival:
    """It is no worry about a child: sent twice, by a program, or for somebody else. The text goes, the reason stays."""
    must_be_on_duty()
    _must_wait(arrival)
    return _dealt_with(arrival, by, set_aside_because=said("because", because, "Say why it is set aside."))


def _who(told: Told, by: Account) -> Person:
    if told.person is not None:
        return told.person
    known = _how_known(told.born_on)
    return persons.add(
        roles=[] if known == Known.EXPECTED else ["child"],
        given=told.given,
        family=told.family,
        born_on=told.born_on,
        birth_known=known,
        searched=told.searched,
        by=by,
    )


def _how_known(born_on: date | None) -> str:
    if born_on is None:
        return Known.UNKNOWN
    return Known.EXPECTED if born_on > current().day else Known.ESTIMATED


def _must_wait(arrival: Arrival) -> None:
    if not Arrival.objects.filter(pk=arrival.pk, dealt_with_at__isnull=True).exists():
        raise Wrong("", "Somebody has dealt with it already.", "Look at the front door.")


def _dealt_with(arrival: Arrival, by: Account, **values: object) -> Arrival:
    waits = Arrival.objects.filter(pk=arrival.pk, dealt_with_at__isnull=True)
    if not waits.update(dealt_with_at=under_way().at, dealt_with_by=by, told={}, **values):
        raise Wrong("", "Somebody has dealt with it in between.", "Look at the front door.")
    return arrival
