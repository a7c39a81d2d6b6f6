"""Somebody moves into a household, of the family or a new one: who lives there is seen, as far as it may be."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.accounts.models import Account
from keepsake.people.actions import households
from keepsake.people.models import Household, HouseholdMember, Person
from keepsake.people.status import day_before
from keepsake.record.access import Access
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong
from keepsake.web.notices.choosing import offer
from keepsake.web.people.brief import in_force, names_of
from keepsake.web.people.family import related
from keepsake.web.people.fields import choice, day, text, tick
from keepsake.web.people.purposes import READ
from keepsake.web.permissions import Refused
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.step import Step, StepForm

NEW = "new"


class MoveIn(StepForm):
    home = choice("Which household?", (), missing="Choose the household", radios=True)
    name = text("Name of the new household", help="To find it again: Ashgrove, Mill Lane. Only for a new one.")
    others = forms.MultipleChoiceField(
        label="Who else lives in the new household?", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list"},
    )  # fmt: skip
    on = day("From", missing="Enter the first day")
    leaves = tick("They leave every household they are in, the day before", help="Do they leave where they were?")

    def __init__(self, *args: Any, homes: list[tuple[str, str]], family: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "home", [*homes, (NEW, "A new household")])
        if family:
            offer(self, "others", family)
        else:
            del self.fields["others"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("home") == NEW and not cleaned.get("name"):
            self.add_error("name", "Give the new household a name")
        return cleaned


@opens("people.write", categories=READ)
@require_http_methods(["GET", "HEAD", "POST"])
def move_in(request: HttpRequest, id: UUID) -> HttpResponse:
    """From a day on they live with others, or alone."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    if "household" not in access.granted:
        refusal = access.refused.get("household")
        raise Refused(refusal.sentence if refusal else "Households are not shown for this purpose.")
    family = family_around(person, access)
    called = names_of([id], access, access.day)[id].name
    back = reverse("people:person", kwargs={"id": id})
    step = Step(
        f"life:{id.hex}:household", "Say whom they live with", "Save", f"{back}#household", caption=called,
        follows=("Who else lives there stays as it is.", "The address is not changed: add it under Addresses."),
        crumbs=(("Home", reverse("home")), (called, back)),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> str:
        moved(person=person, by=by, given=given)
        return f"{back}?done=household#household"

    homes = _homes([person.pk, *family], access)
    people = sorted(family.items(), key=lambda each: each[1].casefold())
    options = {"homes": homes, "family": [(str(each), name) for each, name in people]}
    return step.answer(request, MoveIn, act, given={"on": access.day, "leaves": ["yes"]}, **options)


@action
def moved(*, person: Person, given: dict[str, Any], by: Account) -> HouseholdMember | Household:
    """Leave what is left, and join or form what is chosen, in one step."""
    on = given["on"]
    if given["leaves"]:
        for stay in HouseholdMember.objects.filter(person=person, ends_on__isnull=True):
            if stay.begins_on is not None and stay.begins_on >= on:
                raise Wrong("on", "They moved where they are on that day or later.", "Correct or end that stay first.")
            households.leave(member=stay, ends_on=day_before(on), because="They moved.", by=by)
    if given["home"] == NEW:
        others = [Person(pk=UUID(each)) for each in given.get("others") or ()]
        return households.form(name=given["name"], people=[person, *others], begins_on=on, by=by)
    home = Household.objects.filter(pk=given["home"]).first()
    if home is None:
        raise Wrong("home", "This household is not shown to you any more.", "Choose another.")
    return households.join(household=home, person=person, begins_on=on, by=by)


def family_around(person: Person, access: Access) -> dict[UUID, str]:
    """Who is related to them or lives with them, of those who may be seen, by name."""
    ids = {end for each in related(person.pk, access) for end in (each.person_id, each.other_id)}
    homes = HouseholdMember.objects.filter(in_force(access.day), person=person).values_list("household", flat=True)
    ids |= set(HouseholdMember.objects.filter(household__in=list(homes)).values_list("person", flat=True))
    seen = list(Person.objects.filter(pk__in=ids - {person.pk}).values_list("pk", flat=True))
    access.saw(seen)
    return {id: called.name for id, called in names_of(seen, access, access.day).items()}


def _homes(people: list[UUID], access: Access) -> list[tuple[str, str]]:
    """The households of these people, with who lives there today; none where somebody may not be seen."""
    rows = list(HouseholdMember.objects.filter(in_force(access.day), person__in=people))
    homes = Household.objects.filter(pk__in={row.household_id for row in rows}).order_by("name", "pk")
    members = HouseholdMember.objects.filter(in_force(access.day), household__in=homes)
    by_home: dict[UUID, list[UUID]] = {}
    for member in members:
        by_home.setdefault(member.household_id, []).append(member.person_id)
    names = names_of({id for each in by_home.values() for id in each}, access, access.day)
    access.saw(names)
    return [
        (str(home.pk), f"{home.name}: {', '.join(sorted(names[id].name for id in by_home.get(home.pk, [])))}")
        for home in homes
    ]
