"""Before care proceedings: the letter, the meetings, and the family's own decision with its own plan."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    PROTECTION,
    CaseRecord,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    coded,
    day,
    text,
    whose,
    worker,
    yes_or_no,
)
from keepsake.record.classification import KEEPING


class PreProceedings(StepRecord):
    """One child before court: an element ``PreProceedingsandFGDM`` of the census from 2026 to 2027."""

    person = whose("pre_proceedings")
    referral = belongs_to("Referral", "pre_proceedings", always=False)
    started_on = models.DateField("started")
    letter_sent_on = day("letter before proceedings sent")
    is_family_meeting_offered = yes_or_no("family group decision making offered")
    is_family_meeting_held = yes_or_no("family group decision making held")
    initial_meeting_on = day("first meeting before proceedings")
    review_meetings = models.PositiveSmallIntegerField("review meetings", default=0)
    decided_on = day("decided to step down or to apply")
    outcome = coded("pre_proceedings_outcome", "outcome")
    applied_on = day("applied to the court")
    letter_of_issue_on = day("letter that care proceedings begin")
    words = text("what must change, and by when")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "person referral",
                "child_protection": "started_on letter_sent_on is_family_meeting_offered is_family_meeting_held"
                " initial_meeting_on review_meetings decided_on outcome applied_on letter_of_issue_on words",
            }
        )


class FamilyDecision(StepRecord):
    """Family group decision making: offered, taken up or not, and the family's own plan in its own words."""

    class Answer(models.TextChoices):
        WAITING = "waiting", "Not answered yet"
        TAKEN = "taken", "The family wants it"
        DECLINED = "declined", "The family does not want it"

    offered_on = day("offered")
    not_offered_because = text("why it was not offered")
    answer = models.CharField("what the family said", max_length=10, choices=Answer.choices, default=Answer.WAITING)
    declined_because = text("why the family does not want it")
    coordinator = models.CharField(max_length=200, blank=True)
    held_on = day("met")
    had_private_time = yes_or_no("the family had time by itself")
    family_plan = text("the family's plan, in its own words")
    bottom_line = text("what must be in any plan for the children to be safe")
    is_accepted = yes_or_no("the plan keeps the children safe")
    accepted_because = text("why it does, or does not")
    accepted_by = worker("who said so")
    review_on = day("to be looked at again")
    reviewed_on = day("looked at again")
    review_words = text("what has become of the family's plan")

    class Classified:
        subjects = EACH_CHILD
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "child_in_need_plan": "offered_on not_offered_because answer declined_because held_on had_private_time"
                " bottom_line is_accepted accepted_because review_on reviewed_on review_words",
                "own_words": "family_plan",
                "services_involved": "coordinator",
                "worker_and_team": "accepted_by",
            }
        )


class FamilyDecisionChild(OwnPart):
    """A child whom a family's decision is about."""

    decision = belongs_to("FamilyDecision", "children")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed({KEEPING: "person decision"})

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["decision", "person"], name="a_child_is_decided_about_once"),)


class NetworkMember(CaseRecord):
    """Somebody of the family and its friends who takes part in its decision, and what they will do."""

    person = whose("family_networks")
    decision = belongs_to("FamilyDecision", "network")
    has_agreed = yes_or_no("agrees to the plan")
    offers = text("what they will do")

    class Classified:
        subjects = ("person", "decision__children__person")
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person decision", "child_in_need_plan": "has_agreed offers"}
        )
