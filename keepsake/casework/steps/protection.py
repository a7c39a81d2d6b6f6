"""The child protection conference and the plan that it makes: declared once; pages, tasks and guidance follow."""

from keepsake.casework.models import ChildProtectionPlan, Conference, ConferenceChild
from keepsake.casework.steps.step import Next, Step, asked
from keepsake.casework.steps.who import AT_CONFERENCES, WORKERS, WORKING_TOGETHER

CONFERENCE = Step(
    key="conference",
    title="Child protection conference",
    basis=WORKING_TOGETHER,
    model=Conference,
    part=ConferenceChild,
    shows=asked(
        *("kind", "planned_at", "not_held_because", "held_on", "chaired_by", "is_quorate", "not_quorate_because"),
        *("decision_because", "circulated_on", "circulated_to"),
    ),
    shared=asked("venue", "strengths", "dangers", "minutes", needed="strengths dangers minutes"),
    shows_own=asked("outcome", "category"),
    own=asked("took_part", "threshold", needed="took_part threshold"),
    may=AT_CONFERENCES,
    approves=(),
    clock="initial_conference",
    next=(
        Next("child protection plan, and a core group within 10 working days", "The harm is likely to go on"),
        Next("child in need plan, or help of another kind", "It is not, and the child needs help"),
        Next("the case is closed with its reason", "Nothing more is needed"),
    ),
    closes="not_held_because",
    asks_once="held_on",
)
PROTECTION_PLAN = Step(
    key="protection-plan",
    title="Child protection plan",
    basis=WORKING_TOGETHER,
    model=ChildProtectionPlan,
    part=None,
    shows=asked(
        *("begins_on", "initial_category", "latest_category", "earlier_plans", "from_council", "ends_on"),
        *("ended_because",),
    ),
    shared=asked("dangers", "contingency", needed="dangers contingency"),
    own=(),
    may=WORKERS,
    approves=(),
    next=(
        Next("the plan goes on, and the next review is due from this one", "A review finds that the harm is likely"),
        Next("child in need plan, without typing anything twice", "A review ends it, and the child needs help"),
        Next("the plan ends when the other council takes it over", "The family moves away for good"),
    ),
    closes="ends_on",
)
