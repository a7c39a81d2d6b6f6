"""The child protection conference, who was asked to it, the plan of each child that follows, and transfers of plans."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    PROTECTION,
    Attending,
    CaseRecord,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    coded,
    day,
    moment,
    text,
    whose,
    worker,
    yes_or_no,
)
from keepsake.people.models.person import in_order
from keepsake.record.classification import KEEPING


class Conference(StepRecord):
    """A child protection conference, planned for a moment and held on a day."""

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial conference"
        REVIEW = "review", "Review conference"
        PRE_BIRTH = "pre_birth", "Conference before birth"
        TRANSFER = "transfer", "Conference on a transfer here"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.INITIAL)
    enquiry = belongs_to("Section47Enquiry", "conferences", always=False)
    planned_at = moment("planned")
    venue = models.CharField(max_length=200, blank=True)
    held_on = day("held")
    chaired_by = worker("chaired by")
    is_quorate = yes_or_no("enough agencies were there")
    not_quorate_because = text("why it went on without enough agencies, or did not")
    minutes = text("minutes")
    strengths = text("what is working well")
    dangers = text("what may happen to the children if nothing changes")
    decision_because = text("why this was decided")
    circulated_on = day("minutes sent out")
    circulated_to = text("to whom the minutes were sent")
    not_held_because = text("why it was not held")

    class Classified:
        subjects = EACH_CHILD
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "enquiry",
                "child_protection": "kind planned_at venue held_on is_quorate not_quorate_because strengths dangers"
                " decision_because not_held_because",
                "meeting_minutes": "minutes circulated_on circulated_to",
                "worker_and_team": "chaired_by",
            }
        )

    @property
    def called(self) -> str:
        """What kind of conference it is, in words."""
        return str(self.get_kind_display())

    @property
    def stands(self) -> str:
        """Planned, held, or not held; and whether its minutes went out."""
        if self.not_held_because:
            return "not held"
        if self.held_on is None:
            return "planned"
        return "held" if self.circulated_on else "held, minutes not sent out"


class ConferenceChild(OwnPart):
    """A child whom a conference was about: what it decided, under which category, and who took part for the child."""

    class Outcome(models.TextChoices):
        PLAN = "plan", "Child protection plan"
        CONTINUES = "continues", "The plan goes on"
        ENDS = "ends", "The plan ends"
        NO_PLAN = "no_plan", "No child protection plan"

    class TookPart(models.TextChoices):
        SPOKE = "spoke", "Came and spoke"
        ADVOCATE = "advocate", "Somebody spoke for them"
        WROTE = "wrote", "Sent words, a drawing or a recording"
        NOT_WANTED = "not_wanted", "Did not want to"
        TOO_YOUNG = "too_young", "Too young"

    conference = belongs_to("Conference", "children")
    referral = belongs_to("Referral", "conferences", always=False)
    plan = belongs_to("ChildProtectionPlan", "reviews", always=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    category = coded("category_of_abuse", "category")
    took_part = models.CharField("how the child took part", max_length=12, choices=TookPart.choices, blank=True)
    threshold = text("why the threshold is met for this child, or not")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person conference referral plan",
                "child_protection": "outcome category took_part threshold",
            }
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["conference", "person"], name="a_child_is_conferred_on_once"),)


class ConferenceInvitation(Attending):
    """Somebody asked to a conference: their report, whether they came, and whether they agreed."""

    conference = belongs_to("Conference", "attending")
    report_due_on = day("report due")
    report_received_on = day("report received")
    dissent = text("what they did not agree with")

    class Classified:
        subjects = ("conference__children__person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = Attending.ATTENDED | classed(
            {
                KEEPING: "conference",
                "services_involved": "report_due_on report_received_on",
                "meeting_minutes": "dissent",
            }
        )


class ChildProtectionPlan(StepRecord):
    """One child's child protection plan. ``earlier_plans`` counts those before it, here and as other councils told."""

    person = whose("child_protection_plans")
    referral = belongs_to("Referral", "child_protection_plans", always=False)
    conference = belongs_to("Conference", "plans", always=False)
    begins_on = models.DateField("from")
    ends_on = day("until")
    initial_category = coded("category_of_abuse", "category at the start")
    latest_category = coded("category_of_abuse", "category now")
    earlier_plans = models.PositiveSmallIntegerField("earlier plans", default=0)
    from_council = models.CharField("council it came from", max_length=120, blank=True)
    dangers = text("what the plan must prevent")
    contingency = text("what happens if it does not work")
    ended_because = text("why it ended")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "person referral conference",
                "child_protection": "begins_on ends_on initial_category latest_category earlier_plans from_council"
                " dangers contingency ended_because",
            }
        )

    class Meta(StepRecord.Meta):
        constraints = (in_order("a_protection_plan"),)

    @property
    def stands(self) -> str:
        """Does it run, or has it ended?"""
        return "running" if self.ends_on is None else "ended"


class PlanTransfer(CaseRecord):
    """A child on a plan moves: from another council to here, or from here to another; for good, or for a time.

    One for a time is taken over by nobody: the plan stays with the council that made it, until the child is back.
    """

    class Direction(models.TextChoices):
        IN = "in", "Moves here"
        OUT = "out", "Moves away"

    person = whose("plan_transfers")
    plan = belongs_to("ChildProtectionPlan", "transfers", always=False)
    contact = belongs_to("Contact", "transfers", always=False)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    council = models.CharField("other council", max_length=120)
    told_on = models.DateField("when we, or they, were told")
    taken_over_on = day("taken over")
    other_plan_began_on = day("when the plan began there")
    earlier_plans = models.PositiveSmallIntegerField("plans there, this one too", default=0)
    category = coded("category_of_abuse", "category there")
    is_temporary = yes_or_no("for a time only")
    until = day("for a time, until about")
    back_on = day("the child was back")
    not_taken_over_because = text("why it was not taken over")
    words = text("what was agreed")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person plan contact",
                "child_protection": "direction council told_on taken_over_on other_plan_began_on earlier_plans words"
                " category is_temporary until back_on not_taken_over_because",
            }
        )

    @property
    def is_settled(self) -> bool:
        """Is nothing left to do about it? One is taken over, or is not, or the child is back."""
        return bool(self.taken_over_on or self.back_on or self.not_taken_over_because)
