"""The families of the demonstration's social worker by name, each of those who live together."""

from datetime import date
from uuid import UUID

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.people.actions import family_groups
from keepsake.people.loading.photographs import WHO
from keepsake.people.models import Allocation, FamilyGroup, HouseholdMember, Person, PersonName
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opening import open_access
from keepsake.record.trail import gather

WANTED = ("name", "date_of_birth", "household", "relationships", "allocation")


def load_family_groups(today: date) -> int:
    """A family for each household of people whom the worker works with, where there are none yet; how many."""
    worker = Account.objects.get(is_demo=True, username=WHO)
    opening = open_access(
        worker=worker.pk, role="social_worker", purpose="safeguard_children", categories=WANTED, day=today
    )
    with opening as access, transaction.atomic():
        if FamilyGroup.objects.exists():
            return 0
        homes = _homes(worker.pk)
        for people in homes:
            family_groups.form(name=_name(people), people=[Person(pk=each) for each in people], by=worker)
        pending = Pending()
        gather(access, pending)
        write(pending)
    return len(homes)


def _homes(worker: UUID) -> list[list[UUID]]:
    """Those of the worker's people who live together, two or more."""
    theirs = list(Allocation.objects.filter(worker=worker, ends_on__isnull=True).values_list("person", flat=True))
    stays = HouseholdMember.objects.filter(person__in=theirs, ends_on__isnull=True).order_by("household", "person")
    found: dict[UUID, list[UUID]] = {}
    for home, person in stays.values_list("household", "person"):
        found.setdefault(home, []).append(person)
    return [people for people in found.values() if len(set(people)) > 1]


def _name(people: list[UUID]) -> str:
    """By the family name that most of them have."""
    names = list(PersonName.objects.filter(person__in=people, kind="current").values_list("family", flat=True))
    return f"The {max(sorted(set(names)), key=names.count)} family"
