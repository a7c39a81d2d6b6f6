"""What the record has already of the children of a batch, and what a census changes of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from keepsake.casework.models import Referral
from keepsake.census.children import File, person_of
from keepsake.census.numbering import made_here
from keepsake.census.placing import Told
from keepsake.census.rows import rows
from keepsake.people.loading.records import Record, by_model
from keepsake.people.models import OtherNumber, Person, PupilNumber

WHENCE = {"origin", "original_id"}  # of which census a record is, and where it stands in it


class Standing(NamedTuple):
    """What the record has of the children of a batch."""

    people: dict[str, list[str]]  # by council number
    known: set[str]  # who is a person of the record already
    pupil_numbers: set[tuple[str, str]]
    referrals: set[tuple[str, str]]  # written here, not imported: whose, and the day


class Compared(NamedTuple):
    """Records that the record does not have, how many it has, and what brings some of these up to date."""

    fresh: list[Record]
    there: int
    newer: list[Record]


def standing(la: str, numbers: Iterable[str]) -> Standing:
    """A person whom an import once made may have another number by now: whoever would be made is looked for too."""
    wanted = set(numbers)
    people: dict[str, list[str]] = defaultdict(list)
    own = rows(OtherNumber).filter(kind="council_number", value__in=wanted, ends_on=None)
    for number, who in own.values_list("value", "person_id"):
        if who.hex not in people[number]:
            people[number].append(who.hex)
    people |= made_here(wanted - people.keys())
    made = [person_of(la, number) for number in wanted if number not in people]
    known = {who for found in people.values() for who in found}
    known |= {who.hex for who in rows(Person).filter(pk__in=made).values_list("pk", flat=True)}
    if not known:
        return Standing({}, known, set(), set())
    pupils = rows(PupilNumber).filter(person_id__in=known).values_list("person_id", "value")
    referrals = rows(Referral).filter(person_id__in=known, origin="").values_list("person_id", "received_on")
    return Standing(
        dict(people),
        known,
        {(who.hex, value) for who, value in pupils},
        {(who.hex, received.isoformat()) for who, received in referrals},
    )


def compared(found: Sequence[Record], by: UUID, file: File, told: Told, numbers: dict[str, str]) -> Compared:
    """Hold these records of people who are known against those that stand. What stays otherwise is told."""
    there: set[str] = set()
    newer: list[Record] = []
    for model, records in by_model(found).items():
        columns = sorted({name for record in records for name in record.values} | {"recorded_by_id"})
        stands = rows(model).filter(pk__in=[each.id for each in records])
        known = {row["id"].hex: row for row in stands.values("id", *columns)}
        for record in records:
            if record.id in known:
                there.add(record.id)
                told.child = numbers[record.people[0]]
                values = _newer(record, known[record.id], by, file, told)
                if values:
                    newer.append(record._replace(values=values))
    return Compared([record for record in found if record.id not in there], len(there), newer)


def _newer(record: Record, row: dict[str, Any], by: UUID, file: File, told: Told) -> dict[str, Any]:
    """The values that the record takes from the file: those of what no worker has written, from a census that is no
    older; of what does not say from which census it is, a child and the numbers, only those that are not there."""
    said = {name: value for name, value in record.values.items() if value not in (None, "")}
    otherwise = {name: value for name, value in said.items() if name not in WHENCE and _plain(row[name]) != value}
    is_ours = row["recorded_by_id"] == by
    is_dated = "origin" in row
    taken = {
        name: value
        for name, value in otherwise.items()
        if is_ours and (row["origin"] <= file.origin if is_dated else row[name] in (None, ""))
    }
    for name in otherwise.keys() - taken.keys():
        what = f"the record says {_plain(row[name]) or 'nothing'} and stays as it is."
        told.add(f"{record.model._meta.verbose_name}, {name}", otherwise[name], what)
    return taken | {name: said[name] for name in WHENCE & said.keys()} if taken else {}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value
