"""How a record tells of itself in a chronology: declared once for each model, as its classification is.

A model tells one line or several: a plan that it began, and that it ended. A line is on a day, says something in the
words of the work and in plain words, and matters more or less. What it says is made from the columns that the reader
is granted; see ``granted``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from keepsake.casework.chronology.granted import Granted
from keepsake.casework.models.case_record import OwnPart
from keepsake.casework.models.chronology import Weight
from keepsake.record.personal import Personal

KEY, ORDINARY, DAILY = Weight.KEY, Weight.ORDINARY, Weight.DAILY
Marks = Mapping[str, Any]


def always(marks: Marks) -> bool:
    """Every record of the model tells it."""
    return True


class Kind(StrEnum):
    """What a line is about, as one chooses what to see."""

    LIFE = "Births, deaths and names"
    HOME = "Homes and moves"
    FAMILY = "Family and household"
    WORKERS = "Who works with them"
    FRONT_DOOR = "Contacts and referrals"
    EARLY_HELP = "Early help"
    ASSESSMENT = "Assessments"
    PROTECTION = "Enquiries and conferences"
    PLAN = "Plans"
    VISIT = "Visits"
    MEETING = "Meetings and reviews"
    WORDS = "Their own words"
    NOTE = "Case notes"
    OVERSIGHT = "Decisions of managers"
    COURT = "Before court"
    OWN = "Added to the chronology"

    @property
    def code(self) -> str:
        """How an address names it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says. ``plain`` is for the child too: no word of the trade. ``spoken`` are somebody's own words."""

    title: str
    words: str = ""
    because: str = ""
    plain: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Tells:
    """One line that a record of a model tells.

    ``on`` is the column of its day or moment, ``until`` that of the last day of a span, ``about`` one that says that
    the day is not exact, where it holds one of ``inexact``. ``marks`` are other columns: by them ``when`` says whether
    it tells, and ``weight`` how much it matters. ``part`` is the model of each child's own part. Where it
    ``goes_on``, a span without a last day is not over. ``of_family`` tells of somebody of the family on the chronology
    of a child.
    """

    model: type[Personal]
    key: str
    kind: Kind
    on: str
    says: Callable[[Granted], Said]
    until: str = ""
    about: str = ""
    inexact: tuple[Any, ...] = (True,)
    marks: tuple[str, ...] = ()
    when: Callable[[Marks], bool] = always
    weight: Weight | Callable[[Marks], Weight] = ORDINARY
    part: type[OwnPart] | None = None
    is_told_undated: bool = False
    goes_on: bool = True
    of_family: bool = False

    @property
    def name(self) -> tuple[str, str]:
        """The label of the model, and the key of the line."""
        return self.model._meta.label_lower, self.key

    @property
    def columns(self) -> tuple[str, ...]:
        """What has to be known to say whether and when it tells."""
        return tuple(each for each in (self.on, self.until, self.about, *self.marks) if each)

    def weighs(self, marks: Marks) -> Weight:
        """How much it matters where nobody said otherwise."""
        return self.weight if isinstance(self.weight, Weight) else self.weight(marks)

    def is_inexact(self, marks: Marks) -> bool:
        return bool(self.about) and marks.get(self.about) in self.inexact
