"""Families by name: who belongs to one from when to when. What is written of a whole family is about all of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.models import FamilyGroup, FamilyMember, Person
from keepsake.people.seeing import must_see
from keepsake.people.status import holds_on
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def form(*, name: str, people: Iterable[Person], by: Account, begins_on: date | None = None) -> FamilyGroup:
    """A family of these people from this day on."""
    members = list(people)
    if not members:
        raise Wrong("people", "A family has at least one person.")
    must_see(*members)
    words = said("name", name, "Give a name to find it by.")
    group = writing.add(FamilyGroup, name=words, about=[each.pk for each in members])
    for person in members:
        writing.add(FamilyMember, group=group, person=person, begins_on=begins_on, true_from=begins_on)
    return group


@action
def join(*, group: FamilyGroup, person: Person, by: Account, begins_on: date | None = None) -> FamilyMember:
    """From this day on the person belongs to it too."""
    standing = Q(ends_on__isnull=True) if begins_on is None else Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    if FamilyMember.objects.filter(standing, group=group, person=person).exists():
        raise Wrong("person", "They belong to this family already.")
    return writing.add(FamilyMember, group=group, person=person, begins_on=begins_on, true_from=begins_on)


@action
def leave(*, member: FamilyMember, ends_on: date, by: Account, because: str = "") -> FamilyMember:
    """The last day on which they belonged to it. A family that everybody has left is over."""
    in_order(member.begins_on, ends_on)
    return writing.change(member, ends_on=ends_on, because=because)


@action
def rename(*, group: FamilyGroup, name: str, because: str, by: Account, seen: int | None = None) -> FamilyGroup:
    """The council calls it otherwise from now on; what it was called is kept."""
    words = said("name", name, "Give a name to find it by.")
    return writing.change(group, name=words, because=said("because", because, "Say why."), seen=seen)


def people_on(group: FamilyGroup, day: date) -> list[Person]:
    """Whom a note about the whole family is about on this day, of those who may be seen, in the order they came."""
    rows = FamilyMember.objects.filter(group=group).order_by("begins_on", "recorded_at", "pk")
    return [Person(pk=each.person_id) for each in rows if holds_on(each, day)]
