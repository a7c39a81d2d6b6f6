"""The census of a year out of the record, child after child, so that no more than a batch is held at once."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from keepsake.casework.models import Referral
from keepsake.census.account import importer, log
from keepsake.census.belonging import Period
from keepsake.census.cases import EXPORTED, cases_of
from keepsake.census.rows import rows, whole_record
from keepsake.census.written import FOOT, child_written, head
from keepsake.people.models import OtherNumber, Person, PupilNumber
from keepsake.record.classification import classification
from keepsake.returns.years import Year

BATCH = 250  # children
ABOUT = (Person, OtherNumber, PupilNumber)


class Numbers(NamedTuple):
    """The numbers of the children of a batch, by person."""

    council: dict[UUID, str]
    pupil: dict[UUID, str]
    former: dict[UUID, str]


def census(year: Year, la: str) -> Iterator[str]:
    """The file, piece by piece. What went out is told in the log, batch by batch."""
    by, period = importer(), Period(year.start, year.end)
    yield head(year, la, timezone.now())
    with whole_record():
        who = _people(period)
        categories = frozenset().union(*(classification(model).categories for model in (*ABOUT, *EXPORTED)))
        while batch := list(islice(who, BATCH)):
            cases, numbers = cases_of(batch, period), numbers_of(batch)
            for person in rows(Person).filter(pk__in=batch).order_by("pk").values():
                yield child_written(person, numbers, cases.get(person["id"], []), year)
            log("export", by, [each.hex for each in batch], categories, len(batch))
    yield FOOT


def _people(period: Period) -> Iterator[UUID]:
    """Who has a case that was open on a day of the period."""
    open_then = Q(closed_on=None) | Q(closed_on__gte=period.first)
    cases = rows(Referral).filter(open_then, received_on__lte=period.last, withdrawn_at__isnull=True)
    found: Iterator[UUID] = cases.order_by("person_id").values_list("person_id", flat=True).distinct().iterator()
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
