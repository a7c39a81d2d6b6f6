"""Who a worker works with, what is new for them, what nobody owns, and who carries how much.

All of it is read under the open access: who may not be seen is in no list and in no number. The access must want the
category ``allocation``. Each list is a fixed small number of queries, however long it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet

from keepsake.clock.ages import age_in_words
from keepsake.notice.deciding.predicate import Condition
from keepsake.people.known import current as holds_on
from keepsake.people.known import once, teams_under
from keepsake.people.models import Address, Allocation, LastWritten, Person, PersonName, PersonRole
from keepsake.people.status import current_name
from keepsake.record.about import about
from keepsake.record.classification import classification, classified_models
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.record.rows import whose
from keepsake.record.writing import is_about_one
from keepsake.standard.vocabulary import terms

NEW_FOR = timedelta(days=14)
_WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)
_HOMES = (Address.Kind.HOME, Address.Kind.NO_FIXED_ABODE)
_BORN = frozenset(
    code
    for code, term in terms("subjects").items()
    if "child" in (code, term.more["broader"]) and code != "unborn_child"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list of people. Name and age are empty where they are not known or not granted."""

    id: UUID
    name: str
    age: str
    since: date | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Load:
    """How many people somebody works with; ``worker`` None is what a team holds without a worker."""

    worker: UUID | None
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Unowned:
    """What nobody has seen to yet: people without a worker, children without an address or a date of birth."""

    no_worker: list[Listed]
    no_address: list[Listed]
    no_birth: list[Listed]


def mine() -> list[Listed]:
    """Everybody the worker works with today, by name."""
    return once("my people", _of_worker)


def new_for_me() -> list[Listed]:
    """Whom the worker has worked with for 14 days at most, the newest first."""
    first = current().day - NEW_FOR
    found = (each for each in mine() if each.since is not None and each.since > first)
    return sorted(found, key=lambda each: (each.since or first, each.name), reverse=True)


def unowned() -> Unowned:
    """What nobody owns among the people of the teams that the worker manages."""
    access = current()
    people = set(_of_teams(access.worker, access.day).order_by().values_list("person", flat=True))
    worked = _about(Allocation, people, part=Allocation.Part.WORKER, worker__isnull=False)
    children = _about(PersonRole, people, role__in=_BORN)
    homeless = children - _about(Address, children, kind__in=_HOMES) if "address" in access.granted else set()
    without = _without_birth(children) if "date_of_birth" in access.granted else set()
    lines = _lines(dict.fromkeys((people - worked) | homeless | without))
    found = ([line for line in lines if line.id in ids] for ids in (people - worked, homeless, without))
    return Unowned(*found)


def team_load() -> list[Load]:
    """How many people each worker of the managed teams works with, the most first."""
    access = current()
    rows = _of_teams(access.worker, access.day).filter(part__in=_WORKING)
    counted = (
        rows.order_by().values("worker", name=F("worker__display_name")).annotate(people=Count("person", distinct=True))
    )
    loads = [Load(row["worker"], row["name"] or "", row["people"]) for row in counted]
    return sorted(loads, key=lambda load: (-load.people, load.name))


def last_changes(people: Iterable[Person]) -> Mapping[UUID, datetime]:
    """When anything that may be seen of these people was last written, in one query, however many models there are.

    An import keeps no moment of whom it brings: theirs is the moment of the import.
    """
    found: dict[UUID, datetime] = {each.pk: each.recorded_at for each in people}
    if not found:
        return {}
    written = LastWritten.objects.filter(_may_be_told(), person__in=list(found)).order_by().values_list("person")
    for who, at in written.annotate(last_at=Max("at")):
        found[who] = max(at, found.get(who, at))
    return found


def _of_worker() -> list[Listed]:
    access = current()
    rows = Allocation.objects.filter(holds_on(access.day), worker=access.worker, part__in=_WORKING)
    since: dict[UUID, date | None] = {}
    for who, begins_on in rows.order_by("begins_on").values_list("person", "begins_on"):
        since.setdefault(who, begins_on)
    return _lines(since)


def _of_teams(worker: UUID, day: date) -> QuerySet[Any]:
    found: QuerySet[Any] = Allocation.objects.filter(holds_on(day), team__in=teams_under(worker, day))
    return found


def _about(model: type[Personal], people: Collection[UUID], **more: Any) -> set[UUID]:
    """Which of these people have such a record today."""
    if not people:
        return set()
    rows = model._default_manager.filter(holds_on(current().day), person__in=people, **more)
    return set(rows.order_by().values_list("person", flat=True))


def _without_birth(people: Collection[UUID]) -> set[UUID]:
    return set(Person.objects.filter(pk__in=people, born_on__isnull=True).values_list("pk", flat=True))


def _lines(since: Mapping[UUID, date | None]) -> list[Listed]:
    """Lines for these people, by name; who may not be seen has none."""
    if not since:
        return []
    access = current()
    people = about(Person, since)
    names = _names(since) if "name" in access.granted else {}
    ages = _ages(people) if "date_of_birth" in access.granted else {}
    changed = last_changes(people)
    lines = (
        Listed(each.pk, names.get(each.pk, ""), ages.get(each.pk, ""), since[each.pk], changed.get(each.pk))
        for each in people
    )
    return sorted(lines, key=lambda line: (line.name.casefold(), line.id))


def _names(people: Iterable[UUID]) -> dict[UUID, str]:
    held: dict[UUID, list[PersonName]] = defaultdict(list)
    for name in about(PersonName, people):
        held[name.person_id].append(name)
    called = {who: current_name(names, current().day) for who, names in held.items()}
    return {who: name.shown for who, name in called.items() if name is not None}


def _ages(people: Iterable[Person]) -> dict[UUID, str]:
    day = current().day
    return {each.pk: age_in_words(each.born_on, each.birth_known, day, each.died_on) for each in people}


def _may_be_told() -> Q:
    """Of which kinds of records, of whom, the moment of writing may be told: where the records may be seen."""
    access = current()
    alike: dict[int, tuple[Condition, list[str]]] = {}
    for model in classified_models():
        if not (issubclass(model, Personal) and is_about_one(model)):
            continue
        held = classification(model).categories
        asked = held & access.granted
        if asked or not held:
            condition = access.condition(asked)
            alike.setdefault(id(condition), (condition, []))[1].append(model._meta.label_lower)
    each = (
        Q(model__in=labels) & whose(LastWritten, "person", condition, access) for condition, labels in alike.values()
    )
    return reduce(or_, each, Q(pk__in=[]))
