"""The census of a year out of the record, child after child, so that no more than a batch is held at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from keepsake.casework.models import Referral
from keepsake.census.account import importer, log
from keepsake.census.belonging import Period
from keepsake.census.cases import EXPORTED, Case, cases_of, open_in
from keepsake.census.rows import rows, whole_record
from keepsake.census.written import FOOT, child_written, head
from keepsake.people.models import OtherNumber, Person, PupilNumber
from keepsake.record.classification import classification
from keepsake.returns.engine.progress import Told, nobody
from keepsake.returns.years import Year

BATCH = 250  # children
ABOUT = (Person, OtherNumber, PupilNumber)


class Numbers(NamedTuple):
    """The numbers of the children of a batch, by person."""

    council: dict[UUID, str]
    pupil: dict[UUID, str]
    former: dict[UUID, str]


def census(year: Year, la: str, tell: Told = nobody) -> Iterator[str]:
    """The file, piece by piece. What went out is told in the log, batch by batch."""
    by, period = importer(), Period(year.start, year.end)
    yield head(year, la, timezone.now())
    with whole_record():
        joined = _Joined()
        who, given = joined.once_each(_people(period).iterator()), 0
        wanted = _people(period).count()
        categories = frozenset().union(*(classification(model).categories for model in (*ABOUT, *EXPORTED)))
        while batch := list(islice(who, BATCH)):
            everybody = [each for id in batch for each in joined.records_of(id)]
            cases, numbers = joined.cases(cases_of(everybody, period)), joined.numbers(numbers_of(everybody))
            for person in rows(Person).filter(pk__in=batch).order_by("pk").values():
                yield child_written(person, numbers, cases.get(person["id"], []), year)
            log("export", by, [each.hex for each in batch], categories, len(batch))
            given += len(batch)
            tell("Writing children out", given, wanted)
    yield FOOT


class _Joined:
    """Records that were found to be of one person: they go out as one child, under the record that was kept."""

    def __init__(self) -> None:
        self.kept: dict[UUID, UUID] = dict(rows(Person).exclude(same_as=None).values_list("pk", "same_as_id"))
        self.others: dict[UUID, list[UUID]] = defaultdict(list)
        for other, kept in self.kept.items():
            self.others[kept].append(other)

    def once_each(self, people: Iterable[UUID]) -> Iterator[UUID]:
        given: set[UUID] = set()
        for id in people:
            kept = self.kept.get(id, id)
            if kept in given:
                continue
            if kept in self.others:
                given.add(kept)
            yield kept

    def records_of(self, kept: UUID) -> list[UUID]:
        return [kept, *self.others.get(kept, ())]

    def cases(self, found: Mapping[UUID, list[Case]]) -> dict[UUID, list[Case]]:
        together: dict[UUID, list[Case]] = defaultdict(list)
        for id, cases in found.items():
            together[self.kept.get(id, id)] += cases
        return {id: sorted(cases, key=lambda case: case.values["received_on"]) for id, cases in together.items()}

    def numbers(self, found: Numbers) -> Numbers:
        """The number of the record that was kept; where it has none, that of another."""
        return Numbers(*({self.kept.get(id, id): value for id, value in each.items()} | each for each in found))


def _people(period: Period) -> "QuerySet[Referral, UUID]":
    """Who has a case that was open on a day of the period."""
    cases = open_in(period).order_by("person_id")
    found: QuerySet[Referral, UUID] = cases.values_list("person_id", flat=True).distinct()
    return found


def numbers_of(batch: list[UUID]) -> Numbers:
    """The numbers of these children that the census has."""

    def of(model: Any, **more: Any) -> dict[UUID, str]:
        found = rows(model).filter(person_id__in=batch, **more).order_by("recorded_at", "pk")
        return dict(found.values_list("person_id", "value"))

    return Numbers(
        of(OtherNumber, kind="council_number", ends_on=None),
        of(PupilNumber, ends_on=None),
        of(PupilNumber, ends_on__isnull=False),
    )
