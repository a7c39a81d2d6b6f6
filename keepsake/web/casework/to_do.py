"""What a page of child protection offers beside what is done with its own record, and by when, so that nobody searches.

The next thing of a child's case is on the child's page, though it is done with an enquiry, a conference or a plan.
"""

from typing import Any

from keepsake.casework.models import Conference
from keepsake.casework.models.case_record import CaseRecord
from keepsake.casework.steps.protection import CONFERENCE, PROTECTION_PLAN
from keepsake.casework.steps.register import ENQUIRY, STRATEGY
from keepsake.clock.due import Due
from keepsake.clock.london import day_of
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.web.casework.acting import Offered
from keepsake.web.casework.declared.conferring import due_of_conference
from keepsake.web.casework.listing import offered
from keepsake.web.casework.stepping import Found, records_of

# A plan's page offers what is done for the child, and for brothers and sisters with a plan.
ALSO = {PROTECTION_PLAN.key: frozenset({"plan-review-conference", "moves-away"})}
NEXT = frozenset(
    {
        *("plan-initial-conference", "plan-review-conference", "plan-transfer-conference", "hold-conference"),
        *("send-minutes", "step-all-down", "step-down-to-need"),
    }
)
LEADING_ON = (STRATEGY, ENQUIRY, CONFERENCE, PROTECTION_PLAN)


def also_offered(found: Found, access: Access) -> tuple[Offered, ...]:
    """What may be done for the one child of a step."""
    keys = ALSO.get(found.step.key, frozenset())
    return _among(Person(pk=found.record.person_id), keys, access) if keys else ()


def next_for(child: Person, access: Access) -> tuple[Offered, ...]:
    """What the child's case waits for: the act that leads on from the last of each step; each act once."""
    found = {each.act.key: each for each in _among(child, NEXT, access)}
    for step in LEADING_ON:
        last: CaseRecord | None = next(reversed(records_of(step, child.pk)), None)
        for each in _among(last, NEXT, access) if last is not None and not _is_to_come(last, access) else ():
            found.setdefault(each.act.key, each)
    if "step-all-down" in found:
        found.pop("step-down-to-need", None)
    return tuple(found.values())


def _is_to_come(record: Any, access: Access) -> bool:
    """Is it planned for a day that has not come? Its own page says what can be done with it before."""
    is_planned = isinstance(record, Conference) and record.planned_at is not None
    return is_planned and day_of(record.planned_at) > access.day


def is_unborn(child: Person, access: Access) -> bool:
    """Is the child not born yet, as far as it may be known?"""
    return "date_of_birth" in access.granted and child.birth_known == Person.BirthKnown.EXPECTED


def due_in_protection(found: Found) -> Due | None:
    """By when a conference that is planned must meet."""
    record: Any = found.record
    if isinstance(record, Conference) and record.held_on is None and not record.not_held_because:
        return due_of_conference(record)
    return None


def _among(record: Any, keys: frozenset[str], access: Access) -> tuple[Offered, ...]:
    return tuple(each for each in offered(record, access) if each.act.key in keys)
