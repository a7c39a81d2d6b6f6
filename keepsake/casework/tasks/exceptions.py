"""What is missing in an open case, so that a manager sees it: nobody was out, nothing is planned, no day is set."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from keepsake.casework.tasks.facts import ChildFacts
from keepsake.casework.tasks.task import Task


class Missing(StrEnum):
    """Said of children, as the heading of a list."""

    PLAN = "Open longer than an assessment takes, and no plan"
    VISIT = "Not seen since the plan began"
    REVIEW = "The review of the plan is late"
    REVIEW_DATE = "No day is set for the next review"
    CONFERENCE = "The child protection conference is late"
    CORE_GROUP = "The core group has not met in time"
    MINUTES = "A conference was held, and its minutes have not been sent out in time"
    APPROVAL = "Sent, and waits for a manager"
    OVERDUE = "Something else is late"


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One thing that is missing for one child, with the reason."""

    person: UUID
    missing: Missing
    reason: str


_REVIEWS = (
    *("first_protection_review", "later_protection_review", "review_after_birth"),
    *("need_plan_review", "early_help_review"),
)
_HEADINGS = {
    **dict.fromkeys(_REVIEWS, Missing.REVIEW),
    **dict.fromkeys(("initial_conference", "transfer_in_conference"), Missing.CONFERENCE),
    **dict.fromkeys(("first_core_group", "core_group"), Missing.CORE_GROUP),
    "conference_minutes": Missing.MINUTES,
}
_VISITS = ("protection_visit", "need_visit")


def exceptions_of(facts: ChildFacts, tasks: list[Task]) -> list[Exceptional]:
    """What is missing for this child, each thing once."""
    late = [task for task in tasks if task.is_late]
    found: dict[Missing, str] = {}
    plan = facts.protection or facts.need
    if plan is None and facts.open_referrals and not facts.enquiries:
        for task in late:
            if task.key == "assessment":
                found[Missing.PLAN] = task.reason
    if plan is not None and not any(visit >= plan.begins_on for visit in facts.visits):
        for task in (each for each in late if each.key in _VISITS):
            found[Missing.VISIT] = task.reason
    running = plan or facts.early_help
    if running is not None and running.review_planned_on is None:
        coming = next((task for task in tasks if task.key in _REVIEWS), None)
        found[Missing.REVIEW_DATE] = f"{coming.title}. {coming.reason}" if coming else "A plan runs."
    for task in late:
        if task.key in _HEADINGS:
            found[_HEADINGS[task.key]] = task.reason
        elif Missing.VISIT not in found and Missing.PLAN not in found:
            found.setdefault(Missing.OVERDUE, f"{task.title}. {task.reason}")
    for title in facts.unapproved:
        found[Missing.APPROVAL] = f"{title}."
    return [Exceptional(facts.person, missing, reason) for missing, reason in found.items()]
