"""The families somebody belongs to, by name, over time. Coming into one has a page of its own."""

from datetime import date

from django.urls import reverse

from keepsake.people.models import FamilyGroup, FamilyMember
from keepsake.record.opened import current
from keepsake.web.people.brief import in_force, names_of
from keepsake.web.people.nouns.households import StayForm
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

NOT_SHOWN = "A family with somebody who is not shown to you"


def line(member: FamilyMember, today: date) -> Line:
    """ "The Ashgroves of Mill Lane", with the others who belong to it today, of those who may be seen."""
    access = current()
    group = FamilyGroup.objects.filter(pk=member.group_id).first()
    rows = FamilyMember.objects.filter(in_force(today), group=member.group_id).exclude(person=member.person_id)
    ids = list(dict.fromkeys(rows.values_list("person", flat=True)))
    access.saw(ids)
    names = sorted(each.name for each in names_of(ids, access, today).values())
    past = is_over(member, today)
    others = "" if past else f"With {', '.join(names)}" if names else "Nobody else whom you may see"
    url = reverse("life:family-group", kwargs={"id": member.person_id, "group": group.pk}) if group else ""
    return Line(group.name if group else NOT_SHOWN, notes(span(member), others), is_past=past, url=url)


FAMILY_GROUPS = Noun(
    "family-groups", "belonging to a family", "family-groups", FamilyMember, "relationships", StayForm, line
)
