"""What the protection of children tells: strategy discussions, enquiries, conferences, plans and their transfers."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import KEY, Kind, Said, Tells
from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    PlanTransfer,
    Section47Child,
    Section47Enquiry,
    StrategyChild,
    StrategyDiscussion,
)


def _discussed(it: Granted) -> Said:
    outcome = it.each("outcome")
    plain = f"People whose job is to keep children safe talked about {it.who}."
    return Said(f"Strategy discussion: {outcome}".rstrip(": "), it("concern"), it("decision_because"), plain)


def _enquiry_began(it: Granted) -> Said:
    plain = f"A social worker began to find out whether {it.who} was being hurt."
    return Said("Section 47 enquiry begins", plain=plain)


def _enquiry_ended(it: Granted) -> Said:
    outcome = it.each("outcome")
    words = together(it("findings"), it.each("found"))
    plain = f"The social worker finished finding out whether {it.who} was being hurt, and said what came of it."
    return Said(f"Section 47 enquiry ends: {outcome}".rstrip(": "), words, it("analysis"), plain)


def _conferred(it: Granted) -> Said:
    outcome, category = it.each("outcome"), it.each("category")
    took_part = it.each("took_part")
    words = together(
        f"Category: {category}" if category else "",
        f"The child's part: {took_part}" if took_part else "",
        it("strengths"),
        it("dangers"),
    )
    plain = (
        f"There was a big meeting about how to keep {it.who} safe. The family and people who work with them were asked."
    )
    return Said(f"{it.label('kind')}: {outcome}".rstrip(": "), words, it("decision_because"), plain)


def _plan_began(it: Granted) -> Said:
    category = it.label("initial_category")
    came = it("from_council")
    words = together(
        f"Category: {category}" if category else "", f"Taken over from {came}" if came else "", it("dangers")
    )
    plain = f"A plan to keep {it.who} safe began. It is called a child protection plan."
    return Said("Child protection plan begins", words, plain=plain)


def _plan_ended(it: Granted) -> Said:
    plain = f"The child protection plan ended, because people thought {it.who} was safer."
    return Said("Child protection plan ends", "", it("ended_because"), plain)


def _moved(it: Granted) -> Said:
    way = "in from" if it("direction") == PlanTransfer.Direction.IN else "out to"
    taken = it.day("taken_over_on")
    words = together(f"Taken over on {taken}" if taken else "", it("words"))
    plain = f"{it.who} moved between two councils, and the plan moved too."
    return Said(f"Child protection plan moves {way} {it('council')}", words, plain=plain)


TOLD = (
    Tells(StrategyDiscussion, "held", Kind.PROTECTION, "held_at", _discussed, part=StrategyChild, weight=KEY),
    Tells(Section47Enquiry, "started", Kind.PROTECTION, "started_on", _enquiry_began, part=Section47Child),
    Tells(Section47Enquiry, "ended", Kind.PROTECTION, "ended_on", _enquiry_ended, part=Section47Child, weight=KEY),
    Tells(Conference, "held", Kind.PROTECTION, "held_on", _conferred, part=ConferenceChild, weight=KEY),
    Tells(ChildProtectionPlan, "began", Kind.PLAN, "begins_on", _plan_began, until="ends_on", weight=KEY),
    Tells(ChildProtectionPlan, "ended", Kind.PLAN, "ends_on", _plan_ended, weight=KEY),
    Tells(PlanTransfer, "told", Kind.PLAN, "told_on", _moved, weight=KEY),
)
