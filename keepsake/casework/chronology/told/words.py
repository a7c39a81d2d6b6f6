"""What notes tell, what somebody said in their own words, and what a worker added because it lives nowhere else."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import DAILY, KEY, ORDINARY, Kind, Marks, Said, Tells
from keepsake.casework.models import CaseNote, CaseNotePerson, OwnLine, OwnLineChild, Statement, Weight

TELLING = (CaseNote.Kind.EVENT, CaseNote.Kind.DECISION)


def _noted(it: Granted) -> Said:
    title = it("title") or it.label("kind")
    return Said(title, it("words"), plain=together(title, it("words")))


def _note_weighs(marks: Marks) -> Weight:
    if marks["is_important"]:
        return KEY
    return ORDINARY if marks["kind"] in TELLING else DAILY


def _stated(it: Granted) -> Said:
    how = it.label("medium").lower()
    about = it.label("agreement").lower()
    asked = it("asked")
    words = together(f"Asked: {asked}" if asked else "", f"{about} {it('agrees_with')}".strip() if about else "")
    return Said(f"{it.who} says ({how})", words, plain=f"{it.who} said this.", spoken=it("words"))


def _added(it: Granted) -> Said:
    known = it("known_from")
    words = together(it("words"), f"Known from: {known}" if known else "")
    return Said(it("title"), words, plain=together(it("title"), it("words")))


TOLD = (
    Tells(CaseNote, "noted", Kind.NOTE, "happened_at", _noted, part=CaseNotePerson, marks=("kind", "is_important"),
          weight=_note_weighs),
    Tells(Statement, "said", Kind.WORDS, "said_on", _stated),
    Tells(OwnLine, "added", Kind.OWN, "begins_on", _added, until="ends_on", about="is_about", part=OwnLineChild,
          goes_on=False),
)  # fmt: skip
