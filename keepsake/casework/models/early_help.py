"""Early help: one episode of a family, with whoever leads it. A step up or down is a link, never a second file."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    EARLY,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    day,
    text,
    worker,
    yes_or_no,
)
from keepsake.people.models.person import in_order
from keepsake.record.classification import KEEPING


class EarlyHelp(StepRecord):
    """A family's time with early help, from a day until a day."""

    class Ending(models.TextChoices):
        MET = "met", "The family's needs are met"
        DECLINED = "declined", "The family no longer wants it"
        STEP_UP = "step_up", "Stepped up to children's social care"
        MOVED = "moved", "Moved away"
        LOST = "lost", "Could not be reached"

    contact = belongs_to("Contact", "early_help", always=False)
    after = belongs_to("Referral", "stepped_down_to", always=False)
    begins_on = models.DateField("from")
    reason = text("why the family has early help")
    lead = worker("lead practitioner of the council")
    lead_elsewhere = models.CharField("lead practitioner elsewhere", max_length=200, blank=True)
    lead_body = models.CharField("where the lead practitioner works", max_length=200, blank=True)
    is_agreed = yes_or_no("the family agreed")
    strengths = text("what is working well")
    needs = text("what the family needs")
    ends_on = day("until")
    ending = models.CharField("how it ended", max_length=10, choices=Ending.choices, blank=True)
    ending_because = text("why it ended")

    class Classified:
        subjects = EACH_CHILD
        retention = EARLY
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "contact after",
                "referrals": "begins_on ends_on ending ending_because",
                "reasons_for_support": "reason strengths needs",
                "services_involved": "lead_elsewhere lead_body",
                "worker_and_team": "lead",
                "consent_record": "is_agreed",
            }
        )

    class Meta(StepRecord.Meta):
        constraints = (in_order("early_help"),)


class EarlyHelpChild(OwnPart):
    """A child of the family, and what they need of their own."""

    early_help = belongs_to("EarlyHelp", "children")
    needs = text("what this child needs")

    class Classified:
        subjects = ("person",)
        retention = EARLY
        fields: ClassVar[dict[str, str]] = classed({KEEPING: "person early_help", "reasons_for_support": "needs"})

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["early_help", "person"], name="a_child_has_early_help_once"),)
