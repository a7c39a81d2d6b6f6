"""What is told of the council's own people, and of the bodies around it. Days are first days, and first days after."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Team:
    """A team, and the one above it."""

    id: int
    name: str
    above_id: int | None
    is_duty_team: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works, or worked, for the council. ``role`` is a code of the vocabulary's roles."""

    id: int
    username: str
    display_name: str
    pronouns: str
    role: str
    registration: str
    is_agency: bool
    email: str
    phone: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A worker in a team."""

    worker_id: int
    team_id: int
    is_manager: bool
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Absence:
    """A worker is away, and who stands in."""

    worker_id: int
    cover_id: int
    begins_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Body:
    """A school, a practice or another body. ``kind`` is school, practice, health_visiting, police or home."""

    id: int
    kind: str
    name: str
    lines: str
    postcode: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Professional:
    """Somebody of a body who works with children."""

    id: int
    body_id: int
    name: str
    profession: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """A professional works with a person."""

    person_id: int
    professional_id: int
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Allocation:
    """A worker, or only a team, is responsible for work with a person.

    ``reason`` says why this worker came: a code of the set ``reason_worker_change``.
    """

    person_id: int
    worker_id: int | None
    team_id: int
    part: str
    begins_on: date
    ends_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RestrictionGrant:
    """A worker who may see a restricted record."""

    person_id: int
    worker_id: int
    reason: str
    begins_on: date
    ends_on: date
