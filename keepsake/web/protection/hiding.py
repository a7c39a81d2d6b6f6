"""Hiding where a person lives from another person: from a parent who must not find a child."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from keepsake.people.actions import hidden_from
from keepsake.people.models import HiddenFrom, HouseholdMember, Person, Relationship
from keepsake.record.access import Access
from keepsake.web.notices.choosing import offer
from keepsake.web.people.brief import names_of
from keepsake.web.people.fields import day, long_text
from keepsake.web.protection.person import step_about
from keepsake.web.work.choosing import offered
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class Hide(StepForm):
    other = offered("From whom?", (), missing="Choose from whom", help="Only people of the family whom you may see.")
    reason = long_text("Why?", missing="Say why", longest=1000)
    ends_on = day("Until when?", help="Leave it empty if nobody knows.")

    def __init__(self, *args: Any, family: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "other", [("", "Choose"), *family])


class Lift(StepForm):
    on = day("From which day may it be told again?", missing="Enter a day")
    because = long_text("Why?", missing="Say why", longest=1000)


@opens("protection.hide")
@ANSWERS
def hide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Hide the address from one person of the family."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    family = family_of(person, access)
    follows = (
        "Whoever is about to show or send them this address is told not to.",
        "The same holds for anybody who lives at the same place: one address tells the other.",
        "Workers still see it, with the warning beside it.",
    )
    says = () if family else ("No other person of the family is recorded whom you may see. Record the family first.",)
    title = "Hide where they live from somebody"
    step = step_about(person, access, "hide", title, "Hide it", follows=follows, says=says)

    def act(given: dict[str, Any]) -> None:
        other = Person(pk=UUID(given["other"]))
        hidden_from.place(person=person, other=other, reason=given["reason"], ends_on=given["ends_on"], by=by)

    return step.answer(request, Hide, act, family=family)


@opens("protection.hide")
@ANSWERS
def lift(request: HttpRequest, id: UUID, hidden: UUID) -> HttpResponse:
    """It may be told again."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = HiddenFrom.objects.filter(person=person, pk=hidden).first()
    if found is None:
        raise Http404
    step = step_about(
        person,
        access,
        f"unhide:{hidden.hex}",
        "The address may be told again",
        "Save",
        warns=True,
        stands=Stands(record=found),
    )

    def act(given: dict[str, Any]) -> None:
        hidden_from.lift(hidden=found, on=given["on"], because=given["because"], by=by)

    return step.answer(request, Lift, act, given={"on": access.day})


def family_of(person: Person, access: Access) -> list[tuple[str, str]]:
    """Who is related to a person, or lives or lived with them, of those who may be seen; by name."""
    of_them = Relationship.objects.filter(Q(person=person) | Q(other=person)).values_list("person_id", "other_id")
    found = {id for pair in of_them for id in pair}
    homes = list(HouseholdMember.objects.filter(person=person).values_list("household_id", flat=True))
    found |= set(HouseholdMember.objects.filter(household__in=homes).values_list("person_id", flat=True))
    seen = set(Person.objects.filter(pk__in=found - {person.pk}).values_list("pk", flat=True))
    access.saw(seen)
    names = names_of(seen, access, access.day)
    return sorted(((str(id), names[id].name) for id in seen), key=lambda each: each[1].casefold())
