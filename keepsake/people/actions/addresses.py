"""Where a person lives. A move closes the home before it; nothing is overwritten."""

from datetime import date
from typing import Any

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.models import Address, Person
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said
from keepsake.standard.identifiers import Fault, Postcode

_HOMES = (Address.Kind.HOME, Address.Kind.NO_FIXED_ABODE)


@action
def move(
    *, person: Person, lines: str, on: date, by: Account, postcode: str = "", is_confidential: bool = False
) -> Address:
    """The person lives here from this day on. The home they had ends the day before."""
    _leave_home(person, on)
    return add(
        person=person,
        kind=Address.Kind.HOME,
        lines=lines,
        postcode=postcode,
        is_confidential=is_confidential,
        begins_on=on,
        by=by,
    )


@action
def no_fixed_abode(*, person: Person, on: date, by: Account, near: str = "") -> Address:
    """The person has no home from this day on. ``near`` says where they can be found, as far as it is known."""
    _leave_home(person, on)
    return _written(person, kind=Address.Kind.NO_FIXED_ABODE, lines=near.strip(), begins_on=on)


@action
def add(
    *,
    person: Person,
    lines: str,
    by: Account,
    postcode: str = "",
    kind: str = Address.Kind.LETTERS,
    is_confidential: bool = False,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> Address:
    """An address beside the others: for letters, or a home of the past or of part of the week."""
    in_order(begins_on, ends_on)
    return _written(
        person,
        kind=kind,
        lines=said("lines", lines, "An address has at least a line."),
        postcode=_postcode(postcode),
        is_confidential=is_confidential,
        begins_on=begins_on,
        ends_on=ends_on,
    )


@action
def end(*, address: Address, ends_on: date, by: Account, because: str = "") -> Address:
    """The last day of an address."""
    in_order(address.begins_on, ends_on)
    writing.change(address, ends_on=ends_on, because=because)
    finding.index(address.person_id)
    return address


@action
def mark_confidential(*, address: Address, is_confidential: bool, because: str, by: Account) -> Address:
    """An address becomes confidential, or is so no longer."""
    return writing.change(address, is_confidential=is_confidential, because=said("because", because))


def _written(person: Person, **values: Any) -> Address:
    address = writing.add(Address, person=person, true_from=values["begins_on"], **values)
    finding.index(person)
    return address


def _leave_home(person: Person, on: date) -> None:
    standing = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    for home in Address.objects.filter(standing, person=person, kind__in=_HOMES):
        if home.begins_on is not None and home.begins_on >= on:
            raise Wrong("on", "A home is recorded from that day or later.", "Correct or end that one first.")
        writing.change(home, ends_on=day_before(on))


def _postcode(text: str) -> str:
    if not text.strip():
        return ""
    found = Postcode.read(text)
    if isinstance(found, Fault):
        raise Wrong("postcode", found.sentence)
    return found.value
