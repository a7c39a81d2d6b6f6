"""Which records tell something about these people, and when: read in a fixed number of small queries.

What a record says is not read here. All of it is read under the open access: a line whose category is not granted is
counted as not shown, and so is a record that is about somebody else too, who may not be seen.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from keepsake.casework.chronology.line import Entry
from keepsake.casework.chronology.register import TOLD, category_of_line, models_told
from keepsake.casework.chronology.telling import Tells, always
from keepsake.casework.models import Curation
from keepsake.casework.models.case_record import OwnPart, StepRecord
from keepsake.casework.models.chronology import Weight
from keepsake.people.identity import ids_of
from keepsake.people.kinship import seen_from
from keepsake.people.models import Person, Relationship
from keepsake.record.classification import KEEPING, category_of, classification
from keepsake.record.columns import Row, columns_about, columns_of_several
from keepsake.record.opened import current
from keepsake.record.personal import Personal

UNDONE = ("withdrawn_at", "reopened_at")
Rows = Mapping[UUID, tuple[UUID, ...]]
Values = dict[UUID, dict[str, Any]]
Relatives = Mapping[str, set[UUID]]
About = Callable[[type[Personal], list[Tells], tuple[UUID, ...], Relatives], tuple[Values, Rows]]
NEAR = frozenset(
    kind.value
    for kind in (
        *(Relationship.Kind.BIRTH_PARENT, Relationship.Kind.ADOPTIVE_PARENT, Relationship.Kind.STEP_PARENT),
        *(Relationship.Kind.SIBLING, Relationship.Kind.GRANDPARENT, Relationship.Kind.FOSTER_CARER),
        *(Relationship.Kind.SPECIAL_GUARDIAN, Relationship.Kind.RELATIVE),
    )
)


@dataclass
class Found:
    """``not_shown`` are kinds of information; ``closed`` counts records that are also about somebody not to be seen.

    ``withdrawn`` are the lines of steps that were begun by mistake: they are no part of the story, and can be read.
    """

    entries: list[Entry] = field(default_factory=list)
    withdrawn: list[Entry] = field(default_factory=list)
    not_shown: set[str] = field(default_factory=set)
    closed: int = 0


def found_about(people: Collection[UUID], of: type[Personal] | None = None) -> Found:
    """Every line that stands on the chronology of these people; of one model where only that is asked for.

    What stands on a record that is joined with theirs is theirs.
    """
    asked = tuple(dict.fromkeys(people))
    one_with = {id: person for person in asked for id in (person, *ids_of(person))}
    found, relatives = Found(), _relatives(asked, tuple(one_with))
    for model, told in models_told().items():
        if of is not None and model is not of:
            continue
        may_tell = [each for each in told if _may_tell(each, found)]
        if may_tell:
            for each in _of_model(model, may_tell, tuple(one_with), relatives, found):
                (found.withdrawn if each.withdrawn_at else found.entries).append(each)
    if len(one_with) > len(asked):
        found.entries = [_as_one(each, one_with) for each in found.entries]
        found.withdrawn = [_as_one(each, one_with) for each in found.withdrawn]
    _curate(found, tuple(one_with))
    return found


def _as_one(entry: Entry, one_with: Mapping[UUID, UUID]) -> Entry:
    return entry._replace(about=tuple(dict.fromkeys(one_with.get(id, id) for id in entry.about)))


def _may_tell(told: Tells, found: Found) -> bool:
    """The day of a line, and what decides whether there is one, must be granted; and some of the record at all."""
    granted, declared = current().granted, classification(told.model).categories
    needed = {category_of(told.model, name) for name in told.columns} | {category_of_line(told)}
    missing = needed - granted - {KEEPING}
    if declared and not declared & granted:
        missing |= declared  # then no row of it is there to be counted
    found.not_shown |= missing
    return not missing


def _of_model(
    model: type[Personal], told: list[Tells], people: tuple[UUID, ...], relatives: Relatives, found: Found
) -> Iterator[Entry]:
    part = next((each.part for each in told if each.part), None)
    if part is None:
        whose: About = WHOSE.get(model, _about_person)
        rows, about = whose(model, told, people, relatives)
    else:
        rows, about, closed = _about_several(model, told, people, part)
        found.closed += closed
    places, zone = _places(), timezone.get_current_timezone()
    for each in told:
        place, is_always = places[each.name], each.when is always
        for record, values in rows.items():
            if (is_always or each.when(values)) and _is_told(each, record, values, relatives):
                yield _entry(place, each, record, values, about[record], zone)


def _withdrawn_at(values: Mapping[str, Any]) -> datetime | None:
    """When the step was withdrawn, because it was begun by mistake; None where it was not, or is open again."""
    withdrawn_at: datetime | None = values.get("withdrawn_at")
    if withdrawn_at is None or (values["reopened_at"] is not None and values["reopened_at"] >= withdrawn_at):
        return None
    return withdrawn_at


def _is_told(told: Tells, record: UUID, values: Mapping[str, Any], relatives: Relatives) -> bool:
    """It has a day, or needs none; and of a person, it is of the right one."""
    if values[told.on] is None and not told.is_told_undated:
        return False
    return told.model is not Person or _tells_of(told, record, relatives)


def _about_several(
    model: type[Personal], told: list[Tells], people: tuple[UUID, ...], part: type[OwnPart]
) -> tuple[Values, Rows, int]:
    """Whom it is about, the parts say; and how many records have a part but may not be seen."""
    columns = _columns(model, told)
    rows, closed = columns_of_several(model, part, people, columns)
    about: dict[UUID, tuple[UUID, ...]] = {}
    if len(people) == 1:  # a file of years has thousands: each is about this one
        about = dict.fromkeys((row[0] for row in rows), people)
    else:
        for record, who, *_ in rows:
            about[record] = tuple(sorted((*about.get(record, ()), who), key=people.index))
    return _values(columns, rows), about, closed


def _about_person(
    model: type[Personal], told: list[Tells], people: tuple[UUID, ...], relatives: Relatives
) -> tuple[Values, Rows]:
    columns = _columns(model, told)
    rows = columns_about(model, people, columns)
    return _values(columns, rows), {row[0]: (row[1],) for row in rows}


def _columns(model: type[Personal], told: list[Tells]) -> tuple[str, ...]:
    undone = UNDONE if issubclass(model, StepRecord) else ()
    return tuple(dict.fromkeys([*(name for each in told for name in each.columns), *undone]))


def _values(columns: tuple[str, ...], rows: list[Row]) -> Values:
    """Record -> its columns by name; the first two of a row say which record, and whom it is about."""
    return {row[0]: dict(zip(columns, row[2:], strict=True)) for row in rows}


def _rows(model: type[Personal], told: list[Tells], which: Q) -> Values:
    columns = _columns(model, told)
    return _values(columns, list(model.objects.filter(which).values_list("pk", "pk", *columns)))


def _about_oneself(
    model: type[Personal], told: list[Tells], people: tuple[UUID, ...], relatives: Relatives
) -> tuple[Values, Rows]:
    everybody = {*people, *(id for ids in relatives.values() for id in ids)}
    rows = _rows(model, told, Q(pk__in=everybody))
    return rows, {record: (record,) for record in rows}


def _about_two(
    model: type[Personal], told: list[Tells], people: tuple[UUID, ...], relatives: Relatives
) -> tuple[Values, Rows]:
    which = Q(person__in=people) | Q(other__in=people)
    ends = model.objects.filter(which).values_list("pk", "person", "other")
    about = {record: tuple(id for id in both if id in people) for record, *both in ends}
    return _rows(model, told, which), about


WHOSE: Mapping[type[Personal], About] = {
    Person: _about_oneself,
    Relationship: _about_two,
}


def _entry(
    place: int, told: Tells, record: UUID, values: Mapping[str, Any], about: tuple[UUID, ...], zone: tzinfo
) -> Entry:
    at, until = values[told.on], values[told.until] if told.until else None
    on, last, is_inexact = _day(at, zone), _day(until, zone), told.is_inexact(values)
    weight, withdrawn_at = told.weighs(values), _withdrawn_at(values)
    return Entry(place, told, record, at, on, last, is_inexact, about, weight, withdrawn_at=withdrawn_at)


def _tells_of(told: Tells, who: UUID, relatives: Relatives) -> bool:
    """A person tells of themself on their own chronology, and of the family on a brother's or a child's."""
    if not told.of_family:
        return who in relatives["themselves"]
    if who in relatives["themselves"] or who in relatives["joined"]:
        return False
    return who in relatives["born" if told.on == "born_on" else "near"]


def _relatives(asked: tuple[UUID, ...], people: tuple[UUID, ...]) -> Relatives:
    """Whose birth and whose death belongs into the story of these people, with whom some are joined as one."""
    found: dict[str, set[UUID]] = {"themselves": set(asked), "joined": set(people), "near": set(), "born": set()}
    if "relationships" not in current().granted:
        return found
    rows = list(Relationship.objects.filter(Q(person__in=people) | Q(other__in=people), kind__in=NEAR))
    for person in people:
        for each in seen_from([person], rows):
            found["near"].add(each.who)
            if each.record.kind == Relationship.Kind.SIBLING or each.words == "Child":
                found["born"].add(each.who)
    return found


def _day(at: date | datetime | None, zone: tzinfo) -> date | None:
    return at.astimezone(zone).date() if isinstance(at, datetime) else at


def _curate(found: Found, people: tuple[UUID, ...]) -> None:
    """What was said of the lines, by their names."""
    said: dict[tuple[str, UUID, str], list[Curation]] = {}
    if "case_notes" in current().granted:
        for each in Curation.objects.filter(person__in=people):
            said.setdefault((each.record_model, each.record_id, each.line), []).append(each)
    if not said:
        return
    found.entries = [_curated(each, said.get(each.name)) for each in found.entries]
    found.withdrawn = [_curated(each, said.get(each.name)) for each in found.withdrawn]


def _curated(entry: Entry, said: list[Curation] | None) -> Entry:
    if not said:
        return entry
    weights = [each.weight for each in said if each.weight]
    weight = Weight(min(weights)) if weights else entry.weight
    return entry._replace(weight=weight, curations=tuple(said))


@cache
def _places() -> Mapping[tuple[str, str], int]:
    """In which order lines of one day stand: that of the register."""
    return {each.name: number for number, each in enumerate(TOLD)}
