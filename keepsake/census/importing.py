"""A census file into the record, batch after batch, each one transaction; read again, it changes nothing.

What an earlier census brought, and nobody has written since, is brought up to date: a case that was open a year ago is
closed by the census in which it closed. What a worker has written stays as it stands there; where the file says
otherwise, that is told. So a run that was stopped is gone on with by running it again, and the years may come in any
order.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from keepsake.casework.models import Referral
from keepsake.census.account import importer, log
from keepsake.census.children import LONGEST, Child, File, Tables, council_number
from keepsake.census.elements import FIRST, LAST
from keepsake.census.placing import NotPlaced, Told
from keepsake.census.rows import rows, whole_record
from keepsake.people.loading import storing
from keepsake.people.loading.records import Record, by_model
from keepsake.people.models import OtherNumber, PersonRole, PupilNumber
from keepsake.returns.engine import progress
from keepsake.returns.intake.cin_xml import ROOT, cin_parts
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.xml_stream import root_of

BATCH = 250  # children
ONLY_OF_NEW = (OtherNumber, PersonRole)
WHENCE = {"origin", "original_id"}  # of which census a record is, and where it stands in it


@dataclass(slots=True)
class Imported:
    """What an import did: the children of the file, records added by model, and what could not be placed."""

    file: File
    children: int = 0
    added: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    there_already: int = 0
    brought_up_to_date: int = 0
    not_placed: list[NotPlaced] = field(default_factory=list)


class Standing(NamedTuple):
    """What the record has of the children of a batch."""

    people: dict[str, list[str]]  # by council number
    pupil_numbers: set[tuple[str, str]]
    referrals: set[tuple[str, str]]  # written here, not imported: whose, and the day


def import_census(name: str, content: bytes, tell: progress.Told = progress.nobody) -> Imported:
    """Read the file into the record. Raises UnusableFile for what is no census, before anything is written of it."""
    whole = _parts(name, content)
    file, children = next(whole)
    done, seen = Imported(file), set[str]()
    by = importer()
    with storing.hurried():
        while batch := list(islice(whole, BATCH)):
            with whole_record():
                _write(by, batch, done, seen)
            tell("Reading children in", done.children, children)
    return done


def _parts(name: str, content: bytes) -> Iterator[Any]:
    """The file as it says of itself with the number of its children, then each child. The whole of it is read once
    before, so that a file that breaks off in the middle is refused and not half taken in."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200]:
        raise UnusableFile(Problem(name, "It is not written in UTF-8.", "Save the XML again in UTF-8."))
    root = root_of(name, content)
    if root != ROOT:
        what = f"Its root is {root}, and that of a census is {ROOT}."
        raise UnusableFile(Problem(name, what, "Check that it is the right file."))
    headers, children = [], 0
    for part in cin_parts(name, content):
        headers += part["Header"]
        children += len(part["ChildIdentifiers"])
    yield _file(name, headers), children
    if not children:
        raise UnusableFile(Problem(name, "There is no child in it.", "Check that it is the right file."))
    yield from (part for part in cin_parts(name, content) if part["ChildIdentifiers"])


def _file(name: str, headers: list[dict[str, Any]]) -> File:
    header = headers[0] if headers else {}
    if header.get("Collection") != "CIN":
        what = f"Its collection is {header.get('Collection') or 'not said'}, not CIN."
        raise UnusableFile(Problem(name, what, "Check that it is the right return."))
    la, year = header.get("LEA") or "", header.get("Year") or ""
    if not (la.isascii() and la.isdigit() and len(la) == 3):
        raise UnusableFile(Problem(name, "Its header has no LEA of three digits.", "Put the council's number there."))
    if year not in map(str, range(FIRST, LAST + 1)):
        what = f"Its year is {year or 'not said'}."
        raise UnusableFile(Problem(name, what, f"A census of {FIRST} to {LAST} can be read."))
    return File(la, int(year))


