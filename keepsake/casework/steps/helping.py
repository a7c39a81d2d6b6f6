"""Help for a family, and for a child in need: declared once; the pages, the tasks and the guidance follow."""

from keepsake.casework.models import ChildInNeedPlan, EarlyHelp, EarlyHelpChild
from keepsake.casework.steps.step import Next, Step, asked
from keepsake.casework.steps.who import WORKERS

EARLY_HELP = Step(
    key="early-help",
    title="Early help",
    basis="Children Act 2004, section 10",
    model=EarlyHelp,
    part=EarlyHelpChild,
    shared=asked(
        *("begins_on", "reason", "lead", "lead_elsewhere", "lead_body", "is_agreed", "strengths", "needs"),
        needed="begins_on reason is_agreed strengths needs",
    ),
    own=asked("needs"),
    may=WORKERS,
    approves=(),
    clock="early_help_review",
    next=(
        Next("the episode ends", "The family's needs are met"),
        Next("a referral that points back at this episode", "The family needs social care"),
    ),
    closes="ends_on",
)
NEED_PLAN = Step(
    key="need-plan",
    title="Child in need plan",
    basis="Children Act 1989, section 17",
    model=ChildInNeedPlan,
    part=None,
    shared=asked("begins_on", "aim", "if_it_fails", needed="begins_on aim if_it_fails"),
    own=(),
    may=WORKERS,
    approves=(),
    clock="need_plan_review",
    next=(
        Next("the plan ends, and early help or closure", "What the plan is for is reached"),
        Next("strategy discussion", "A child may be suffering significant harm"),
    ),
    closes="ends_on",
)
