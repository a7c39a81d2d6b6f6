"""Every step that is declared. A question is added here, in its model, in a migration and in the model's category."""

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    Contact,
    ContactChild,
    Section47Child,
    Section47Enquiry,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.casework.steps.helping import EARLY_HELP, NEED_PLAN
from keepsake.casework.steps.meeting import MEETING, VISIT
from keepsake.casework.steps.protection import CONFERENCE, PROTECTION_PLAN
from keepsake.casework.steps.step import Next, Step, asked
from keepsake.casework.steps.who import MANAGERS, WORKERS, WORKING_TOGETHER
from keepsake.casework.steps.with_the_family import FAMILY_DECISION, PRE_PROCEEDINGS

CONTACT = Step(
    key="contact",
    title="Contact",
    basis=WORKING_TOGETHER,
    model=Contact,
    part=ContactChild,
    shared=asked(
        *("received_at", "kind", "way", "source", "worry", "working_well", "safe_now", "consent", "consent_because"),
        needed="received_at worry",
    ),
    own=asked("said"),
    may=WORKERS,
    approves=(*MANAGERS, "emergency_duty_worker"),
    clock="referral_decision",
    next=(
        Next("the contact is closed, and kept apart", "No further action, or advice"),
        Next("early help", "The family wants help early"),
        Next("referral and assessment", "A child may be in need"),
        Next("strategy discussion", "A child may be suffering significant harm"),
    ),
)
ASSESSMENT = Step(
    key="assessment",
    title="Child and family assessment",
    basis="Children Act 1989, section 17",
    model=Assessment,
    part=AssessmentChild,
    shows=asked("reviewed_on", "extended_to", "extended_because", "authorised_on"),
    shared=asked(
        *("started_on", "review_on", "working_well", "worries", "parenting", "family_and_home", "history"),
        *("analysis", "next_steps"),
        needed="started_on analysis next_steps",
    ),
    own=asked(
        *("seen_on", "not_seen_because", "is_seen_alone", "not_alone_because", "development", "safety", "wishes"),
        *("factors", "outcome"),
        needed="factors outcome",
    ),
    may=WORKERS,
    approves=MANAGERS,
    clock="assessment",
    next=(
        Next("closed", "No further action"),
        Next("early help", "Early help"),
        Next("child in need plan", "The child is in need"),
        Next("strategy discussion", "A child may be suffering significant harm"),
    ),
)
STRATEGY = Step(
    key="strategy",
    title="Strategy discussion",
    basis="Children Act 1989, section 47; Working Together to Safeguard Children",
    model=StrategyDiscussion,
    part=StrategyChild,
    shared=asked(
        *("held_at", "concern", "known", "safety_now", "enquiry", "actions", "decision_because"),
        needed="held_at concern decision_because",
    ),
    own=asked("outcome", needed="outcome"),
    may=WORKERS,
    approves=MANAGERS,
    clock="strategy_discussion",
    next=(
        Next("section 47 enquiry", "A child may be suffering significant harm"),
        Next("assessment", "There is need, and no reason to enquire"),
    ),
)
ENQUIRY = Step(
    key="enquiry",
    title="Section 47 enquiry",
    basis="Children Act 1989, section 47",
    model=Section47Enquiry,
    part=Section47Child,
    shared=asked(
        *("started_on", "findings", "parents_say", "analysis", "safety_plan", "ended_on"),
        needed="started_on analysis ended_on",
    ),
    own=asked(
        *("seen_on", "not_seen_because", "is_seen_alone", "not_alone_because", "found", "medical", "outcome"),
        *("is_conference_not_required", "not_required_because"),
        needed="outcome is_conference_not_required",
    ),
    may=WORKERS,
    approves=MANAGERS,
    clock="initial_conference",
    next=(
        Next("initial child protection conference", "The risk of significant harm goes on"),
        Next("child in need plan or assessment", "It does not"),
    ),
)
STEPS = (
    *(
        CONTACT,
        EARLY_HELP,
        ASSESSMENT,
        NEED_PLAN,
        STRATEGY,
        ENQUIRY,
        CONFERENCE,
        PROTECTION_PLAN,
        FAMILY_DECISION,
        PRE_PROCEEDINGS,
    ),
    *(VISIT, MEETING),
)
