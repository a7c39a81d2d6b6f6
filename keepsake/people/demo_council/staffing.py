"""The council's teams and workers, with those who left, and the bodies around it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.fact import StaffFact
from keepsake.people.demo_council.naming import FEMALE, MALE, origins
from keepsake.people.demo_council.places import TOWNS, mobile, phone, plain, postcode
from keepsake.people.demo_council.rates import Rates
from keepsake.people.demo_council.staff import Absence, Body, Membership, Professional, Team, Worker

SPAN = 3650  # days back that the record goes
WORKERS_A_TEAM = 7
_SERVICES = (
    ("Front door", "social_worker", 0.15),
    ("Help and protection", "social_worker", 0.45),
    ("Children in care", "social_worker", 0.25),
    ("Leaving care", "personal_adviser", 0.1),
    ("Disabled children", "social_worker", 0.05),
)
_HERBS = (
    "Sage",
    "Tarragon",
    "Dill",
    "Anise",
    "Bay",
    "Chervil",
    "Lovage",
    "Sorrel",
    "Borage",
    "Hyssop",
    "Fennel",
    "Rue",
)


@dataclass(slots=True)
class Post:
    """A worker's time in a team; days are ordinals."""

    worker: int
    team: int
    begins: int
    ends: int | None


@dataclass(slots=True)
class Staff:
    """Who can be allocated, and which professionals there are."""

    now: list[Post] = field(default_factory=list)
    before: list[Post] = field(default_factory=list)
    doctors: list[int] = field(default_factory=list)
    teachers: list[int] = field(default_factory=list)
    visitors: list[int] = field(default_factory=list)
    homes: list[Body] = field(default_factory=list)


class Hiring:
    """Makes up the staff for a council of this size, and yields what is told of it in order of dependency."""

    def __init__(self, chance: Chance, rates: Rates, today: int, people: int) -> None:
        self.chance = chance
        self.rates = rates
        self.today = today
        self.children = people // 2
        self.staff = Staff()
        self._worker = self._team = self._professional = 0

    def facts(self) -> Iterator[StaffFact]:
        """Teams, workers and bodies. Afterwards :attr:`staff` is filled."""
        yield from self._council()
        yield from self._bodies("practice", "Surgery", 4000, "General practitioner", self.staff.doctors)
        yield from self._bodies("school", "School", 400, "Designated safeguarding lead", self.staff.teachers)
        yield from self._bodies("health_visiting", "Health Visiting", 3000, "Health visitor", self.staff.visitors)
        yield from self._bodies("home", "House", 8000, "Registered manager", [])

    def _council(self) -> Iterator[StaffFact]:
        top = self._new_team("Children's services", None)
        yield top
        yield from self._hire(top.id, "senior_manager", True)
        needed = max(5.0, self.children * self.rates.children_in_need / 10_000 / self.rates.caseload)
        for name, role, share in _SERVICES:
            service = self._new_team(name, top.id)
            yield service
            yield from self._hire(service.id, "senior_manager", True)
            for number in range(max(1, round(needed * share / WORKERS_A_TEAM))):
                place = TOWNS[number % len(TOWNS)] + (f" {number // len(TOWNS) + 1}" if number >= len(TOWNS) else "")
                team = self._new_team(f"{name}: {place}", service.id, is_duty=name == "Front door")
                yield team
                yield from self._fill(team.id, role, max(1, round(min(WORKERS_A_TEAM, needed * share))))

    def _new_team(self, name: str, above: int | None, is_duty: bool = False) -> Team:
        self._team += 1
        return Team(self._team, name, above, is_duty)

    def _fill(self, team: int, role: str, workers: int) -> Iterator[StaffFact]:
        yield from self._hire(team, "team_manager", True)
        for _ in range(workers):
            yield from self._hire(team, role, False)
            begins = self.staff.now[-1].begins
            while begins > self.today - SPAN:
                ends, begins = begins, begins - self._stay()
                yield from self._worker_facts(team, role, False, begins, ends)
                self.staff.before.append(Post(self._worker, team, begins, ends))

    def _stay(self) -> int:
        """Days in a post; a share as high as the turnover leaves each year."""
        return 90 + int(2 * self.chance.unit() * 365 / self.rates.turnover / 2)

    def _hire(self, team: int, role: str, is_manager: bool) -> Iterator[StaffFact]:
        begins = self.today - 20 - self._stay()
        yield from self._worker_facts(team, role, is_manager, begins, None)
        if not is_manager:
            self.staff.now.append(Post(self._worker, team, begins, None))
            if self.chance.happens(0.04) and len(self.staff.now) > 1:
                away = date.fromordinal(self.today - 10), date.fromordinal(self.today + 60)
                yield Absence(self._worker, self.staff.now[-2].worker, *away)

    def _worker_facts(
        self, team: int, role: str, is_manager: bool, begins: int, ends: int | None
    ) -> Iterator[StaffFact]:
        chance = self.chance
        self._worker += 1
        number = self._worker
        name, pronouns = self._named()
        first, last = date.fromordinal(begins), date.fromordinal(ends) if ends else None
        username = f"{plain(name)}.{number}"
        registration = f"XX{number:06d}" if role == "social_worker" or is_manager else ""
        agency = not is_manager and chance.happens(self.rates.agency_workers)
        mail, told = f"{username}@example.org", mobile(chance)
        yield Worker(number, username, name, pronouns, role, registration, agency, mail, told, first, last)
        yield Membership(number, team, is_manager, first, last)

    def _named(self) -> tuple[str, str]:
        sex = FEMALE if self.chance.happens(0.86) else MALE
        _, community = origins().spin(self.chance)
        name = f"{community.given_name(self.chance, sex)} {community.family_name(self.chance, sex)}"
        return name, ("she/her" if sex == FEMALE else "he/him") if self.chance.happens(0.5) else ""

    def _bodies(self, kind: str, ending: str, size: int, profession: str, found: list[int]) -> Iterator[StaffFact]:
        chance = self.chance
        for number in range(1, 2 + self.children // size):
            town = chance.below(len(TOWNS))
            name = f"{_HERBS[number % len(_HERBS)]} {TOWNS[town]} {ending} {number}"
            mail = f"{kind}.{number}@example.org"
            self._professional += 1  # each body tells of one person, so that both have the same number
            body = Body(self._professional, kind, name, TOWNS[town], postcode(chance, town), phone(chance), mail)
            yield body
            if kind == "home":
                self.staff.homes.append(body)
            who, _ = self._named()
            found.append(self._professional)
            yield Professional(self._professional, body.id, who, profession, phone(chance), mail)
