"""Who of an invented council the demonstration's own people work with.

The social worker has eighteen people in whole families: among them a child not yet born, a child without an address and
a child who was recorded twice. Colleagues of the team have families of their own. Next door to one of the eighteen
lives a family whose record is closed to them. The manager manages that team and another; somebody is on duty; nobody
else works with anybody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any

from keepsake.people.demo_council import Fact
from keepsake.people.demo_council.persons import (
    Address,
    HouseholdMember,
    Identifier,
    Person,
    PersonName,
    PersonRole,
    Relationship,
    Restriction,
    Status,
)
from keepsake.people.demo_council.staff import Allocation, Membership, RestrictionGrant, Team, Worker
from keepsake.people.loading.families import Family, children_on

SOCIAL_WORKER, MANAGER, ON_DUTY = -1, -2, -3  # numbers of workers whom no fact names
PARTS = {"social.worker": SOCIAL_WORKER, "team.manager": MANAGER, "duty.worker": ON_DUTY}
PEOPLE = 18
LOOKED_AT = 80  # families, the first ones
SINCE = timedelta(days=400)
TWIN_RECORD, UNBORN = -1, -2  # numbers of people whom no fact names
OLDEST_EXPECTING = timedelta(days=40 * 365)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part: ``accounts`` are the ids of the demonstration's own, as far as it has them."""

    accounts: dict[int, str]
    team: int
    also_managed: int
    duty_team: int
    colleagues: tuple[int, ...]

    @property
    def on_duty(self) -> list[int]:
        return [ON_DUTY] if ON_DUTY in self.accounts else []

    def memberships(self, today: date) -> list[Membership]:
        """The teams they are in."""
        since = today - SINCE
        all_of_them = [
            Membership(SOCIAL_WORKER, self.team, False, since, None),
            Membership(MANAGER, self.team, True, since, None),
            Membership(MANAGER, self.also_managed, True, since, None),
            Membership(ON_DUTY, self.duty_team, False, since, None),
        ]
        return [each for each in all_of_them if each.worker_id in self.accounts]


def cast_from(staff: list[Fact], accounts: dict[str, str]) -> Cast:
    """The parts, among these teams and workers. ``accounts`` gives ids by the names people sign in with."""
    teams = [fact for fact in staff if isinstance(fact, Team)]
    services = {team.above_id for team in teams}
    help_team = next(team for team in teams if team.name.startswith("Help and protection:"))
    other = next(team for team in teams if team.name.startswith("Children in care:"))
    duty = next(team for team in teams if team.is_duty_team and team.id not in services)
    here = {fact.id for fact in staff if isinstance(fact, Worker) and fact.ends_on is None}
    members = [fact for fact in staff if isinstance(fact, Membership) and fact.team_id == help_team.id]
    colleagues = tuple(each.worker_id for each in members if each.worker_id in here and not each.is_manager)
    known = {PARTS[name]: id for name, id in accounts.items() if name in PARTS}
    return Cast(known, help_team.id, other.id, duty.id, colleagues)


def casting(families: Iterator[Family], cast: Cast, today: date) -> Iterator[Family]:
    """The same families; the first of them with what the demonstration's own people have to do with them."""
    if SOCIAL_WORKER not in cast.accounts:
        return families
    first = list(islice(families, LOOKED_AT))
    scene = _Scene(cast, today)
    scene.give(first)
    return chain(first, families)


Mark = Callable[[Family, date], bool]


