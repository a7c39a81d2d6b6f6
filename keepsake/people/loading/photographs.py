"""Drawn pictures of some of the invented children, put into the record as a worker would: sealed, with who agreed."""

from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.clock.ages import age_on
from keepsake.people.actions import photographs
from keepsake.people.demo_council.portraits import portrait
from keepsake.people.loading.casting import PARTS, SOCIAL_WORKER, TWIN_RECORD
from keepsake.people.loading.records import person_id
from keepsake.people.models import Allocation, Person, Photograph
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opening import open_access
from keepsake.record.trail import gather

WHO = next(name for name, part in PARTS.items() if part == SOCIAL_WORKER)
KNOWING, SHOWING = ("date_of_birth", "sex", "allocation"), ("name", "visual_images")
GROWN_UP = 18
EVERY_OTHER = 3  # one child in three has none, as in every council
AGREED = "A parent and the child agreed, in this invented council: to know the child by."


def load_photographs(today: date) -> int:
    """Pictures of most of the children of the demonstration's social worker, where there are none yet; how many."""
    worker = Account.objects.get(is_demo=True, username=WHO)
    opened = partial(open_access, worker=worker.pk, role="social_worker", day=today)
    with opened(purpose="safeguard_children", categories=KNOWING), transaction.atomic():
        told = [
            (child, portrait(number * 7 + 3, age, child.sex), _taken(child, today))
            for number, (child, age) in enumerate(_children(worker.pk, today))
        ]
    with opened(purpose="identify_by_image", categories=SHOWING) as access, transaction.atomic():
        if Photograph.objects.exists():
            return 0
        for child, drawn, taken_on in told:
            photographs.add(person=child, sent=drawn.png, shows=drawn.shows, why=AGREED, taken_on=taken_on, by=worker)
        pending = Pending()
        gather(access, pending)
        write(pending)
    return len(told)


def _children(worker: UUID, today: date) -> list[tuple[Person, int]]:
    """Who is born, and a child: two of three. The record that was made a second time by mistake has none."""
    theirs = Allocation.objects.filter(worker=worker, ends_on__isnull=True).values_list("person", flat=True)
    found = []
    known = Person.objects.filter(pk__in=list(theirs), died_on__isnull=True).exclude(pk=UUID(person_id(TWIN_RECORD)))
    for each in known.order_by("pk"):
        born = each.born_on if each.birth_known in ("exact", "estimated") else None
        if born is not None and born <= today and age_on(born, today) < GROWN_UP:
            found.append((each, age_on(born, today)))
    return [each for number, each in enumerate(found) if number % EVERY_OTHER != EVERY_OTHER - 1]


def _taken(child: Person, today: date) -> date:
    """In the year before, and after the birth."""
    year_before = today.replace(day=1, year=today.year - 1)
    return max(year_before, child.born_on) if child.born_on else year_before
