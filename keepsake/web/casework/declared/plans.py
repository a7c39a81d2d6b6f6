"""What any plan wants to be better, and who does what by when."""

from keepsake.casework.actions import plans
from keepsake.casework.models import ChildInNeedPlan, ChildProtectionPlan, EarlyHelp, PlanAction, PlanOutcome
from keepsake.casework.steps.step import asked
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.ready import plan_runs, runs

WANTED = asked("better", "how_known", needed="better")
NEXT = "It is in the plan. Say who does what towards it, by when."


def _want_for_each(deed: Deed) -> None:
    for child in deed.children:
        plans.want(plan=deed.record, person=child, by=deed.by, **deed.given)


def _want(of: type[ChildInNeedPlan | ChildProtectionPlan], key: str) -> Act:
    return Act(
        key=key,
        title="Add what should be better",
        of=of,
        model=PlanOutcome,
        questions=WANTED,
        do=lambda deed: plans.want(plan=deed.record, by=deed.by, **deed.given),
        done=NEXT,
        is_ready=runs,
    )


PLANS = (
    _want(ChildInNeedPlan, "want-in-need-plan"),
    _want(ChildProtectionPlan, "want-in-protection-plan"),
    Act(
        key="want-in-early-help",
        title="Add what should be better",
        of=EarlyHelp,
        model=PlanOutcome,
        questions=WANTED,
        do=_want_for_each,
        done=NEXT,
        with_family=True,
        is_ready=runs,
    ),
    Act(
        key="agree-action",
        title="Add who does what",
        of=PlanOutcome,
        model=PlanAction,
        questions=asked("what", "who", "worker", "due_on", needed="what who"),
        do=lambda deed: plans.agree_action(outcome=deed.record, by=deed.by, **deed.given),
        done="It is agreed. On its day it is among what is due.",
        is_ready=plan_runs,
    ),
    Act(
        key="look-at-outcome",
        title="Say how far it has come",
        of=PlanOutcome,
        model=PlanOutcome,
        questions=asked("progress", "progress_words", "reviewed_on", needed="progress progress_words reviewed_on"),
        do=lambda deed: plans.look_at(
            outcome=deed.record,
            progress=deed.given["progress"],
            words=deed.given["progress_words"],
            on=deed.given["reviewed_on"],
            by=deed.by,
        ),
        done="It is written down how far it has come. What was said before is kept.",
        is_ready=plan_runs,
        begins_with=lambda outcome, day: {"reviewed_on": day, "progress": outcome.progress},
    ),
    Act(
        key="action-done",
        title="It is done",
        of=PlanAction,
        model=PlanAction,
        questions=asked("done_on", "progress_words", needed="done_on"),
        do=lambda deed: plans.done(
            action=deed.record, on=deed.given["done_on"], words=deed.given["progress_words"], by=deed.by
        ),
        done="It is done.",
        is_ready=lambda action: action.done_on is None,
        begins_with=lambda _, day: {"done_on": day},
    ),
)
