"""The child's story out of the same lines: what is told of it, and the words of the trade explained."""

from collections.abc import Iterable
from dataclasses import dataclass

from keepsake.casework.chronology.line import Entry, Line
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.models import Weight

APART = frozenset({Kind.HOME, Kind.WORKERS})
ALWAYS = frozenset({Kind.WORDS, Kind.OWN, Kind.FAMILY})
FIRST_TOLD = ("casework.contact", "received")
MEANS = {
    Kind.FRONT_DOOR: ("Contact and referral", "When somebody tells the council that a child may need help, that is a "
                      "contact. If a social worker then looks at it properly, that is a referral."),
    Kind.EARLY_HELP: ("Early help", "Help for a family before things get hard, if the family wants it."),
    Kind.ASSESSMENT: ("Assessment", "A social worker talks to the child, the family and others, and writes down what "
                      "is going well, what is hard and what would help."),
    Kind.PROTECTION: ("Strategy discussion, enquiry and conference", "When a child may be getting hurt, people whose "
                      "job is to keep children safe talk, find out what is happening, and meet with the family."),
    Kind.PLAN: ("Plan", "What everybody has agreed to do. A child protection plan is to keep a child from being hurt. "
                "A child in need plan is to help a child to grow up well."),
    Kind.COURT: ("Before court", "When the council is so worried that it may ask a judge, it first tells the family "
                 "what has to change."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of the trade and what it means."""

    words: str
    meaning: str


def belongs(entry: Entry) -> bool:
    """Is this told in the story? Turning points, what the child said, and what was added for it."""
    if entry.left_out or entry.told.kind in APART:
        return False
    if entry.weight == Weight.KEY:
        return True
    return entry.weight == Weight.ORDINARY and (entry.told.kind in ALWAYS or entry.told.name == FIRST_TOLD)


def is_home(entry: Entry) -> bool:
    """Is it about where somebody lived?"""
    return entry.told.kind is Kind.HOME and not entry.left_out


def meant(lines: Iterable[Line]) -> tuple[Meant, ...]:
    """The words of the trade that the story needs, in the order of the pathway."""
    used = {line.kind for line in lines}
    return tuple(Meant(*MEANS[kind]) for kind in Kind if kind in used and kind in MEANS)
