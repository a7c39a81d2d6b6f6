"""What is recorded of one child, as far as something is to be done about it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that nobody has decided on."""

    received_at: datetime


@dataclass(frozen=True, slots=True)
class Assessing:
    """An assessment that is not authorised; ``extended_to`` where somebody agreed to more time, and why.

    ``review_on`` is the review point that was set, ``reviewed_on`` when somebody looked last.
    """

    referred_on: date
    review_on: date | None = None
    is_sent: bool = False
    extended_to: date | None = None
    extended_because: str = ""
    started_on: date | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Enquiring:
    """An enquiry for which a conference has neither been held nor found not to be needed.

    ``discussed_on`` is the day of the strategy discussion that led to it.
    """

    discussed_on: date
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moving:
    """A plan of another council with which the child moved here for good, and which nobody has taken over yet."""

    council: str
    told_on: date
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """A report for a conference that has not come; ``who`` is to write it."""

    who: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that runs, with what was held since it began, and what is planned.

    ``born_on`` is the day of birth of a child who was not born yet when it began. ``next_group_on`` is the day that
    the last core group agreed on for the next, ``agreed_on`` the one that the last review agreed on.
    """

    begins_on: date
    reviews: tuple[date, ...] = ()
    core_groups: tuple[date, ...] = ()
    born_on: date | None = None
    review_planned_on: date | None = None
    next_group_on: date | None = None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """Something that somebody is to do by a day that was said; ``why`` tells where, ``key`` of what kind it is."""

    what: str
    due_on: date
    why: str = "The plan says so."
    key: str = "promised"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A visit or meeting that was planned for a day that has gone by, and nobody has said what came of it."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Corrected:
    """An answer that was taken from a record which was corrected since, on this day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Unsettled:
    """How many things followed from a decision that was reopened on this day, and nobody said whether they stand."""

    count: int
    on: date


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """All of it. ``visits`` are those at which the child was seen.

    ``unapproved`` says which steps were sent and wait for a manager, ``minutes`` the days of conferences whose minutes
    have not gone out, ``letters`` those of letters before proceedings of which nothing is decided yet. ``untold`` are
    the moments of contacts that were decided without whoever told us having been told. ``leaving`` are moves away with
    a plan, of which the other council has not said that it took the plan over.
    """

    person: UUID
    corrected: tuple[Corrected, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    contacts: tuple[Contact, ...] = ()
    undecided_referrals: tuple[date, ...] = ()
    open_referrals: tuple[date, ...] = ()
    assessments: tuple[Assessing, ...] = ()
    enquiries: tuple[Enquiring, ...] = ()
    protection: Planned | None = None
    need: Planned | None = None
    early_help: Planned | None = None
    letters: tuple[date, ...] = ()
    visits: tuple[date, ...] = ()
    promised: tuple[Promised, ...] = ()
    moving: tuple[Moving, ...] = ()
    leaving: tuple[Moving, ...] = ()
    untold: tuple[datetime, ...] = ()
    unwritten: tuple[Unwritten, ...] = ()
    reports: tuple[Reporting, ...] = ()
    unapproved: tuple[str, ...] = ()
    minutes: tuple[date, ...] = ()
