"""A census file into the record, batch after batch, each one transaction; read again, it changes nothing.

What an earlier census brought, and nobody has written since, is brought up to date: a case that was open a year ago is
closed by the census in which it closed. What a worker has written stays as it stands there; where the file says
otherwise, that is told. So a run that was stopped is gone on with by running it again, and the years may come in any
order.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from django.utils import timezone

from keepsake.casework.models import Referral
from keepsake.census.account import importer, log
from keepsake.census.children import LONGEST, Child, File, Tables, council_number
from keepsake.census.placing import NotPlaced, Told
from keepsake.census.reading import opened
from keepsake.census.rows import whole_record
from keepsake.census.standing import Standing, compared, standing
from keepsake.people.loading import storing
from keepsake.people.loading.records import Record
from keepsake.people.models import OtherNumber, PersonRole, PupilNumber
from keepsake.returns.engine import progress
from keepsake.returns.intake.xml_limits import Source

BATCH = 1_000  # children: a second; in smaller ones the indexes of a database are written again and again
KEPT = 64  # megabytes of the database's pages: with more, memory would grow with the council
ONLY_OF_NEW = (OtherNumber, PersonRole)


@dataclass(slots=True)
class Imported:
    """What an import did: the children of the file, records added by model, and what could not be placed."""

    file: File
    children: int = 0
    added: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    there_already: int = 0
    brought_up_to_date: int = 0
    not_placed: list[NotPlaced] = field(default_factory=list)


def import_census(name: str, content: Source, tell: progress.Told = progress.nobody) -> Imported:
    """Read the file into the record. Raises UnusableFile for what is no census, before anything is written of it."""
    with storing.hurried(KEPT):
        file, number, children = opened(name, content)
        done, seen, by = Imported(file), set[str](), importer()
        while batch := list(islice(children, BATCH)):
            with whole_record():
                _write(by, batch, done, seen)
            tell("Reading children in", done.children, number)
    return done


def _write(by: UUID, batch: list[Tables], done: Imported, seen: set[str]) -> None:
    there, told, numbers = standing(done.file.la, map(council_number, batch)), Told(), dict[str, str]()
    fresh, found = list[Record](), list[Record]()
    for tables in batch:
        done.children += 1
        child = _child(tables, done.file, there, told, seen)
        if child is not None:
            numbers[child.who] = child.number
            (found if child.who in there.known else fresh).extend(_wanted(child, there))
    known = compared(found, by, done.file, told, numbers)
    _put(by, [*fresh, *known.fresh], known.newer, done)
    done.there_already += known.there
    done.not_placed += told.found


def _put(by: UUID, fresh: list[Record], newer: list[Record], done: Imported) -> None:
    batch = storing.Batch(by, timezone.now(), "import")
    if fresh:
        batch.write(fresh, set())
    if newer:
        batch.revise(newer, f"The census of {done.file.year} says so.")
    if told_of := [*fresh, *newer]:
        people = {who for record in told_of for who in record.people}
        log("collect", by, people, storing.categories_of(told_of), len(told_of))
    for record in fresh:
        done.added[record.model.__name__] += 1
    done.brought_up_to_date += len(newer)


def _child(tables: Tables, file: File, there: Standing, told: Told, seen: set[str]) -> Child | None:
    number = told.child = council_number(tables)
    people = there.people.get(number, [])
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


def _wanted(child: Child, there: Standing) -> Iterator[Record]:
    """The records of a child without those that others have written in the record already."""
    left_out: set[str] = set()
    for record in child.records():
        values = record.values
        if not child.is_new and record.model in ONLY_OF_NEW:
            continue
        if record.model is PupilNumber and (child.who, values["value"]) in there.pupil_numbers:
            continue
        if record.model is Referral and (child.who, values["received_on"]) in there.referrals:
            why = "the record has a referral of this day already, written here; the case is left out."
            child.told.add("CINreferralDate", values["received_on"], why)
            left_out.add(values["original_id"])
        if not any(_is_of(values.get("original_id", ""), case) for case in left_out):
            yield record


def _is_of(place: str, case: str) -> bool:
    return place == case or place.startswith(f"{case}/")
