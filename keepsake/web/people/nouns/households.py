"""With whom somebody lives, over time. Moving in has a page of its own."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from keepsake.people.models import Household, HouseholdMember
from keepsake.people.unseen import living_in
from keepsake.record.about import may_be_seen, whole
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.web.people.brief import names_of
from keepsake.web.people.fields import RecordForm, day
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

NOT_SHOWN = "A household with somebody who is not shown to you"


class StayForm(RecordForm):
    begins_on = day("From")
    ends_on = day("Until")


def line(stay: HouseholdMember, today: date) -> Line:
    """ "Ashgrove, Mill Lane", with the others who live there today, of those who may be seen."""
    home = next(iter(whole(Household, [stay.household_id])), None)
    others = with_whom(HouseholdMember, living_in(stay.household_id, today) - {stay.person_id}, today)
    past = is_over(stay, today)
    return Line(home.name if home else NOT_SHOWN, notes(span(stay), "" if past else others), is_past=past)


def with_whom(model: type[Personal], people: Iterable[UUID], today: date) -> str:
    """The others of a household or a family, by name, where such a record of them may be seen."""
    access = current()
    ids = may_be_seen(model, people)
    access.saw(sorted(ids))
    names = sorted(each.name for each in names_of(ids, access, today).values())
    return f"With {', '.join(names)}" if names else "Nobody else whom you may see"


HOUSEHOLDS = Noun("households", "living in a household", "household", HouseholdMember, "household", StayForm, line)