@dataclass(slots=True)
class _Scene:
    cast: Cast
    today: date
    left: int = PEOPLE
    own: list[Family] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=lambda: [_expecting, _recorded_twice, _without_address])

    def give(self, families: list[Family]) -> None:
        with_children = [each for each in families if children_on(each, self.today) and not _is_closed(each)]
        in_need = [each for each in with_children if each.allocations_now()][:2]
        unknown = [each for each in with_children if each.is_unknown]
        for family in chain(in_need, unknown):
            if self.left:
                self._own(family)
        others = [each for each in unknown if all(each is not own for own in self.own)]
        for family, worker in zip(others[1:4], self.cast.colleagues * 3, strict=False):
            self._work_with(family, worker, family.who_are("child", "unborn_child", "parent", "carer"))
        if others and self.own:
            self._close(others[0], self.own[0])

    def _own(self, family: Family) -> None:
        """The whole family, or its children first where it is too large; a mark is put on it where one is left."""
        mark = next((each for each in self.marks if each(family, self.today)), None)
        if mark is not None:
            self.marks.remove(mark)
        who = family.who_are("child", "unborn_child", "parent", "carer")
        chosen = who[: self.left]
        self.left -= len(chosen)
        self.own.append(family)
        self._work_with(family, SOCIAL_WORKER, chosen)

    def _work_with(self, family: Family, worker: int, people: list[int]) -> None:
        """Nobody but this worker works with the family now."""
        standing = {each.person_id: each for each in family.allocations_now()}
        children = {each.id: each for each in children_on(family, self.today)}
        for who in people:
            if who not in standing:
                begins = self._since(children.get(who), family.number)
                standing[who] = Allocation(who, worker, self.cast.team, "worker", begins, None, "FCONTA")
                if who in children:
                    family.facts.append(Status(who, "child_in_need", begins, None))
        gone = [fact for fact in family.facts if isinstance(fact, Allocation) and fact.ends_on is None]
        family.facts[:] = [fact for fact in family.facts if not any(fact is each for each in gone)]
        ours = (replace(each, worker_id=worker, team_id=self.cast.team) for each in standing.values())
        family.facts += [each for each in ours if each.person_id in people]

    def _since(self, child: Person | None, number: int) -> date:
        begins = self.today - timedelta(days=30 + number * 37 % 300)
        born = child.born_on if child else None
        return max(begins, born) if born and born <= self.today else begins

    def _close(self, family: Family, beside: Family) -> None:
        """Restrict a family to a colleague, and let them live next door to one of the social worker's."""
        _move_next_door(family, beside)
        worker, first = self.cast.colleagues[-1], self.today - timedelta(days=200)
        people = [each.id for each in family.people]
        self._work_with(family, worker, people)
        for who in people:
            ends = self.today + timedelta(days=180)
            family.facts.append(Restriction(who, "A member of staff is in this family.", first, None))
            family.facts.append(RestrictionGrant(who, worker, "Allocated.", first, ends))


def _is_closed(family: Family) -> bool:
    return any(isinstance(fact, Restriction) for fact in family.facts)


def _move_next_door(family: Family, beside: Family) -> None:
    home = next((each for each in beside.facts if isinstance(each, Address) and _stands(each)), None)
    if home is None:
        return
    first, _, rest = home.lines.partition("\n")
    door = f"Next door to {first}\n{rest}"
    for place, fact in enumerate(family.facts):
        if isinstance(fact, Address) and _stands(fact):
            family.facts[place] = replace(fact, lines=door, postcode=home.postcode)


def _stands(address: Address) -> bool:
    return address.ends_on is None and address.kind == "home"


def _recorded_twice(family: Family, today: date) -> bool:
    """A second record of the first child: a name as it was heard, and little else known."""
    child = children_on(family, today)[0]
    name = _name_of(family, child.id)
    given = name.given[:-1] if len(name.given) > 4 else f"{name.given}e"
    family.facts += [
        Person(TWIN_RECORD, child.born_on, child.birth_known, None, child.sex, *_UNKNOWN),
        PersonName(TWIN_RECORD, "current", given, name.family, "", None, None),
        PersonRole(TWIN_RECORD, "child", None, None),
        Identifier(TWIN_RECORD, "council", "99999001", "traced", None, None),
    ]
    return True


def _expecting(family: Family, today: date) -> bool:
    """A baby of the mother in three months, where there is one of a likely age."""
    parents = set(family.who_are("parent", "carer"))
    young = [each for each in family.people if each.born_on and today - each.born_on < OLDEST_EXPECTING]
    mother = next((each.id for each in young if each.id in parents and each.sex == "F" and not each.died_on), None)
    if mother is None:
        return False
    expected = today + timedelta(days=90)
    family.facts += [
        Person(UNBORN, expected, "expected", None, "U", *_UNKNOWN),
        PersonName(UNBORN, "current", "Baby", _name_of(family, mother).family, "", None, None),
        PersonRole(UNBORN, "unborn_child", None, None),
        Identifier(UNBORN, "council", "99999002", "traced", None, None),
        Relationship(mother, UNBORN, "birth_parent", False, True, "birth", None, None),
    ]
    return True


def _without_address(family: Family, today: date) -> bool:
    """Where the first child lives is not known."""
    child = children_on(family, today)[0].id
    family.facts[:] = [
        fact for fact in family.facts if not (isinstance(fact, Address | HouseholdMember) and fact.person_id == child)
    ]
    return True


def _name_of(family: Family, who: int) -> PersonName:
    return next(fact for fact in family.facts if isinstance(fact, PersonName) and fact.person_id == who)


# What a person's fact says after the sex, where nothing of it is known.
_UNKNOWN: tuple[Any, ...] = ("", "", "NOBT", "", "", None, "", (), "", "")
