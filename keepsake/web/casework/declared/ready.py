"""When something may be done: asked of one record, to offer it or not. The action itself checks again."""

from typing import Any

from keepsake.casework.models import ChildInNeedPlan, ChildProtectionPlan, PreProceedings, Referral
from keepsake.people.known import once


def runs(record: Any) -> bool:
    """It has begun and not ended."""
    return record.ends_on is None


def is_open(referral: Referral) -> bool:
    """A referral that was accepted and is not closed."""
    return referral.closed_on is None and not referral.is_no_further_action


def has_no_need_plan(referral: Referral) -> bool:
    """No child in need plan of the child runs."""
    return not ChildInNeedPlan.objects.filter(person=referral.person_id, ends_on__isnull=True).exists()


def is_the_last(referral: Referral) -> bool:
    """The child was not referred again after it. Asked once for all of a child's referrals that a page lists."""

    def last() -> Any:
        theirs = Referral.objects.filter(person=referral.person_id).order_by("-received_on", "-recorded_at")
        return theirs.values_list("pk", flat=True).first()

    return bool(once(("last_referral", referral.person_id), last) == referral.pk)


def has_no_plan(referral: Referral) -> bool:
    """No plan of the child runs, and the referral was accepted."""
    protected = ChildProtectionPlan.objects.filter(person=referral.person_id, ends_on__isnull=True)
    return not referral.is_no_further_action and has_no_need_plan(referral) and not protected.exists()


def is_not_before_court(referral: Referral) -> bool:
    """No pre-proceedings of the child wait for a decision."""
    running = PreProceedings.objects.filter(person=referral.person_id, decided_on__isnull=True)
    return is_open(referral) and not running.exists()


def plan_runs(outcome: Any) -> bool:
    """The plan to which an outcome, or an action towards one, belongs has not ended."""
    wanted = getattr(outcome, "outcome", outcome)
    plan = wanted.need_plan or wanted.early_help or wanted.protection_plan
    return plan is not None and plan.ends_on is None
