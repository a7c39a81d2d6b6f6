"""The child in need plan, and what any plan wants to be better: outcomes, and who does what by when."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    NEED,
    CaseRecord,
    StepRecord,
    belongs_to,
    classed,
    day,
    text,
    whose,
    worker,
)
from keepsake.people.models.person import in_order
from keepsake.record.classification import KEEPING


class ChildInNeedPlan(StepRecord):
    """One child's plan under section 17: an element ``CINPlanDates`` of the census."""

    person = whose("child_in_need_plans")
    referral = belongs_to("Referral", "child_in_need_plans", always=False)
    begins_on = models.DateField("from")
    ends_on = day("until")
    aim = text("what the plan is for")
    if_it_fails = text("what happens if nothing gets better")
    ended_because = text("why it ended")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "person referral",
                "child_in_need_plan": "begins_on ends_on aim if_it_fails ended_because",
            }
        )

    class Meta(StepRecord.Meta):
        constraints = (in_order("a_child_in_need_plan"),)


class PlanOutcome(CaseRecord):
    """What should be better for one child, in whichever plan: of early help, of need, of protection."""

    class Progress(models.TextChoices):
        NOT_YET = "not_yet", "Not begun"
        SOME = "some", "Getting better"
        NONE = "none", "Not better"
        WORSE = "worse", "Worse"
        MET = "met", "Reached"

    person = whose("plan_outcomes")
    need_plan = belongs_to("ChildInNeedPlan", "outcomes", always=False)
    protection_plan = belongs_to("ChildProtectionPlan", "outcomes", always=False)
    early_help = belongs_to("EarlyHelp", "outcomes", always=False)
    better = models.TextField("what will be better")
    how_known = text("how we will know")
    progress = models.CharField(max_length=8, choices=Progress.choices, default=Progress.NOT_YET)
    progress_words = text("what has changed")
    reviewed_on = day("last looked at")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person need_plan protection_plan early_help",
                "child_in_need_plan": "better how_known progress progress_words reviewed_on",
            }
        )

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(need_plan__isnull=False)
                | models.Q(protection_plan__isnull=False)
                | models.Q(early_help__isnull=False),
                name="an_outcome_is_of_a_plan",
            ),
        )


class PlanAction(CaseRecord):
    """Who does what, by when, towards an outcome."""

    person = whose("plan_actions")
    outcome = belongs_to("PlanOutcome", "actions")
    what = models.TextField()
    who = models.CharField(max_length=200)
    worker = worker("worker of the council")
    due_on = day("by")
    done_on = day("done")
    progress_words = text("what came of it")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person outcome",
                "child_in_need_plan": "what who due_on done_on progress_words",
                "worker_and_team": "worker",
            }
        )
