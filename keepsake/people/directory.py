"""The bodies and professionals around the council: found in any spelling, and how each entry stood before.

Nothing of any case is here, so whoever works with people reads it all; who works with which child is in the records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.people.matching.resemblance import resemblance
from keepsake.people.models import Body, Professional
from keepsake.record.models import Version
from keepsake.record.opened import keeping

Entry = Body | Professional
KEPT = ("name", "kind", "lines", "postcode", "number", "profession", "body_id", "phone", "email", "ends_on")
MOST = 12
ALIKE = 0.82  # two letters off in a long word
COMPARED = 20_000  # entries: more than any council has around it


@dataclass(frozen=True, slots=True)
class Stood:
    """How an entry stood after one writing."""

    number: int
    at: datetime
    by: UUID
    because: str
    values: dict[str, Any]


def find_bodies(text: str, most: int = MOST) -> list[Body]:
    """Bodies that have every word of it in their name, kind, address or number; else those spelt much like it."""
    found = _with_every_word(Body.objects.all(), text, ("name", "kind", "lines", "postcode", "number"), most)
    return list(found) or _spelt_like(Body, text, most)


def find_professionals(text: str, most: int = MOST) -> list[Professional]:
    """Professionals that have every word in their name, profession or body; else those spelt much like it."""
    rows = Professional.objects.select_related("body")
    found = _with_every_word(rows, text, ("name", "profession", "body__name", "body__postcode"), most)
    return list(found) or _spelt_like(Professional, text, most)


def is_open(entry: Entry, day: date) -> bool:
    """Is it there on this day?"""
    return entry.ends_on is None or entry.ends_on >= day


def values_of(entry: Entry) -> dict[str, Any]:
    """What a version keeps."""
    return {name: getattr(entry, name) for name in KEPT if hasattr(entry, name)}


def keep(entry: Entry, because: str) -> None:
    """Keep how it stands now, as a version. Actions call it, inside an access."""
    with keeping():
        Version.objects.create(**version_of(entry, because))


def version_of(entry: Entry, because: str = "") -> dict[str, Any]:
    """A version of an entry, as its columns."""
    return {
        "model": entry._meta.label_lower,
        "record_id": entry.pk,
        "number": entry.version,
        "recorded_at": entry.recorded_at,
        "recorded_by_id": entry.recorded_by_id,
        "reason": because,
        "values": values_of(entry),
    }


def versions(entry: Entry) -> list[Stood]:
    """Every version, the last one first."""
    with keeping():
        kept = Version.objects.filter(model=entry._meta.label_lower, record_id=entry.pk).order_by("-number")
        return [Stood(each.number, each.recorded_at, each.recorded_by_id, each.reason, each.values) for each in kept]


def _with_every_word(rows: QuerySet[Any], text: str, fields: Iterable[str], most: int) -> QuerySet[Any]:
    names = list(fields)
    for word in _words(text):
        each = Q()
        for name in names:
            each |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(each)
    return rows.order_by("ends_on", "name", "pk")[:most] if list(_words(text)) else rows.none()


def _spelt_like(model: type[Body] | type[Professional], text: str, most: int) -> list[Any]:
    wanted = [word.casefold() for word in _words(text)]
    if not wanted:
        return []
    scored = []
    for id, name in model.objects.values_list("pk", "name")[:COMPARED]:
        score = min(max((resemblance(word, other.casefold()).value for other in _words(name)), default=0.0)
                    for word in wanted)  # fmt: skip
        if score >= ALIKE:
            scored.append((-score, name, id))
    best = [id for _, _, id in sorted(scored, key=lambda each: (each[0], each[1]))[:most]]
    by_id = model.objects.in_bulk(best)
    return [by_id[id] for id in best]


def _words(text: str) -> Iterator[str]:
    """
    >>> list(_words("St. Anne's, Alderwick"))
    ['St', "Anne's", 'Alderwick']
    """
    plain = text.replace("\x00", "").replace(",", " ")  # PostgreSQL takes no NUL, not even to look for
    return (word for part in plain.split() if (word := part.strip(".,;:()")))
