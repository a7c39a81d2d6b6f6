"""A decision is reopened and put right, and what followed from it too: each thing stands, is withdrawn, or is kept."""

from collections.abc import Mapping
from typing import Any, TypeVar

from keepsake.accounts.models import Account
from keepsake.casework.actions import notes, parts, plans, steps
from keepsake.casework.authority import require
from keepsake.casework.following import Followed, title_of
from keepsake.casework.left_open import left_open
from keepsake.casework.models import (
    Assessment,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Contact,
    EarlyHelp,
    FollowUp,
    OwnAnswer,
    Referral,
    Section47Enquiry,
    StrategyDiscussion,
)
from keepsake.casework.models.case_record import CaseRecord, OwnPart, StepRecord
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

AStep = TypeVar("AStep", bound=StepRecord)
Answer = FollowUp.Answer
# What was said when it was decided, and is said anew: the version before holds it.
UNDECIDED: Mapping[type[CaseRecord], Mapping[str, Any]] = {
    Contact: {
        "decided_at": None, "decided_by": None, "decision_because": "", "told_at": None, "told_how": "",
        "not_told_because": "",
    },
    Assessment: {"authorised_on": None},
    Section47Enquiry: {"ended_on": None},
    StrategyDiscussion: {},
}  # fmt: skip


@action
def reopen(*, step: AStep, because: str, by: Account) -> AStep:
    """A decision was wrong, or something new is known. It is open again; what followed is gone through one by one."""
    steps.reopen(step=step, because=because, by=by)
    undecided = UNDECIDED.get(type(step), {})
    return writing.change(step, because=because.strip(), **undecided) if undecided else step


@action
def settle(*, reopened: StepRecord, followed: Followed, answer: str, because: str, by: Account) -> FollowUp:
    """Say of one thing that followed whether it stands. Withdrawn, it ends and stays to be read, with the reason."""
    require("approve")
    if answer not in Answer.values:
        raise Wrong("answer", "Say whether it stands.", f"One of: {'; '.join(Answer.labels)}.")
    words = said("because", because, "Say why, for who reads it later.")
    if answer == Answer.WITHDRAWN:
        withdraw(record=followed.record, because=words, by=by)
    made = [
        writing.add(
            FollowUp,
            person=Person(pk=who),
            reopened_model=reopened._meta.label_lower,
            reopened_id=reopened.pk,
            followed_model=followed.record._meta.label_lower,
            followed_id=followed.record.pk,
            looked_at=under_way().at,
            answer=answer,
            reason=words,
        )
        for who in followed.people
    ]
    return made[0]


@action
def withdraw(*, record: CaseRecord, because: str, by: Account) -> CaseRecord:
    """It should not have begun. It stays to be read; it is due, counted and sent to nobody any more."""
    require("approve")
    words = said("because", because, "Say why it is withdrawn.")
    if not isinstance(record, StepRecord) or isinstance(record, ChildProtectionPlan):
        raise Wrong("answer", f"{title_of(record)}: only a conference ends it.", "Convene one, and keep it until then.")
    day = current().day
    if isinstance(record, Referral):
        _nothing_left(record)
        if record.closed_on is None:
            writing.change(record, because=words, closed_on=day, closed_by=by, closure_summary=words)
    elif isinstance(record, ChildInNeedPlan) and record.ends_on is None:
        plans.end(plan=record, ends_on=max(day, record.begins_on), because=words, by=by)
    elif isinstance(record, EarlyHelp) and record.ends_on is None:
        writing.change(record, because=words, ends_on=max(day, record.begins_on))
    return writing.change(record, because=words, withdrawn_at=under_way().at, withdrawn_by=by)


@action
def move_part(*, part: OwnPart, of: StepRecord, to: Person, because: str, by: Account) -> OwnPart:
    """A child's part was written on the wrong child. It goes to the right one; a stone says that something stood here.

    What the council's own questions were answered of the child goes with it, and the part leaves the wrong child's
    referral.
    """
    steps.must_be_open(of)
    if type(part).objects.filter(person=to, **{parts.key_of(type(part)): of}).exists():
        raise Wrong("to", "This child has a part in it already.", "Write what is theirs there.")
    for each in OwnAnswer.objects.filter(record_id=of.pk, person=part.person_id):
        writing.change(each, person=to, because=because.strip())
    notes.move(record=part, to=to, because=because, by=by)
    return writing.change(part, referral=None) if hasattr(part, "referral_id") else part


def _nothing_left(referral: Referral) -> None:
    left = left_open(referral.person_id)
    if left:
        named = "; ".join(each.title for each in left)
        raise Wrong("answer", f"Something is open still under it: {named}.", "Say of that first whether it stands.")
