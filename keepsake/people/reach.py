"""What is known of many people at once: the facts of ``known``, read in one statement and joined here.

A page of a worker's own cases asks of a dozen models who may be seen. The condition itself has some fifteen subqueries,
which take ten times as long to write and to plan as to answer; so where the worker's people are few, what is known of
each is read once for the access, and the condition is put to it in memory. Only keys, days and codes are read.

Written as SQL because Django takes longer to write such a statement than a database to answer it. A test draws councils
and holds what is seen this way against the condition in the database.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from keepsake.people.models import Allocation
from keepsake.record.facts import Known
from keepsake.standard.vocabulary import terms

FEW = 2_000  # people; asking the database about each takes less from some thousands on
WORKING = (Allocation.Part.WORKER.value, Allocation.Part.SECOND.value)
PARTS = {
    "chair": Allocation.Part.CHAIR.value,
    "fostering": Allocation.Part.FOSTERING.value,
    "adoption": Allocation.Part.ADOPTION.value,
    "finance": Allocation.Part.FINANCE.value,
    "information_governance": Allocation.Part.RIGHTS.value,
    "audit": Allocation.Part.AUDIT.value,
}
STOPS = frozenset(code for code, term in terms("circumstances").items() if term.more["effect"] == "stop")
RELATIONSHIP = "relationship"
_OWNED, _DUTY_TEAM = "(owned)", "(of a duty team)"  # no relationships: what being on duty is worked out from
Fact = tuple[str, str]  # a kind and a code
LEAST = UUID(int=0)  # every key is larger: SQLite finds what is not null by an index when it is asked so

_HOLDS = "(begins_on is null or begins_on <= %(day)s) and (ends_on is null or ends_on >= %(day)s)"
_WORKER = f"""
select 'away', worker_id, cast(null as bigint) from people_absence where cover_id = %(worker)s and {_HOLDS}
union all
select case when is_manager then 'manages' else 'member' end, cast(null as uuid), team_id
from people_membership where worker_id = %(worker)s and {_HOLDS}
union all select 'duty', cast(null as uuid), cast(null as bigint) from people_duty where worker_id = %(worker)s and {_HOLDS}
union all select 'linked', cast(null as uuid), cast(null as bigint)
where exists (select 1 from people_person where same_as_id >= %(least)s)
"""  # noqa: S608, E501  names of our own
_FACTS = f"""
select person_id, 'allocation', part, worker_id, team_id from people_allocation where person_id {{people}} and {_HOLDS}
union all select person_id, 'subject', role, null, null from people_personrole where person_id {{people}} and {_HOLDS}
union all select person_id, 'circumstance', code, null, null from people_circumstance
where person_id {{people}} and {_HOLDS} and code <> 'break_glass'
union all select person_id, 'circumstance', 'person_restricted', null, null from people_restriction as shut
where person_id {{people}} and {_HOLDS} and not exists (
    select 1 from people_restrictiongrant as opened
    where opened.person_id = shut.person_id and opened.worker_id = %(worker)s
    and opened.begins_on <= %(day)s and opened.ends_on >= %(day)s
)
union all select person_id, 'circumstance', 'break_glass', null, null from people_breakglass
where person_id {{people}} and worker_id = %(worker)s and opened_at <= %(now)s and ends_at > %(now)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Standing:
    """What a worker is on a day, whoever the person: for whom they stand in, and their teams."""

    worker: UUID
    day: date
    stands_in: frozenset[UUID]
    teams: frozenset[int]
    managed: frozenset[int]
    on_duty: bool
    any_links: bool


def standing(worker: UUID, day: date) -> Standing:
    """One question to the database. Read while keeping: links of closed records count too."""
    found: dict[str, set[Any]] = defaultdict(set)
    for what, account, team in _ask(_WORKER, worker, day):
        found[what].add(account if team is None else team)
    return Standing(
        worker=worker,
        day=day,
        stands_in=frozenset({worker, *map(_id, found["away"])}),
        teams=frozenset(found["member"] | found["manages"]),
        managed=frozenset(found["manages"]),
        on_duty="duty" in found,
        any_links="linked" in found,
    )


def reached(by: Standing, relationships: Iterable[str], under: Sequence[int]) -> list[Any] | None:
    """The people to whom allocations give the worker one of these relationships; None where they are many."""
    ways = [way for code in sorted(relationships) if (way := _way(by, code, under))]
    if not ways:
        return []
    asked, more = zip(*ways, strict=True)
    sql = " union ".join(f"select person_id from people_allocation where {each} and {_HOLDS}" for each in asked)  # noqa: S608
    given = {name: value for each in more for name, value in each.items()}
    found = [person for (person,) in _ask(f"{sql} limit {FEW + 1}", by.worker, by.day, **given)]
    return found if len(found) <= FEW else None


def known_of(
    people: Sequence[Any], by: Standing, under: Iterable[int], duty_teams: frozenset[int], root: Mapping[Any, Any]
) -> dict[Any, Known]:
    """What is known of each. ``root`` says which records are linked as one person: all of them are among ``people``.

    People are named as this database does: making an id takes longer than all else that is done for one.
    """
    held = _Held(by, frozenset(under), duty_teams)
    for row in _ask(_FACTS, by.worker, by.day, people=people):
        held.add(*row)
    held.share(root)
    return {person: held.known(person) for person in people}


