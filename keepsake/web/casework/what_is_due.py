"""What is due for a child, as the pages of their casework show it: with the reason of each day."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from keepsake.casework.steps.helping import EARLY_HELP, NEED_PLAN
from keepsake.casework.steps.protection import CONFERENCE, PROTECTION_PLAN
from keepsake.casework.steps.register import ASSESSMENT
from keepsake.casework.steps.with_the_family import FAMILY_DECISION, PRE_PROCEEDINGS
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.task import Task, in_order
from keepsake.casework.tasks.working_out import REVIEW_POINTS, tasks_of
from keepsake.clock.library import the_clock
from keepsake.web.casework.stepping import Found

# Which tasks are those of a step: they are told on its page too.
OF_STEPS = {
    ASSESSMENT.key: set(REVIEW_POINTS),
    FAMILY_DECISION.key: {"family_plan_review"},
    EARLY_HELP.key: {"early_help_review", "promised"},
    NEED_PLAN.key: {"need_plan_review", "need_visit", "promised"},
    PRE_PROCEEDINGS.key: {"pre_proceedings", "agreed_meeting"},
    CONFERENCE.key: {"conference_report", "conference_minutes"},
    PROTECTION_PLAN.key: {
        *("first_core_group", "core_group", "first_protection_review", "later_protection_review"),
        *("review_after_birth", "protection_visit", "promised"),
    },
}


def tasks_for(people: Collection[UUID]) -> list[Task]:
    """All that is due for these people, the earliest first."""
    now, clock = timezone.localtime(), the_clock()
    return in_order(task for facts in facts_of(people) for task in tasks_of(facts, now, clock))


def tasks_of_step(found: Found) -> list[Task]:
    """What is due under one step while it is open."""
    keys = OF_STEPS.get(found.step.key, set())
    if not keys or not found.is_open:
        return []
    tasks = tasks_for([each.brief.id for each in found.children])
    told = {(each.key, each.title, each.at): each for each in tasks if each.key in keys}
    return list(told.values())
