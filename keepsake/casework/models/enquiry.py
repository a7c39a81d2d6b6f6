"""A strategy discussion of the agencies, and the enquiry under section 47 of the Children Act 1989 that follows."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    PROTECTION,
    Attending,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    day,
    text,
    worker,
    yes_or_no,
)
from keepsake.record.classification import KEEPING


class StrategyDiscussion(StepRecord):
    """Social care, police and health talk about what may be happening to children, and decide."""

    class Enquiry(models.TextChoices):
        SINGLE = "single", "By social care alone"
        JOINT = "joint", "Together with the police"

    held_at = models.DateTimeField("held")
    concern = text("what may be happening to the children")
    known = text("what each agency knows")
    safety_now = text("what keeps the children safe until then")
    decision_because = text("why this was decided")
    enquiry = models.CharField("who enquires", max_length=8, choices=Enquiry.choices, blank=True)
    actions = text("who does what, by when")
    chaired_by = worker("chaired by")

    class Classified:
        subjects = EACH_CHILD
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "child_protection": "held_at concern known safety_now decision_because enquiry actions",
                "worker_and_team": "chaired_by",
            }
        )


class StrategyChild(OwnPart):
    """A child whom a strategy discussion was about, and what was decided for them."""

    class Outcome(models.TextChoices):
        ENQUIRY = "enquiry", "Section 47 enquiry"
        ASSESSMENT = "assessment", "Assessment, no enquiry"
        NOTHING = "nothing", "No further action"

    discussion = belongs_to("StrategyDiscussion", "children")
    referral = belongs_to("Referral", "discussions", always=False)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person discussion referral", "child_protection": "outcome"}
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["discussion", "person"], name="a_child_is_discussed_once"),)


class StrategyAttendance(Attending):
    """Who took part in a strategy discussion, for which agency."""

    discussion = belongs_to("StrategyDiscussion", "attending")

    class Classified:
        subjects = ("discussion__children__person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = {**Attending.ATTENDED, "discussion": KEEPING}


class Section47Enquiry(StepRecord):
    """Is a child suffering, or likely to suffer, significant harm? An element ``Section47`` of the census a child."""

    discussion = belongs_to("StrategyDiscussion", "enquiries", always=False)
    started_on = models.DateField("started")
    ended_on = day("ended")
    findings = text("what was found")
    parents_say = text("what the parents and carers say")
    analysis = text("what it means for the children")
    safety_plan = text("what keeps the children safe now")

    class Classified:
        subjects = EACH_CHILD
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "discussion",
                "child_protection": "started_on ended_on findings parents_say analysis safety_plan",
            }
        )


class Section47Child(OwnPart):
    """One child in an enquiry: seen or not and why, what was found, whether a conference must meet, and by when.

    ``conference_target_on`` is kept as it came from elsewhere; ours is worked out from the strategy discussion.
    """

    class Outcome(models.TextChoices):
        NOT_SUBSTANTIATED = "not_substantiated", "Concerns not substantiated"
        NO_LONGER = "no_longer", "Substantiated, no continuing risk of significant harm"
        AT_RISK = "at_risk", "Substantiated, continuing risk of significant harm"

    enquiry = belongs_to("Section47Enquiry", "children")
    referral = belongs_to("Referral", "enquiries", always=False)
    seen_on = day("seen")
    not_seen_because = text("why the child was not seen")
    is_seen_alone = yes_or_no("seen alone")
    not_alone_because = text("why the child was not seen alone")
    found = text("what was found for this child")
    medical = text("medical examination")
    outcome = models.CharField(max_length=18, choices=Outcome.choices, blank=True)
    is_conference_not_required = yes_or_no("no initial conference needed")
    not_required_because = text("why no conference is needed")
    conference_target_on = day("initial conference due, as it came from elsewhere")
    conference_on = day("initial conference held, as it came from elsewhere")

    class Classified:
        subjects = ("person",)
        retention = PROTECTION
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person enquiry referral",
                "child_protection": "seen_on not_seen_because is_seen_alone not_alone_because found medical outcome"
                " is_conference_not_required not_required_because conference_target_on conference_on",
            }
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["enquiry", "person"], name="a_child_is_enquired_about_once"),)
