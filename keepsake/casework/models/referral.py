"""A referral opens one child's episode of need. All that follows points at it, until it is closed with a reason."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    NEED,
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
from keepsake.record.classification import KEEPING


class Referral(StepRecord):
    """One child's episode: an element ``CINdetails`` of the children in need census."""

    person = whose("referrals")
    contact = belongs_to("Contact", "referrals", always=False)
    early_help = belongs_to("EarlyHelp", "stepped_up_to", always=False)
    received_on = models.DateField("received")
    source = coded("referral_source", "who referred")
    primary_need = coded("primary_need", "main need")
    is_no_further_action = yes_or_no("no further action")
    reason = text("why the child is referred")
    decision_because = text("why this was decided")
    decided_at = moment("decided")
    decided_by = worker("decided by")
    told_at = moment("referrer told")
    told_how = text("what the referrer was told, and how")
    initial_conference_on = day("initial conference that follows no enquiry of ours")
    closed_on = day("closed")
    closure_reason = coded("reason_for_closure", "why it was closed")
    closure_summary = text("what was done, and what is different now")
    closed_by = worker("closed by")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                KEEPING: "person contact early_help",
                "referrals": "received_on source is_no_further_action decision_because decided_at told_at told_how"
                " closed_on closure_reason closure_summary",
                "reasons_for_support": "primary_need reason",
                "child_protection": "initial_conference_on",
                "worker_and_team": "decided_by closed_by",
            }
        )

    class Meta(StepRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("received_on")),
                name="a_referral_closes_after_it_came",
            ),
        )
        indexes = (models.Index(fields=["received_on"], name="referrals_by_day"),)
