"""What the census would say of one child as the record stands: the rules of the return, told at its fields.

The engine takes seconds to load and to describe its rules, once a process. ``warm_soon`` begins that beside the pages;
until it is done ``findings_of`` answers None. Nothing here writes, and a fault of the engine is told as such: it never
stands in the way of what somebody saves.
"""

import logging
import threading
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from keepsake.casework.models import Referral
from keepsake.census.belonging import Period
from keepsake.census.cases import Case, cases_of
from keepsake.census.elements import CASE, GROUPS, NO_FURTHER_ACTION, Element
from keepsake.census.exporting import numbers_of
from keepsake.census.rows import as_the_record_stands, rows
from keepsake.census.written import FOOT, child_written, head
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record.classification import category_of
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.returns.years import Year

LOG = logging.getLogger("keepsake.census")
FIRST, LAST = 2023, 2027  # the years for which there are rules
NOBODY = "000"  # the council's own number is nothing of a child's
PERSON = {
    "PersonBirthDate": "born_on", "ExpectedPersonBirthDate": "born_on", "PersonDeathDate": "died_on", "Sex": "sex",
    "GenderCurrent": "sex", "Ethnicity": "ethnicity", "Disability": "disabilities", "UPNunknown": "no_pupil_number",
}  # fmt: skip
_WARMING = threading.Lock()
_READY = threading.Event()
_FAILED = threading.Event()


class Finding(NamedTuple):
    """One finding in words, where it is put right: a field of a record, or of one that it belongs to."""

    code: str
    words: str
    is_error: bool
    model: type[Personal]
    record: UUID
    field: str


class Found(NamedTuple):
    """The findings of one child; ``has_failed`` where the engine could not say."""

    findings: tuple[Finding, ...]
    has_failed: bool = False


def warm_soon() -> None:
    """Make the engine ready in a thread of its own, once a process."""
    if _READY.is_set() or not _WARMING.acquire(blocking=False):
        return
    threading.Thread(target=_warm, name="census-checks", daemon=True).start()


def warm_now() -> None:
    """Make the engine ready before going on: for a command, and for tests."""
    if not _READY.is_set():
        _warm()


def is_warm() -> bool:
    return _READY.is_set()


def findings_of(person: UUID, day: date) -> Found | None:
    """What the rules say of a child whom the open access sees; None while the engine is being made ready.

    Only what stands in fields of granted categories is told. A child without a case is in no census. Raises NotSeen.
    """
    must_see(Person(pk=person))
    if _FAILED.is_set():
        return Found((), has_failed=True)
    if not _READY.is_set():
        warm_soon()
        return None
    try:
        return Found(tuple(dict.fromkeys(_checked(person, census_year(day), day))))
    except Exception:
        LOG.exception("The checks of the census could not be run on one child.")
        return Found((), has_failed=True)


def census_year(day: date) -> Year:
    """The census that a day belongs to, as far as there are rules.

    >>> census_year(date(2026, 11, 25)).name
    '2026-27'
    """
    ends_in = day.year + (day.month > 3)
    return Year(min(max(ends_in, FIRST), LAST))


def _warm() -> None:
    try:
        last = Year(LAST)
        _check(f"{head(last, NOBODY, timezone.now())}{FOOT}", last, Period(last.start, last.end))
    except Exception:
        LOG.exception("The checks of the census could not be made ready.")
        _FAILED.set()
    _READY.set()


def _checked(person: UUID, year: Year, day: date) -> Iterator[Finding]:
    """As if the census were taken on the day: what may still happen before the year ends is not missing yet."""
    period = Period(year.start, min(max(day, year.start), year.end))
    with as_the_record_stands():
        cases = cases_of([person], period).get(person, [])
        values = rows(Person).filter(pk=person).values().get() if cases else {}
        text = child_written(values, numbers_of([person]), cases, year) if cases else ""
    if not text:
        return
    places = _places(person, cases)
    result = _check(f"{head(year, NOBODY, timezone.now())}{text}{FOOT}", year, period)
    for code, rule in result.rules.items():
        if rule.status != "failed":
            continue
        words, is_error = rule.rule.message, rule.rule.severity == "error"
        for name in rule.rule.fields:
            table, _, element = name.partition(".")
            for row in rule.rows.get(table, ()):
                place = _place(places, table, row, element)
                if place is not None and _is_shown(*place):
                    yield Finding(code, words, is_error, *place)


def _check(text: str, year: Year, period: Period) -> Any:
    """The engine is imported here, when it is first asked for."""
    from keepsake.returns import check
    from keepsake.returns.intake.cin_xml import cin_tables

    tables = cin_tables("this child", text.encode())
    days = {"start": period.first, "end": period.last, "reference_date": period.last}
    return check("cin", year=year.name, tables=tables, collection=days, dates=("%Y-%m-%d",))


Places = dict[str, list[tuple[type[Personal], UUID, dict[str, tuple[type[Personal], UUID, str]]]]]


def _places(person: UUID, cases: list[Case]) -> Places:
    """By table of the census, for each of its rows: the record, and where each element of it stands."""
    found: Places = {"CINdetails": []}
    found |= {table: [_of_person(person)] for table in ("ChildIdentifiers", "ChildCharacteristics", "Disabilities")}
    for case in cases:
        id = case.values["id"]
        fields = {each.name: (Referral, id, each.column) for each in (*CASE, NO_FURTHER_ACTION)}
        found["CINdetails"].append((Referral, id, fields))  # type: ignore[arg-type]
        for group in GROUPS:
            for values in case.groups.get(group.name, ()):
                found.setdefault(group.table, []).append(
                    (group.model, values["id"], {e.name: _at(group, values, e) for e in group.elements})
                )
    return found


def _of_person(person: UUID) -> Any:
    return Person, person, {element: (Person, person, column) for element, column in PERSON.items()}


def _at(group: Any, values: dict[str, Any], element: Element) -> tuple[type[Personal], UUID, str]:
    """What several children share stands on the step."""
    if group.step is not None and element.column in group.on_step:
        return group.step, values[group.step_key], element.column
    return group.model, values["id"], element.column


def _place(places: Places, table: str, row: int, element: str) -> tuple[type[Personal], UUID, str] | None:
    known = places.get(table, [])
    return known[min(row, len(known) - 1)][2].get(element) if known else None


def _is_shown(model: type[Personal], _: UUID, field: str) -> bool:
    return category_of(model, field) in current().granted
