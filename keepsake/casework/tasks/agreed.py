"""Reads the days that somebody said or agreed on: meetings, a family's plan, what was planned."""

from collections.abc import Collection
from uuid import UUID

from keepsake.casework.models import FamilyDecision, FamilyDecisionChild, Meeting, MeetingChild
from keepsake.casework.tasks.diary import planned_for
from keepsake.casework.tasks.facts import Promised, Unwritten
from keepsake.casework.tasks.rows import Found, say, through
from keepsake.clock.london import day_of
from keepsake.record.opened import current

Kind = Meeting.Kind
ALONE = (Kind.BEFORE_COURT, Kind.LEGAL, Kind.PROFESSIONALS)  # the others are reviews of a plan, and told with the plan


def agreed(found: Found, people: Collection[UUID]) -> None:
    """Add the day that the last meeting of a kind agreed on, until a later one was held, or stands in the diary."""
    last: dict[tuple[UUID, str], Meeting] = {}
    known = Meeting.objects.filter(kind__in=ALONE, not_held_because="", withdrawn_at__isnull=True)
    meetings = through(MeetingChild, "meeting", people, known)
    for who, each in meetings:
        key = (who, each.kind)
        if each.held_on and (key not in last or each.held_on > last[key].held_on):
            last[key] = each
    for who, each in meetings:
        before = last.get((who, each.kind))
        if before is not None and each.planned_at and not each.held_on and day_of(each.planned_at) > before.held_on:
            del last[who, each.kind]
    for (who, _), each in last.items():
        if each.next_on and each.next_on > each.held_on:
            what = f"Hold the next meeting: {each.get_kind_display()}"
            promised = Promised(what, each.next_on, "The last one agreed on this day.", "agreed_meeting")
            say(found, who, promised=(promised,))


def family_plans(found: Found, people: Collection[UUID]) -> None:
    """Add the day on which a family's own plan is to be looked at again, until somebody has."""
    # Whether they met, not what they planned: the words are for fewer to read than the day.
    met = FamilyDecision.objects.filter(held_on__isnull=False)
    waiting = met.filter(review_on__isnull=False, withdrawn_at__isnull=True)
    for who, each in through(FamilyDecisionChild, "decision", people, waiting):
        if each.reviewed_on is None or each.reviewed_on < each.review_on:
            what, why = "Look at the family's plan again", "It was agreed with the family."
            say(found, who, promised=(Promised(what, each.review_on, why, "family_plan_review"),))


def unwritten(found: Found, people: Collection[UUID]) -> None:
    """Add what stood in the diary for a day that has gone by: it was held and not written down, or it was not held."""
    for each in planned_for(people):
        on = day_of(each.at)
        if on < current().day:
            for who in each.children:
                say(found, who, unwritten=(Unwritten(each.title, on),))
