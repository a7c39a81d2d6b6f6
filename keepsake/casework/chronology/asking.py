"""What somebody asks to see of a chronology."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsake.casework.chronology.line import Entry
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.models.chronology import Weight


@dataclass(frozen=True, slots=True)
class Asked:
    """No kinds are all kinds. ``weight`` is the least that is shown; what is left out or withdrawn, where asked for."""

    kinds: frozenset[Kind] = frozenset()
    begins_on: date | None = None
    ends_on: date | None = None
    weight: Weight = Weight.ORDINARY
    with_left_out: bool = False
    with_withdrawn: bool = False

    def takes(self, entry: Entry) -> bool:
        """Is this asked for? What has no day is in no period."""
        return self.is_of_kind(entry) and self.is_in_time(entry) and entry.weight <= self.weight

    def is_of_kind(self, entry: Entry) -> bool:
        return not self.kinds or entry.told.kind in self.kinds

    def is_in_time(self, entry: Entry) -> bool:
        """A span is in a period that it touches."""
        if entry.on is None:
            return self.begins_on is None and self.ends_on is None
        last = entry.until or entry.on
        return (self.begins_on is None or last >= self.begins_on) and (self.ends_on is None or entry.on <= self.ends_on)


def by_year(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Year -> its entries in order, the last year first. What has no day is under 0."""
    found: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: each.order):
        found.setdefault(entry.on.year if entry.on else 0, []).append(entry)
    return dict(sorted(found.items(), reverse=True))
