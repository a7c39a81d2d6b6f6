"""With whom somebody lives, over time. Moving in has a page of its own."""

from datetime import date

from keepsake.people.models import Household, HouseholdMember
from keepsake.people.unseen import living_in
from keepsake.record.opened import current
from keepsake.web.people.brief import in_force, names_of
from keepsake.web.people.fields import RecordForm, day
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

NOT_SHOWN = "A household with somebody who is not shown to you"


class StayForm(RecordForm):
    begins_on = day("From")
    ends_on = day("Until")


def line(stay: HouseholdMember, today: date) -> Line:
    """ "Ashgrove, Mill Lane", with the others who live there today, of those who may be seen."""
    access = current()
    home = Household.objects.filter(pk=stay.household_id).first()
    members = living_in(stay.household_id, today) - {stay.person_id}
    rows = HouseholdMember.objects.filter(in_force(today), household=stay.household_id, person__in=members)
    ids = list(dict.fromkeys(rows.values_list("person", flat=True)))
    access.saw(ids)
    names = sorted(each.name for each in names_of(ids, access, today).values())
    past = is_over(stay, today)
    others = "" if past else f"With {', '.join(names)}" if names else "Nobody else whom you may see"
    return Line(home.name if home else NOT_SHOWN, notes(span(stay), others), is_past=past)


HOUSEHOLDS = Noun("households", "living in a household", "household", HouseholdMember, "household", StayForm, line)
