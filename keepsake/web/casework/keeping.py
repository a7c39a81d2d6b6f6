"""How long something is kept and why, in words: by the class it is of, and by what the notice in force says of it.

What the notice does not say is said too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from keepsake.casework.models import Contact
from keepsake.casework.models.case_record import APART, EARLY
from keepsake.casework.retained import LEFT_OF_SET_ASIDE, class_of_contact
from keepsake.notice.keeping import until
from keepsake.notice.model import RetentionRule
from keepsake.notice.periods import kept
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.record.retention import notice_on, rule_on
from keepsake.standard.vocabulary import label
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import Brief

BORN = (Person.BirthKnown.EXACT, Person.BirthKnown.ESTIMATED)
SILENT = "The privacy notice does not say how long this is kept: ask the data protection officer before anything goes."


@dataclass(frozen=True)
class Keeping:
    """``why`` it is of its class, ``how_long`` by the notice, and ``until`` for whom that can be said."""

    is_apart: bool
    why: str
    how_long: str
    until: tuple[str, ...]
    notice: str


def keeping_of(contact: Contact, children: Iterable[Brief], access: Access) -> Keeping:
    """How long a contact is kept, and why."""
    code = class_of_contact(contact)
    rule = rule_on(access.day, code)
    is_apart = code == APART
    days = _until(rule, children, access) if contact.decided_at else ()
    return Keeping(is_apart, _why(contact, code), how_long(rule, code), days, notice_on(access.day).header.title)


def keeping_of_set_aside(day: date) -> str:
    """How long it is kept that something was set aside."""
    return how_long(rule_on(day, LEFT_OF_SET_ASIDE), LEFT_OF_SET_ASIDE)


def until_of_set_aside(at: datetime | None, day: date) -> str:
    """Until when it is kept that something was set aside at a moment; empty where only a schedule says."""
    rule = rule_on(day, LEFT_OF_SET_ASIDE)
    last = until(rule, timezone.localdate(at)) if at and rule is not None and rule.trigger == "action" else None
    return in_day(last) if last else ""


def how_long(rule: RetentionRule | None, code: str) -> str:
    """What the notice says of a class; where it has no time for the class itself, also that."""
    if rule is None:
        return SILENT
    if rule.retention_class == code:
        return kept(rule)
    return f"The notice has no time for this kind of record by itself. {kept(rule)}"


def _why(contact: Contact, code: str) -> str:
    named = label("retention_classes", code)
    if contact.decided_at is None:
        return "Nothing is decided yet. How long it is kept follows from what comes of it; until then it stays."
    if code == APART:
        return f'Nothing further was decided: this contact is kept apart from all cases, as "{named}".'
    if code == EARLY:
        return f'It led to early help: it is kept with it, as "{named}".'
    return f'It led to social work with a child: it is kept as the case is, as "{named}".'


def _until(rule: RetentionRule | None, children: Iterable[Brief], access: Access) -> tuple[str, ...]:
    if rule is None or rule.trigger != "birth" or "date_of_birth" not in access.granted:
        return ()
    born = [(each.name, each.person.born_on) for each in children if each.person.birth_known in BORN]
    days = [(name, until(rule, on)) for name, on in born if on is not None]
    return tuple(f"For {name}: at least until {in_day(on)}." for name, on in days if on is not None)
