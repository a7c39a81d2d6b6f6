"""Names that notices still carry, and what they should say: old programmes, titles that no Act has, misspellings.

Bodies that closed or were renamed stand in the list of recipients, with their successors.
"""

from dataclasses import dataclass
from functools import cache

from keepsake.standard.tables import rows

NAME_KINDS = ("programme", "title", "spelling")


@dataclass(frozen=True, slots=True)
class OldName:
    """Words that should not stand in a notice any more, and the words that should."""

    old: str
    current: str
    kind: str
    source: str
    sure: bool
    note: str


@cache
def old_names() -> tuple[OldName, ...]:
    """All of them, in the order of the file.

    >>> old_names()[0].current
    'Supporting Families'
    """
    return tuple(
        OldName(
            old=row["old"],
            current=row["current"],
            kind=row["kind"],
            source=row["source"],
            sure=row["sure"] == "yes",
            note=row["note"],
        )
        for row in rows("names")
    )
