"""How a person can be reached, and whether that is safe."""

from collections.abc import Callable, Mapping
from datetime import date

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.models import ContactWay, Person
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, said
from keepsake.standard.identifiers import EmailAddress, Fault, PhoneNumber

_READ: Mapping[str, Callable[[str], PhoneNumber | EmailAddress | Fault]] = {
    ContactWay.Kind.PHONE: PhoneNumber.read,
    ContactWay.Kind.EMAIL: EmailAddress.read,
}


@action
def add(
    *,
    person: Person,
    kind: str,
    value: str,
    by: Account,
    safety: str = ContactWay.Safety.SAFE,
    safety_note: str = "",
) -> ContactWay:
    """A telephone number or an e-mail address."""
    _check_safety(safety, safety_note)
    way = writing.add(
        ContactWay,
        person=person,
        kind=kind,
        value=_read(kind, value),
        safety=safety,
        safety_note=safety_note.strip(),
    )
    finding.index(person)
    return way


@action
def end(*, way: ContactWay, ends_on: date, by: Account, because: str = "") -> ContactWay:
    """The last day on which the person could be reached so."""
    writing.change(way, ends_on=ends_on, because=because)
    finding.index(way.person_id)
    return way


@action
def mark_safety(*, way: ContactWay, safety: str, by: Account, safety_note: str = "") -> ContactWay:
    """Say whether it is safe to use: a former partner may read the messages."""
    _check_safety(safety, safety_note)
    return writing.change(way, safety=safety, safety_note=safety_note.strip())


def _check_safety(safety: str, note: str) -> None:
    if safety not in ContactWay.Safety.values:
        raise Wrong("safety", "Say whether it is safe to use.", f"One of: {', '.join(ContactWay.Safety.values)}.")
    if safety == ContactWay.Safety.CARE:
        said("safety_note", note, "Say how it may be used safely.")


def _read(kind: str, value: str) -> str:
    if kind not in ContactWay.Kind.values:
        raise Wrong("kind", "Say whether it is a telephone number or an e-mail address.")
    found = _READ[kind](value)
    if isinstance(found, Fault):
        raise Wrong("value", found.sentence)
    return found.value
