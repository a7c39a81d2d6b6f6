"""People who live together."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.models import Household, HouseholdMember, Person
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def form(*, name: str, people: Iterable[Person], by: Account, begins_on: date | None = None) -> Household:
    """A household of these people from this day on."""
    members = list(people)
    if not members:
        raise Wrong("people", "A household has at least one person.")
    ids = [each.pk for each in members]
    household = writing.add(Household, name=said("name", name, "Give a name to find it by."), about=ids)
    for person in members:
        writing.add(HouseholdMember, household=household, person=person, begins_on=begins_on)
    return household


@action
def join(*, household: Household, person: Person, by: Account, begins_on: date | None = None) -> HouseholdMember:
    """From this day on the person lives there too."""
    standing = Q(ends_on__isnull=True) if begins_on is None else Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    if HouseholdMember.objects.filter(standing, household=household, person=person).exists():
        raise Wrong("person", "They are in this household already.")
    return writing.add(HouseholdMember, household=household, person=person, begins_on=begins_on, true_from=begins_on)


@action
def leave(*, member: HouseholdMember, ends_on: date, by: Account, because: str = "") -> HouseholdMember:
    """The last day on which they lived there. A household that everybody has left is over."""
    in_order(member.begins_on, ends_on)
    return writing.change(member, ends_on=ends_on, because=because)
