"""The families, by name, that somebody belongs to: what is written of one is about all who belong to it that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from keepsake.people.actions.family_groups import people_on
from keepsake.people.models import FamilyGroup, FamilyMember
from keepsake.people.status import holds_on
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief


@dataclass(frozen=True, slots=True)
class Family:
    """Its name, and who belongs to it on the day of the access."""

    id: UUID
    name: str
    members: tuple[UUID, ...]

    def label(self, known: Mapping[UUID, Brief]) -> str:
        """The name of the family, and whom it stands for."""
        return f"{self.name}: {', '.join(sorted(known[each].name for each in self.members if each in known))}"


def families_of(person: UUID, access: Access) -> tuple[Family, ...]:
    """Those of more than one member, all of whom may be seen."""
    if "relationships" not in access.granted:
        return ()
    rows: QuerySet[FamilyMember] = FamilyMember.objects.filter(person=person)
    held = [each.group_id for each in rows if holds_on(each, access.day)]
    found = []
    for group in FamilyGroup.objects.filter(pk__in=held).order_by("name", "pk"):
        members = tuple(dict.fromkeys(each.pk for each in people_on(group, access.day)))
        if len(members) > 1:
            found.append(Family(group.pk, group.name, members))
    return tuple(found)
