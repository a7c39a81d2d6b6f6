"""The child and family assessment: one for a family, with each child's own part; tools whose scores are kept."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    NEED,
    CaseRecord,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    coded_many,
    day,
    text,
    whose,
    worker,
    yes_or_no,
)
from keepsake.record.classification import KEEPING


class Assessment(StepRecord):
    """An assessment of a family. It is authorised within 45 working days of the referral, or it says why not."""

    started_on = models.DateField("started")
    review_on = day("review point")
    reviewed_on = day("reviewed")
    authorised_on = day("authorised")
    working_well = text("what is working well")
    worries = text("what we are worried about")
    parenting = text("parents and carers: what they give, what is hard")
    family_and_home = text("family, home, community and money")
    history = text("what happened before, and what helped")
    analysis = text("what it means for the children")
    next_steps = text("what should happen next")
    extended_to = day("to be finished by, where longer is needed")
    extended_because = text("why it takes longer")
    extended_by = worker("who agreed to more time")

    class Classified:
        subjects = EACH_CHILD
        retention = NEED
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "assessments": "started_on review_on reviewed_on authorised_on working_well worries parenting"
                " family_and_home history analysis next_steps extended_to extended_because",
                "worker_and_team": "extended_by",
            }
        )


class AssessmentChild(OwnPart):
    """One child in an assessment: seen or not and why, what they need, the factors found, what comes of it."""

    class Outcome(models.TextChoices):
        NOTHING = "nothing", "No further action"
        EARLY_HELP = "early_help", "Early help"
        CHILD_IN_NEED = "child_in_need", "Child in need plan"
        STRATEGY = "strategy", "Strategy discussion"
        LOOKED_AFTER = "looked_after", "Looked after"

    assessment = belongs_to("Assessment", "children")
    referral = belongs_to("Referral", "assessments", always=False)
    seen_on = day("seen")
    not_seen_because = text("why the child was not seen")
    is_seen_alone = yes_or_no("seen alone")
    not_alone_because = text("why the child was not seen alone")
    development = text("how the child is growing and learning")
    safety = text("what is safe and what is not for this child")
    wishes = text("what the child wants, as the worker understood it")
    factors = coded_many("assessment_factor", "factors found at the end")
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person assessment referral",
                "assessments": "seen_on not_seen_because is_seen_alone not_alone_because development safety wishes"
                " factors outcome",
            }
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["assessment", "person"], name="a_child_is_assessed_once"),)

    @property
    def factor_codes(self) -> tuple[str, ...]:
        """The codes one by one."""
        return tuple(self.factors.split())


class ToolScore(CaseRecord):
    """What a tool said of a person on a day: of exploitation, neglect, domestic abuse, strengths and difficulties."""

    person = whose("tool_scores")
    assessment = belongs_to("Assessment", "scores", always=False)
    tool = models.CharField(max_length=120)
    done_on = models.DateField("done")
    score = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    band = models.CharField("what the score means", max_length=120, blank=True)
    words = text("what it rests on")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person assessment", "assessments": "tool done_on score band words"}
        )
