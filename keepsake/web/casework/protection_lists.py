"""What the pages of child protection list: who was asked, what they say, the plans that follow, moves of plans."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    Meeting,
    PlanTransfer,
    Statement,
    StrategyAttendance,
    Visit,
)
from keepsake.casework.steps.protection import CONFERENCE, PROTECTION_PLAN
from keepsake.casework.steps.register import ENQUIRY, STRATEGY
from keepsake.web.casework.listing import Listed
from keepsake.web.casework.lists import meetings_of, outcomes_of, visits_under

HELD = ("planned_at", "held_on", "decision_because", "not_held_because", "circulated_on")
MOVES = Listed(
    key="moves",
    title="Moves between councils",
    model=PlanTransfer,
    rows=lambda child: PlanTransfer.objects.filter(person=child).order_by("-told_on"),
    heading="council",
    shows=(
        *("direction", "told_on", "is_temporary", "until", "other_plan_began_on", "earlier_plans", "category"),
        *("taken_over_on", "back_on", "not_taken_over_because", "words"),
    ),
    empty="No move is recorded.",
)


def _reviews(plan: Any) -> "QuerySet[Any]":
    ids = ConferenceChild.objects.filter(plan=plan).values_list("conference", flat=True)
    found: QuerySet[Any] = Conference.objects.filter(pk__in=list(ids)).order_by("-planned_at", "-held_on")
    return found


PROTECTION_STEP_LISTS: Mapping[str, tuple[Listed, ...]] = {
    STRATEGY.key: (
        Listed(
            key="attending",
            title="Who took part",
            model=StrategyAttendance,
            rows=lambda discussion: StrategyAttendance.objects.filter(discussion=discussion).order_by("name"),
            heading="name",
            shows=("profession", "agency", "attendance"),
            empty="Nobody is on the list yet.",
        ),
    ),
    ENQUIRY.key: (
        Listed(
            key="conferences",
            title="Conferences that follow",
            model=Conference,
            rows=lambda enquiry: Conference.objects.filter(enquiry=enquiry).order_by("planned_at"),
            heading="kind",
            shows=HELD,
            empty="None is planned.",
        ),
    ),
    CONFERENCE.key: (
        Listed(
            key="attending",
            title="Who is asked to come",
            model=ConferenceInvitation,
            rows=lambda conference: ConferenceInvitation.objects.filter(conference=conference).order_by("name"),
            heading="name",
            shows=("profession", "agency", "attendance", "report_due_on", "report_received_on", "dissent"),
            empty="Nobody is asked yet.",
        ),
        Listed(
            key="statements",
            title="What they say, in their own words",
            model=Statement,
            rows=lambda conference: Statement.objects.filter(conference=conference).order_by("said_on", "recorded_at"),
            heading="person",
            shows=("said_on", "medium", "words", "asked", "agreement", "told"),
            empty="Nothing is recorded yet.",
        ),
        Listed(
            key="plans",
            title="Plans that it began",
            model=ChildProtectionPlan,
            rows=lambda conference: ChildProtectionPlan.objects.filter(conference=conference).order_by("recorded_at"),
            heading="person",
            shows=("begins_on", "latest_category", "earlier_plans", "ends_on"),
        ),
    ),
    PROTECTION_PLAN.key: (
        outcomes_of("protection_plan"),
        visits_under(Visit.Purpose.PROTECTION),
        meetings_of(Meeting.Kind.CORE_GROUP),
        Listed(
            key="reviews",
            title="Conferences about this plan",
            model=Conference,
            rows=_reviews,
            heading="kind",
            shows=HELD,
            empty="No review is planned.",
        ),
        Listed(
            key="moves",
            title=MOVES.title,
            model=PlanTransfer,
            rows=lambda plan: PlanTransfer.objects.filter(plan=plan).order_by("-told_on"),
            heading=MOVES.heading,
            shows=MOVES.shows,
            empty=MOVES.empty,
        ),
    ),
}
PROTECTION_CHILD_LISTS = (MOVES,)
