"""One line of a chronology, and one place in it before its words are made."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from keepsake.casework.chronology.telling import Kind, Said, Tells
from keepsake.casework.models.chronology import Curation, Weight

MARK = 32  # characters of a mark
AFTER_MOMENTS = "~"


class Entry(NamedTuple):
    """That a record tells a line: on which day, about whom, how much it matters; not yet what it says.

    ``place`` is that of its declaration, ``curations`` what was said of it for those on whose chronology it stands.
    ``withdrawn_at`` is when its record was withdrawn, because it was begun by mistake.
    """

    place: int
    told: Tells
    record: UUID
    at: date | datetime | None
    on: date | None
    until: date | None
    is_inexact: bool
    about: tuple[UUID, ...]
    weight: Weight
    curations: tuple[Curation, ...] = ()
    withdrawn_at: datetime | None = None

    @property
    def name(self) -> tuple[str, UUID, str]:
        """What no other line has."""
        return self.told.model._meta.label_lower, self.record, self.told.key

    @property
    def left_out(self) -> tuple[Curation, ...]:
        """Why it is left out: where it is, by everybody whose chronology it stands on."""
        out = tuple(each for each in self.curations if each.left_out_because)
        return out if len(out) == len(self.about) and out else ()

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Days first; of one day what has a moment by that, then the rest in the order of the pathway."""
        moment = self.at.isoformat() if isinstance(self.at, datetime) else AFTER_MOMENTS
        return self.on or date.min, moment, self.place, self.record.hex


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its words. ``written`` is its fact's last version: who, when, which."""

    entry: Entry
    said: Said
    about: tuple[UUID, ...]
    author: str
    recorded_at: datetime
    version: int
    hidden: frozenset[str] = field(default_factory=frozenset)
    withdrawn_because: str = ""

    @property
    def kind(self) -> Kind:
        return self.entry.told.kind

    @property
    def mark(self) -> str:
        """What it says, as a short number: another one says that it says something else by now."""
        said = (self.entry.on, self.entry.until, self.said.title, self.said.words, self.said.because, self.said.spoken)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:MARK]

    def has_changed_since(self, curation: Curation) -> bool:
        """Was the fact put right after this was said of it?"""
        return curation.fact_version != self.version and curation.fact_mark != self.mark
