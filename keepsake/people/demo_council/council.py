"""The council, family after family. Only counters, the staff and foster carers with a free bed are remembered."""

from collections.abc import Iterator
from datetime import date

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.fact import Fact
from keepsake.people.demo_council.family import Families
from keepsake.people.demo_council.guarding import Guarding
from keepsake.people.demo_council.kin import YEAR, Kin, Sketch
from keepsake.people.demo_council.needs import LOOKED_AFTER, Needs
from keepsake.people.demo_council.persons import Household, HouseholdMember, Relationship
from keepsake.people.demo_council.placing import Placing
from keepsake.people.demo_council.rates import Rates, england
from keepsake.people.demo_council.staff import Involvement
from keepsake.people.demo_council.staffing import Hiring
from keepsake.people.demo_council.telling import Telling
from keepsake.people.demo_council.twice import tell_again

_fromordinal = date.fromordinal
_PARENTING = frozenset({"birth_parent", "adoptive_parent", "step_parent", "grandparent"})


def generate(people: int, seed: int, today: date, rates: Rates | None = None) -> Iterator[Fact]:
    """An invented council with exactly this many records of people, those recorded twice among them.

    Facts come in order of dependency: whatever a fact points at has come before it. The same arguments give the same
    facts on every machine. Raises ValueError for fewer than one person.
    """
    if people < 1:
        raise ValueError("a council has at least one person")
    yield from _Council(people, seed, today, rates or england()).facts()


class _Council:
    def __init__(self, people: int, seed: int, today: date, rates: Rates) -> None:
        self.chance = Chance(seed)
        self.rates = rates
        self.today = today.toordinal()
        self.left = people
        self.out: list[Fact] = []
        self._last_id = self._households = 0
        self.hiring = Hiring(self.chance, rates, self.today, people)
        self.families = Families(self.chance, rates, self.today, self._new_id)
        self.telling = Telling(self.chance, rates, self.today, self.out.append)
        self.needs = Needs(self.chance, rates, self.today)
        self.needs.staff = self.hiring.staff
        self.placing = Placing(self.chance, rates, self.hiring.staff)
        self.guarding = Guarding(self.chance, rates, self.today, self.hiring.staff)

    def facts(self) -> Iterator[Fact]:
        yield from self.hiring.facts()
        while self.left > 0:
            self._next()
            yield from self.out
            self.out.clear()

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def _next(self) -> None:
        """One family with all that is told of it; foster carers before it, where it needs them."""
        if self.needs.alone_owed >= 1:
            self.needs.alone_owed -= 1
            kin = self.families.alone()
            status: tuple[str, list[Sketch]] | None = (LOOKED_AFTER, kin.people)
        else:
            kin = self.families.family(self.left)
            self.needs.count(len(kin.children_on(self.today)))
            status = self.needs.turn(kin)
        self.left -= len(kin.people)
        if status and status[0] == LOOKED_AFTER:
            self._place(kin, status[1])
        self._tell(kin, status)
        self._tell_again(kin)

    def _place(self, kin: Kin, children: list[Sketch]) -> None:
        while self.placing.needs_carers(len(children)) and self.left >= 2:
            carers = self.families.carers()
            self.left -= len(carers.people)
            self._tell(carers, None)
            self.placing.welcome(carers)
        for child in children:
            self.placing.place(child, kin, self.needs.begins(LOOKED_AFTER, child))

    def _tell(self, kin: Kin, status: tuple[str, list[Sketch]] | None) -> None:
        out, tell = self.out, self.out.append
        self._households += 1
        household = self._households
        tell(Household(household, _household_name(kin)))
        in_need = status[1] if status else []
        for who in kin.people:
            self.telling.person(who, kin, any(who is each for each in in_need))
            since = max(kin.since, who.born)
            if who.place is None and since <= self.today and not (who.died and who.died <= since):
                ends = _fromordinal(who.died) if who.died else None
                tell(HouseholdMember(household, who.id, _fromordinal(since), ends))
        for tie in kin.ties:
            out.append(
                Relationship(
                    tie.person.id,
                    tie.other.id,
                    tie.kind,
                    tie.is_half,
                    bool(tie.by) if tie.kind in _PARENTING else None,
                    tie.by,
                    _fromordinal(tie.begins) if tie.begins and tie.begins <= self.today else None,
                    _fromordinal(tie.ends) if tie.ends else None,
                )
            )
        if status:
            self.needs.tell(*status, tell)
        self._around(kin, in_need)
        self.guarding.tell(kin, tell)

    def _around(self, kin: Kin, in_need: list[Sketch]) -> None:
        """The professionals around the children, and needs that ended."""
        chance, staff, tell = self.chance, self.hiring.staff, self.out.append
        doctor = chance.pick(staff.doctors)
        for child in kin.children_on(self.today):
            if child.born > self.today:
                continue
            age = (self.today - child.born) / YEAR
            since = _fromordinal(max(kin.since, child.born))
            tell(Involvement(child.id, doctor, since, None))
            if age >= 4.5:
                started = _fromordinal(child.born + int(4.5 * YEAR))
                tell(Involvement(child.id, chance.pick(staff.teachers), max(since, started), None))
            else:
                tell(Involvement(child.id, chance.pick(staff.visitors), since, None))
            if chance.happens(self.rates.children_in_need_before) and child not in in_need:
                self.needs.before(child, tell)

    def _tell_again(self, kin: Kin) -> None:
        for who in kin.people:
            if self.left and who.born <= self.today and self.chance.happens(self.rates.recorded_twice):
                self.left -= 1
                tell_again(self.chance, who, kin, self._new_id(), self.out.append)


def _household_name(kin: Kin) -> str:
    """A name to find a household by; it does not give away an address that is confidential."""
    family = kin.people[0].family
    if kin.home.is_confidential:
        return family
    return f"{family}, {kin.home.lines.partition(chr(10))[0] or 'no fixed abode'}"