def _write(by: UUID, batch: list[Tables], done: Imported, seen: set[str]) -> None:
    standing, told, found = _standing(batch), Told(), list[Record]()
    numbers: dict[str, str] = {}
    for tables in batch:
        done.children += 1
        child = _child(tables, done.file, standing, told, seen)
        if child is not None:
            numbers[child.who] = child.number
            found += _wanted(child, standing)
    fresh, newer = _fresh(found, by, done, told, numbers)
    batch_of_records = storing.Batch(by, timezone.now(), "import")
    if fresh:
        batch_of_records.write(fresh, set())
    if newer:
        batch_of_records.revise(newer, f"The census of {done.file.year} says so.")
    if told_of := [*fresh, *newer]:
        people = {who for record in told_of for who in record.people}
        log("collect", by, people, storing.categories_of(told_of), len(told_of))
    for record in fresh:
        done.added[record.model.__name__] += 1
    done.not_placed += told.found


def _child(tables: Tables, file: File, standing: Standing, told: Told, seen: set[str]) -> Child | None:
    number = told.child = council_number(tables)
    people = standing.people.get(number, [])
    if not number or len(number) > LONGEST:
        why = f"a child needs a number of at most {LONGEST} characters; the child is left out."
    elif number in seen:
        why = "this number stands in the file before; the second child is left out."
    elif len(people) > 1:
        why = "several people in the record have this number; the child is left out. Join them first."
    else:
        seen.add(number)
        return Child(file, tables, people[0] if people else None, told)
    told.add("LAchildID", number, why)
    return None


def _wanted(child: Child, standing: Standing) -> Iterator[Record]:
    """The records of a child without those that others have written in the record already."""
    left_out: set[str] = set()
    for record in child.records():
        values = record.values
        if not child.is_new and record.model in ONLY_OF_NEW:
            continue
        if record.model is PupilNumber and (child.who, values["value"]) in standing.pupil_numbers:
            continue
        if record.model is Referral and (child.who, values["received_on"]) in standing.referrals:
            why = "the record has a referral of this day already, written here; the case is left out."
            child.told.add("CINreferralDate", values["received_on"], why)
            left_out.add(values["original_id"])
        if not any(_is_of(values.get("original_id", ""), case) for case in left_out):
            yield record


def _is_of(place: str, case: str) -> bool:
    return place == case or place.startswith(f"{case}/")


def _standing(batch: list[Tables]) -> Standing:
    numbers = {council_number(tables) for tables in batch}
    people: dict[str, list[str]] = defaultdict(list)
    own = rows(OtherNumber).filter(kind="council_number", value__in=numbers, ends_on=None)
    for number, who in own.values_list("value", "person_id"):
        if who.hex not in people[number]:
            people[number].append(who.hex)
    known = [who for found in people.values() for who in found]
    pupils = rows(PupilNumber).filter(person_id__in=known).values_list("person_id", "value")
    referrals = rows(Referral).filter(person_id__in=known, origin="").values_list("person_id", "received_on")
    return Standing(
        dict(people),
        {(who.hex, value) for who, value in pupils},
        {(who.hex, received.isoformat()) for who, received in referrals},
    )


def _fresh(
    found: list[Record], by: UUID, done: Imported, told: Told, numbers: dict[str, str]
) -> tuple[list[Record], list[Record]]:
    """Those that the record does not have, and what brings others up to date. What stays otherwise is told."""
    there: set[str] = set()
    newer: list[Record] = []
    for model, records in by_model(found).items():
        columns = sorted({name for record in records for name in record.values} | {"recorded_by_id"})
        standing = rows(model).filter(pk__in=[each.id for each in records])
        known = {row["id"].hex: row for row in standing.values("id", *columns)}
        for record in records:
            if record.id in known:
                there.add(record.id)
                told.child = numbers[record.people[0]]
                values = _newer(record, known[record.id], by, done.file, told)
                if values:
                    newer.append(record._replace(values=values))
    done.there_already += len(there)
    done.brought_up_to_date += len(newer)
    return [record for record in found if record.id not in there], newer


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
