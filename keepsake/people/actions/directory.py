"""The bodies and professionals around the council: added once, corrected with every version kept, closed at an end."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.directory import Entry, keep
from keepsake.people.models import Body, Professional, Service
from keepsake.record.audit.noting import note
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said
from keepsake.standard.identifiers import EmailAddress, Fault, PhoneNumber, Postcode

Row = TypeVar("Row", Body, Professional)
_READ: dict[str, Any] = {"phone": PhoneNumber, "email": EmailAddress, "postcode": Postcode}
_LONGEST = {"name": 200, "number": 40, "profession": 120}


@action
def add_body(
    *,
    kind: str,
    name: str,
    by: Account,
    lines: str = "",
    postcode: str = "",
    phone: str = "",
    email: str = "",
    number: str = "",
) -> Body:
    """A body that is not there yet. Raises Wrong where one of this name is there, at this postcode or at none."""
    given = {"kind": kind, "name": said("name", name, "Say what it is called."), "lines": lines, "postcode": postcode}
    values = _checked(given | {"phone": phone, "email": email, "number": number})
    same = Q(name__iexact=values["name"])
    if values["postcode"]:
        same &= Q(postcode__in=["", values["postcode"]])
    if Body.objects.filter(same, ends_on__isnull=True).exists():
        raise Wrong("name", "It is in the directory already.", "Choose it from the list.")
    return _put(Body(**values))


@action
def add_professional(
    *,
    name: str,
    profession: str,
    by: Account,
    body: Body | None = None,
    phone: str = "",
    email: str = "",
) -> Professional:
    """Somebody who works with children. Raises Wrong where somebody of this name is there, at the same body."""
    given = {"name": said("name", name, "Say what they are called."), "phone": phone, "email": email}
    values = _checked(given | {"profession": said("profession", profession, "Say what their work is.")})
    if Professional.objects.filter(name__iexact=values["name"], body=body, ends_on__isnull=True).exists():
        raise Wrong("name", "They are in the directory already.", "Choose them from the list.")
    return _put(Professional(body=body, **values))


@action
def correct(*, entry: Entry, because: str, by: Account, seen: int | None = None, **values: Any) -> Entry:
    """Put an entry right, for everybody who is known through it. How it stood before is kept, with the reason."""
    words = said("because", because, "Say why it is changed.")
    checked = _checked(values)
    rows = type(entry).objects.filter(pk=entry.pk, version=entry.version if seen is None else seen)
    entry.refresh_from_db()
    if all(getattr(entry, name) == value for name, value in checked.items()):
        raise Wrong("", "Nothing was changed.", "Change what is wrong, or go back.")
    kept = {"version": entry.version + 1, "recorded_at": under_way().at, "recorded_by": by}
    if not rows.update(**checked, **kept):
        raise Wrong("", "Somebody changed it while you were typing.", "Look at how it stands now, and type it again.")
    entry.refresh_from_db()
    keep(entry, words)
    _note(entry)
    return entry


@action
def close(*, entry: Entry, ends_on: date, because: str, by: Account) -> Entry:
    """The last day on which it is there: a school closes, somebody goes. With whom they worked stays as it is."""
    return correct(entry=entry, ends_on=ends_on, because=because, by=by)


def _put(row: Row) -> Row:
    row.recorded_at, row.recorded_by_id = under_way().at, under_way().by
    row.save(force_insert=True)
    keep(row, "")
    _note(row)
    return row


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Texts without their edges, numbers and addresses in their one written form."""
    checked = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    if "kind" in checked and checked["kind"] not in Service.values:
        raise Wrong("kind", "Say what it is.", "A school, a GP practice, the police...")
    for name, longest in _LONGEST.items():
        if len(checked.get(name) or "") > longest:
            raise Wrong(name, f"It is longer than {longest} characters.", "Shorten it.")
    for name in ("name", "profession"):
        if name in checked and not checked[name]:
            raise Wrong(name, "It is not left empty.", "Say what it is.")
    for name, kind in _READ.items():
        if checked.get(name):
            found = kind.read(checked[name])
            if isinstance(found, Fault):
                raise Wrong(name, found.sentence)
            checked[name] = found.value
    return checked


def _note(entry: Entry) -> None:
    access = current()
    note("change_directory", actor=access.worker, role=access.role, model=entry._meta.label_lower, row=entry.pk)
