"""Before court, and what the family decides itself: declared once; the pages, the tasks and the guidance follow."""

from keepsake.casework.models import FamilyDecision, FamilyDecisionChild, PreProceedings
from keepsake.casework.steps.step import Next, Step, asked
from keepsake.casework.steps.who import WORKERS, WORKING_TOGETHER

FAMILY_DECISION = Step(
    key="family-decision",
    title="Family group decision making",
    basis=WORKING_TOGETHER,
    model=FamilyDecision,
    part=FamilyDecisionChild,
    shows=asked("reviewed_on", "review_words"),
    shared=asked(
        *("offered_on", "not_offered_because", "coordinator", "bottom_line", "held_on", "had_private_time"),
        *("family_plan", "review_on"),
        needed="offered_on bottom_line",
    ),
    own=(),
    may=WORKERS,
    approves=(),
    next=(
        Next("a manager says whether the family's plan keeps the children safe", "The family has made its plan"),
        Next("the reason is kept, and it can be offered again", "The family does not want it"),
    ),
)
PRE_PROCEEDINGS = Step(
    key="pre-proceedings",
    title="Pre-proceedings",
    basis="Children Act 1989, section 31; practice guide of designated family judges",
    model=PreProceedings,
    part=None,
    shared=asked(
        *("started_on", "words", "letter_sent_on", "is_family_meeting_offered", "is_family_meeting_held"),
        *("initial_meeting_on", "review_meetings", "applied_on", "letter_of_issue_on"),
        needed="started_on words letter_sent_on is_family_meeting_offered initial_meeting_on",
    ),
    own=(),
    may=WORKERS,
    approves=(),
    clock="pre_proceedings",
    next=(
        Next("child protection plan or child in need plan goes on", "Enough has changed: step down"),
        Next("application to the court", "Not enough has changed"),
    ),
)
