"""Three children's way from a contact to a protection plan, with what is beside it; written by actions, day by day."""

from datetime import date, timedelta

from keepsake.casework.actions import assessments, conferences, contacts, enquiries, meetings, notes, referrals, steps
from keepsake.casework.chronology.register import categories_told
from keepsake.casework.models import Section47Child
from tests.casework.conftest import WANTED, at

BEGIN = date(2026, 1, 5)
EVERYTHING = tuple(sorted({*WANTED, *categories_told()}))


def day(number):
    return BEGIN + timedelta(days=number)


def a_pathway(children, by):
    """From a contact to a protection plan, with a visit, notes and the words of the first child."""
    first = children[0]
    contact = contacts.receive(children=children, received_at=at(day(10)), worry="Bruises.", source="2A", by=by)
    contacts.decide(contact=contact, outcomes=dict.fromkeys(children, "referral"), because="A pattern.", by=by)
    open_ones = [
        referrals.accept(person=child, received_on=day(10), reason="Bruises.", contact=contact, by=by)
        for child in children
    ]
    assessment = assessments.start(referrals=open_ones, started_on=day(12), by=by)
    talk = enquiries.discuss(referrals=open_ones, held_at=at(day(14)), concern="Somebody may hit them.", by=by)
    decided = dict.fromkeys(children, "enquiry")
    enquiries.decide(discussion=talk, outcomes=decided, because="No account.", enquiry="joint", by=by)
    enquiry = enquiries.enquire(discussion=talk, started_on=day(14), by=by)
    seen = {"seen_on": day(15), "is_seen_alone": True, "outcome": "at_risk", "is_conference_not_required": False}
    for part in Section47Child.objects.filter(enquiry=enquiry):
        steps.fill_part(part=part, of=enquiry, by=by, **seen)
    enquiries.conclude(enquiry=enquiry, ended_on=day(20), by=by)
    conference = conferences.convene(referrals=open_ones, kind="initial", planned_at=at(day(24)), by=by)
    plan = {"outcome": "plan", "category": "PHY", "took_part": "advocate"}
    conferences.hold(
        conference=conference, held_on=day(24), is_quorate=True, because="Harm is likely.",
        decisions=dict.fromkeys(children, plan), by=by,
    )  # fmt: skip
    own = {child: {"is_seen": True, "is_seen_alone": True, "is_bedroom_seen": True} for child in children}
    visited = {"purpose": "protection", "visited_at": at(day(30)), "words": "Warm and tidy."}
    meetings.visit(children=children, own=own, by=by, **visited)
    notes.write(people=children, happened_at=at(day(31)), words="A call from the school.", by=by)
    notes.write(people=[first], happened_at=at(day(32)), words="He ran.", title="Ran away", is_important=True, by=by)
    notes.say(person=first, said_on=day(33), words="I want mum to be less tired.", by=by)
    return {"assessment": assessment, "conference": conference, "contact": contact}