class _Held:
    """Facts as they are read."""

    def __init__(self, by: Standing, under: frozenset[int], duty_teams: frozenset[int]) -> None:
        self.by, self.under, self.duty_teams = by, under, duty_teams
        self.mine, self.covered = stored(by.worker), frozenset(map(stored, by.stands_in))
        self.own: dict[Any, set[Fact]] = {}
        self.alike: dict[Any, frozenset[Fact]] = {}
        self.made: dict[frozenset[Fact], Known] = {}

    def add(self, person: Any, what: str, code: str, worker: Any, team: int | None) -> None:
        facts = self.own.get(person)
        if facts is None:
            facts = self.own[person] = set()
        if what == "allocation":
            facts |= self._given(code, worker, team)
        else:
            facts.add((what, code))

    def _given(self, part: str, worker: Any, team: int | None) -> frozenset[Fact]:
        """The relationships that one allocation gives; many are alike."""
        key = (part, worker, team)
        if key not in self.alike:
            self.alike[key] = frozenset((RELATIONSHIP, code) for code in self._relationships(part, worker, team))
        return self.alike[key]

    def _relationships(self, part: str, worker: Any, team: int | None) -> Iterator[str]:
        if worker in self.covered and part in WORKING:
            yield "allocated"
        if team in self.by.teams:
            yield "team"
        if team in self.under:
            yield "manager"
        if worker == self.mine:
            yield from (code for code, one in PARTS.items() if one == part)
        if worker is not None and part == Allocation.Part.WORKER:
            yield _OWNED
        if team in self.duty_teams:
            yield _DUTY_TEAM

    def share(self, root: Mapping[Any, Any]) -> None:
        """Records that are linked as one person have the same workers, and are closed by what closes either."""
        groups: dict[Any, set[Any]] = defaultdict(set)
        for each, other in root.items():
            groups[other] |= {each, other}
        for group in groups.values():
            facts = {fact for each in group for fact in self.own.get(each, ()) if _is_shared(fact)}
            for each in group:
                self.own.setdefault(each, set()).update(facts)

    def known(self, person: Any) -> Known:
        """People of whom the same is known share it, so that it is judged once."""
        facts = frozenset(self.own.get(person, ()))
        if facts not in self.made:
            self.made[facts] = self._made(facts)
        return self.made[facts]

    def _made(self, facts: frozenset[Fact]) -> Known:
        by_kind: dict[str, set[str]] = defaultdict(set)
        for what, code in facts:
            by_kind[what].add(code)
        found = by_kind[RELATIONSHIP]
        if self.by.on_duty and (_OWNED not in found or _DUTY_TEAM in found):
            found.add("duty")
        return Known(
            subjects=frozenset(by_kind["subject"]),
            relationships=frozenset(found - {_OWNED, _DUTY_TEAM} | {"none"}),
            circumstances=frozenset(by_kind["circumstance"]),
        )


def _is_shared(fact: Fact) -> bool:
    what, code = fact
    return what == RELATIONSHIP or (what == "circumstance" and code in STOPS)


def _way(by: Standing, relationship: str, under: Sequence[int]) -> tuple[str, dict[str, Any]] | None:
    """How allocations give a relationship, and what goes into it; None where they cannot."""
    parts = ", ".join(f"'{part}'" for part in WORKING)
    if relationship == "allocated":
        return f"worker_id {{stands_in}} and part in ({parts})", {"stands_in": list(map(stored, by.stands_in))}
    if relationship == "team" and by.teams:
        return "team_id {teams}", {"teams": sorted(by.teams)}
    if relationship == "manager" and under:
        return "team_id {under}", {"under": list(under)}
    if relationship in PARTS:
        return f"worker_id = %(worker)s and part = '{PARTS[relationship]}'", {}
    return None


def _ask(sql: str, worker: UUID, day: date, **lists: Sequence[Any]) -> list[Any]:
    """Ask with named values; each list stands in the text as {name}."""
    is_sqlite = connection.vendor == "sqlite"
    adapt, now = connection.ops, timezone.now()
    given: dict[str, Any] = {
        "worker": stored(worker),
        "least": stored(LEAST),
        "day": adapt.adapt_datefield_value(day),
        "now": adapt.adapt_datetimefield_value(now),
    }
    for name, values in lists.items():
        place = f"%({name})s"
        among = "in (select value from json_each(" + place + "))" if is_sqlite else "= any(" + place + ")"  # noqa: S608
        sql = sql.replace(f"{{{name}}}", among)
        given[name] = json.dumps(values) if is_sqlite else list(values)
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def stored(id: UUID) -> Any:
    """An id as this database gives it back."""
    return id.hex if connection.vendor == "sqlite" else id


def _id(found: Any) -> UUID:
    return found if isinstance(found, UUID) else UUID(hex=found)
