"""What is to be looked at again: answers whose source was corrected, and what followed from a reopened decision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from keepsake.casework.following import followed_from
from keepsake.casework.known_answers import CHILDREN, corrected_for
from keepsake.casework.models import Assessment, Contact, Section47Enquiry, StrategyDiscussion
from keepsake.casework.tasks.facts import Corrected, Unsettled
from keepsake.casework.tasks.rows import Found, say, through
from keepsake.clock.london import day_of
from keepsake.record.opened import current

REOPENED: dict[Any, str] = {
    Contact: "referrals",
    Assessment: "assessments",
    StrategyDiscussion: "child_protection",
    Section47Enquiry: "child_protection",
}


def corrected(found: Found, people: Collection[UUID]) -> None:
    """Answers that were taken from a record which was corrected since."""
    for each in corrected_for(people):
        if each.corrected_at is not None:
            say(found, each.used.person_id, corrected=(Corrected(each.what, day_of(each.corrected_at)),))


def unsettled(found: Found, people: Collection[UUID]) -> None:
    """What followed from decisions that were reopened, and nobody has said of whether it stands."""
    for model, category in REOPENED.items():
        if category in current().granted:
            part, key = CHILDREN[model]
            for who, step in through(part, key, people, model.objects.filter(reopened_at__isnull=False)):
                waiting = [each for each in followed_from(step) if not each.is_settled and who in each.people]
                if waiting:
                    say(found, who, unsettled=(Unsettled(len(waiting), day_of(step.reopened_at)),))
