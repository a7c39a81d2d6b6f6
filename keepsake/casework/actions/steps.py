"""What is done with any step: filled in piece by piece, sent, approved, returned with a comment, reopened."""

from collections.abc import Mapping
from typing import Any, TypeVar

from keepsake.accounts.models import Account
from keepsake.casework.authority import require
from keepsake.casework.models.case_record import CaseRecord, StepRecord
from keepsake.casework.status import Step, may_be_written, step_state
from keepsake.record import writing
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

AStep = TypeVar("AStep", bound=StepRecord)
AnyRecord = TypeVar("AnyRecord", bound=CaseRecord)


@action
def fill(*, step: AStep, by: Account, seen: int | None = None, because: str = "", **values: Any) -> AStep:
    """Write what is shared. What is missing yet may come later; what did not change is not written again."""
    must_be_open(step)
    new = changed(step, values)
    return writing.change(step, seen=seen, because=because, **new) if new else step


@action
def fill_part(*, part: AnyRecord, of: StepRecord, by: Account, seen: int | None = None, **values: Any) -> AnyRecord:
    """Write one child's own part."""
    must_be_open(of)
    new = changed(part, values)
    return writing.change(part, seen=seen, **new) if new else part


@action
def send(*, step: AStep, by: Account) -> AStep:
    """It is complete, and goes to a manager."""
    must_be_open(step)
    return writing.change(step, sent_at=under_way().at, sent_by=by)


@action
def approve(*, step: AStep, by: Account, comment: str = "") -> AStep:
    """A manager agrees. Nobody approves what they sent themselves."""
    require("approve")
    if step_state(step) is not Step.SENT:
        raise Wrong("", "It does not wait for approval.", "Ask for it to be sent first.")
    if step.sent_by_id == by.pk:
        raise Wrong("", "Nobody approves their own work.", "Ask another manager.")
    return writing.change(step, approved_at=under_way().at, approved_by=by, comment=comment.strip())


@action
def return_(*, step: AStep, comment: str, by: Account) -> AStep:
    """A manager gives it back, and says what is missing. What was said before is kept in the versions."""
    require("approve")
    if step_state(step) is not Step.SENT:
        raise Wrong("comment", "It does not wait for approval.")
    words = said("comment", comment, "Say what is missing, so that it can be put right.")
    return writing.change(step, returned_at=under_way().at, returned_by=by, comment=words)


@action
def reopen(*, step: AStep, because: str, by: Account) -> AStep:
    """What was approved, or decided, is looked at once more. The reason is kept with the version."""
    require("approve")
    if step_state(step) not in (Step.APPROVED, Step.WITHDRAWN):
        raise Wrong("because", "It is open already.")
    words = said("because", because, "Say why it is reopened.")
    return writing.change(step, because=words, reopened_at=under_way().at, reopened_by=by)


def close_at_once(step: AStep, by: Account) -> AStep:
    """A manager who decides it needs nobody's approval."""
    return writing.change(step, approved_at=under_way().at, approved_by=by)


def must_be_open(step: StepRecord) -> None:
    """Raises Wrong for a step that waits for approval or has it."""
    if not may_be_written(step):
        raise Wrong("", f"It is {step_state(step)}, and not changed any more.", "A manager can return or reopen it.")


def changed(record: CaseRecord, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from what stands."""
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in tidy.items() if getattr(record, name) != value}
