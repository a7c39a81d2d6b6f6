"""What changed in the law, and from which day: a notice older than a change has to be looked at again."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from keepsake.standard.tables import rows


@dataclass(frozen=True, slots=True)
class LawChange:
    """One change. ``from_date`` is None while no day is known; ``sure`` says whether text and day were both read."""

    code: str
    from_date: date | None
    what: str
    title: str
    reference: str
    source: str
    sure: bool

    def in_force_on(self, day: date) -> bool:
        """Does the change hold on this day? A change without a day does not hold yet."""
        return self.from_date is not None and self.from_date <= day


@cache
def law_changes() -> tuple[LawChange, ...]:
    """All changes, the oldest first; those without a day last.

    >>> law_changes()[-1].from_date is None
    True
    """
    return tuple(_change(row) for row in rows("law_changes"))


def _change(row: dict[str, str]) -> LawChange:
    return LawChange(
        code=row["code"],
        from_date=date.fromisoformat(row["from_date"]) if row["from_date"] else None,
        what=row["what"],
        title=row["title"],
        reference=row["reference"],
        source=row["source"],
        sure=row["sure"] == "yes",
    )
