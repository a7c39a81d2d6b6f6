"""What the time before court tells: the letter, what was decided, and the family's own decision."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import KEY, Kind, Said, Tells
from keepsake.casework.models import FamilyDecision, FamilyDecisionChild, PreProceedings


def _began(it: Granted) -> Said:
    letter = it.day("letter_sent_on")
    words = together(f"Letter sent on {letter}" if letter else "", it("words"))
    plain = f"The council told {it.who}'s family what had to change, so that nobody would have to ask a court."
    return Said("Before proceedings: begun", words, plain=plain)


def _decided(it: Granted) -> Said:
    outcome = it.label("outcome")
    plain = "The council decided whether a court should be asked."
    return Said(f"Before proceedings: {outcome or 'decided'}", plain=plain)


def _offered(it: Granted) -> Said:
    answer = it.label("answer")
    plain = f"{it.who}'s family was asked whether they wanted to meet and make their own plan."
    return Said("Family group decision making offered", answer, it("declined_because"), plain)


def _met(it: Granted) -> Said:
    agreed = {True: "The plan keeps the children safe", False: "The plan is not enough"}.get(it("is_accepted"), "")
    plain = f"{it.who}'s family met and made their own plan."
    return Said("The family met and made its own plan", agreed, it("accepted_because"), plain, it("family_plan"))


TOLD = (
    Tells(PreProceedings, "began", Kind.COURT, "started_on", _began, weight=KEY),
    Tells(PreProceedings, "decided", Kind.COURT, "decided_on", _decided, weight=KEY),
    Tells(FamilyDecision, "offered", Kind.COURT, "offered_on", _offered, part=FamilyDecisionChild),
    Tells(FamilyDecision, "held", Kind.COURT, "held_on", _met, part=FamilyDecisionChild, weight=KEY),
)
