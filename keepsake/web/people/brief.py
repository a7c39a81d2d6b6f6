"""People in brief, as lists show them: name, age, where, and who works with them; nothing that is not granted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from keepsake.people.models import Address, Allocation, Person, PersonName
from keepsake.people.status import current_name, holds_on
from keepsake.record.access import Access
from keepsake.record.remembered import about_once
from keepsake.web.addresses import url
from keepsake.web.people.ages import age_of
from keepsake.web.people.colleagues import accounts_of, teams_of

UNNAMED = "Name not known"
PARTS = (Allocation.Part.WORKER, Allocation.Part.SECOND)


@dataclass(frozen=True)
class Brief:
    """One person in a list. ``preferred`` is empty where it is the name itself."""

    id: UUID
    name: str
    preferred: str
    said_as: str
    age: str
    area: str
    workers: tuple[str, ...]
    person: Person

    @property
    def url(self) -> str:
        return url("people:person", id=self.id)


def in_force(today: date) -> Q:
    """Rows that hold today: those without days, and from the first day up to and with the last."""
    return (Q(begins_on__isnull=True) | Q(begins_on__lte=today)) & not_past(today)


def not_past(today: date) -> Q:
    """Rows that have not ended."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=today)


def briefs(people: Iterable[UUID], access: Access) -> dict[UUID, Brief]:
    """Those of these people who may be seen, in the order asked for. The log is told that they were shown."""
    wanted = list(dict.fromkeys(people))
    known: dict[UUID, Brief | None] = access.worked_out.setdefault(("briefs", access.granted), {})
    if missing := [id for id in wanted if id not in known]:
        known |= {**dict.fromkeys(missing), **_briefs(missing, access)}
    found = {id: brief for id in wanted if (brief := known[id]) is not None}
    access.saw(found)
    return found


def _briefs(wanted: list[UUID], access: Access) -> dict[UUID, Brief]:
    today = timezone.localdate()
    found = {person.pk: person for person in about_once(Person, wanted)}
    names = names_of(found, access, today)
    areas = _areas(found, access, today)
    workers = workers_of(found, access, today)
    return {
        id: Brief(
            id=id,
            name=names[id].name,
            preferred=names[id].preferred,
            said_as=names[id].said_as,
            age=age_of(found[id], today) if "date_of_birth" in access.granted else "",
            area=areas.get(id, ""),
            workers=workers.get(id, ()),
            person=found[id],
        )
        for id in wanted
        if id in found
    }


@dataclass(frozen=True)
class Called:
    """How somebody is called."""

    name: str = UNNAMED
    preferred: str = ""
    said_as: str = ""


NEVER_BORN = {
    Person.BirthKnown.EXPECTED.value: Called("Unborn child"),
    Person.BirthKnown.NOT_ALIVE.value: Called("Baby who was not born alive"),
}


def names_of(people: Iterable[UUID], access: Access, today: date) -> dict[UUID, Called]:
    """The name that stands now, the preferred one and how it is said."""
    wanted = list(people)
    if "name" not in access.granted:
        return dict.fromkeys(wanted, Called("Name not shown"))
    known: dict[UUID, Called] = access.worked_out.setdefault("names", {})
    missing = [id for id in wanted if id not in known]
    known |= _names(missing, access, today) if missing else {}
    return {id: known[id] for id in wanted}


def _names(people: list[UUID], access: Access, today: date) -> dict[UUID, Called]:
    rows: dict[UUID, list[PersonName]] = defaultdict(list)
    for row in about_once(PersonName, people, "-begins_on", "id"):
        rows[row.person_id].append(row)
    unborn = _unborn([id for id in people if id not in rows], access)
    return {id: NEVER_BORN[unborn[id]] if id in unborn else _called(rows[id], today) for id in people}


def _unborn(people: list[UUID], access: Access) -> dict[UUID, str]:
    """Those who have no name because they are not born yet, or were not born alive; and which."""
    if not people or "date_of_birth" not in access.granted:
        return {}
    expected = Person.objects.filter(pk__in=people, birth_known__in=NEVER_BORN)
    return dict(expected.values_list("pk", "birth_known"))


def _called(rows: list[PersonName], today: date) -> Called:
    used = current_name(rows, today)
    if used is None:
        return Called()
    preferred = used.shown if used.shown != used.full else ""
    return Called(used.full or used.shown or UNNAMED, preferred, used.said_as)


def words_of(name: PersonName) -> str:
    """The whole name as it is written."""
    return f"{name.given} {name.family}".strip()


def _areas(people: Iterable[UUID], access: Access, today: date) -> dict[UUID, str]:
    """The part of the country somebody lives in; a confidential one is never in a list."""
    if "address" not in access.granted:
        return {}
    rows = (row for row in about_once(Address, people, "begins_on", "id") if holds_on(row, today))
    return {row.person_id: _area(row) for row in rows if row.kind != Address.Kind.LETTERS}


def _area(address: Address) -> str:
    if address.is_confidential:
        return "Confidential address"
    if address.kind == Address.Kind.NO_FIXED_ABODE:
        return "No fixed abode"
    lines = [line.strip() for line in address.lines.splitlines() if line.strip()]
    town = lines[-1] if len(lines) > 1 else ""
    return " ".join(part for part in (town, address.postcode.split(" ")[0]) if part)


def workers_of(people: Iterable[UUID], access: Access, today: date) -> Mapping[UUID, tuple[str, ...]]:
    """Who is responsible, by name, or else the team."""
    if not {"allocation", "worker_and_team"} <= access.granted:
        return {}
    rows = [
        row for row in about_once(Allocation, people, "part", "begins_on") if row.part in PARTS and holds_on(row, today)
    ]
    workers = accounts_of(row.worker_id for row in rows)
    teams = teams_of(row.team_id for row in rows)
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.part != Allocation.Part.WORKER):
        who = workers[row.worker_id].display_name if row.worker_id in workers else ""
        team = teams[row.team_id].name if row.team_id in teams else ""
        found[row.person_id].append(", ".join(part for part in (who, team) if part) or "Nobody yet")
    return {id: tuple(dict.fromkeys(each)) for id, each in found.items()}
