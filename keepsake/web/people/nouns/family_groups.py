"""The families somebody belongs to, by name, over time. Coming into one has a page of its own."""

from datetime import date

from keepsake.people.models import FamilyGroup, FamilyMember
from keepsake.people.unseen import belonging_to
from keepsake.record.about import whole
from keepsake.web.addresses import url
from keepsake.web.people.nouns.households import StayForm, with_whom
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

NOT_SHOWN = "A family with somebody who is not shown to you"


def line(member: FamilyMember, today: date) -> Line:
    """ "The Ashgroves of Mill Lane", with the others who belong to it today, of those who may be seen."""
    group = next(iter(whole(FamilyGroup, [member.group_id])), None)
    others = with_whom(FamilyMember, belonging_to(member.group_id, today) - {member.person_id}, today)
    past = is_over(member, today)
    address = url("life:family-group", id=member.person_id, group=group.pk) if group else ""
    return Line(
        group.name if group else NOT_SHOWN, notes(span(member), "" if past else others), is_past=past, url=address
    )


FAMILY_GROUPS = Noun(
    "family-groups", "belonging to a family", "family-groups", FamilyMember, "relationships", StayForm, line
)
