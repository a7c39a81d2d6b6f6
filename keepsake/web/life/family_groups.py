"""Families by name: somebody comes into one, of the people around them or a new one; and one family with its people."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people.actions import family_groups
from keepsake.people.models import FamilyGroup, FamilyMember, Person
from keepsake.people.status import holds_on
from keepsake.record.access import Access
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong
from keepsake.web.life.households import family_around
from keepsake.web.notices.choosing import offer
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import briefs, in_force, names_of
from keepsake.web.people.fields import choice, day, text
from keepsake.web.people.nouns.noun import span
from keepsake.web.people.purposes import READ
from keepsake.web.permissions import Refused
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

NEW = "new"
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class Belong(StepForm):
    group = choice("Which family?", (), missing="Choose the family", radios=True)
    name = text("Name of the new family", help="To speak of it: the Ashgroves of Mill Lane. Only for a new one.")
    others = forms.MultipleChoiceField(
        label="Who else belongs to the new family?", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list"},
    )  # fmt: skip
    on = day("From", help="Leave it empty where it was always so.")

    def __init__(self, *args: Any, groups: list[tuple[str, str]], family: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", [*groups, (NEW, "A new family")])
        if family:
            offer(self, "others", family)
        else:
            del self.fields["others"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("group") == NEW and not cleaned.get("name"):
            self.add_error("name", "Give the new family a name")
        return cleaned


class Rename(StepForm):
    name = text("What is it called?", missing="Give it a name to find it by")
    because = text("Why?", missing="Say why")


@opens("people.write", categories=READ)
@ANSWERS
def belong(request: HttpRequest, id: UUID) -> HttpResponse:
    """From a day on they belong to a family."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    if "relationships" not in access.granted:
        refusal = access.refused.get("relationships")
        raise Refused(refusal.sentence if refusal else "Families are not shown for this purpose.")
    family = family_around(person, access)
    called = names_of([id], access, access.day)[id].name
    back = reverse("people:person", kwargs={"id": id})
    step = Step(
        f"life:{id.hex}:family-group", "Say to which family they belong", "Save", f"{back}#family-groups",
        caption=called, crumbs=(("Home", reverse("home")), (called, back)),
        follows=("What is written about the whole family is offered for all who belong to it on that day.",
                 "How they are related stays as it is recorded."),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> str:
        joined(person=person, given=given, by=by)
        return f"{back}?done=family-groups#family-groups"

    people = sorted(family.items(), key=lambda each: each[1].casefold())
    options: dict[str, Any] = {
        "groups": _groups([person.pk, *family], person, access),
        "family": [(str(each), name) for each, name in people],
    }
    return step.answer(request, Belong, act, **options)


@action
def joined(*, person: Person, given: dict[str, Any], by: Account) -> FamilyMember | FamilyGroup:
    """Form the new family, or join the one that is chosen."""
    if given["group"] == NEW:
        people = [person, *(Person(pk=UUID(each)) for each in given.get("others") or ())]
        return family_groups.form(name=given["name"], people=people, begins_on=given["on"], by=by)
    group = FamilyGroup.objects.filter(pk=given["group"]).first()
    if group is None:
        raise Wrong("group", "This family is not shown to you any more.", "Choose another.")
    return family_groups.join(group=group, person=person, begins_on=given["on"], by=by)


@opens("people.read", categories=READ)
@require_safe
def one(request: HttpRequest, id: UUID, group: UUID) -> HttpResponse:
    """A family: who belongs to it, and who did."""
    person, access = whom(request, id), access_of(request)
    found = _group(group, id)
    rows = list(FamilyMember.objects.filter(group=found).order_by("begins_on", "recorded_at", "pk"))
    shown = briefs([each.person_id for each in rows], access)
    told = [(shown[each.person_id], span(each), holds_on(each, access.day)) for each in rows if each.person_id in shown]
    called = names_of([person.pk], access, access.day)[person.pk].name
    values = {
        "group": found,
        "now": [each for each in told if each[2]],
        "before": [each for each in told if not each[2]],
        "person": person,
        "in_day": in_day,
        "crumbs": [("Home", reverse("home")), (called, reverse("people:person", kwargs={"id": id}))],
    }
    return render(request, "life/family_group.html", values)


@opens("people.write", categories=READ)
@ANSWERS
def rename(request: HttpRequest, id: UUID, group: UUID) -> HttpResponse:
    """A family is called otherwise."""
    whom(request, id)
    found, by = _group(group, id), account_of(request)
    back = reverse("life:family-group", kwargs={"id": id, "group": group})
    crumbs = (("Home", reverse("home")), (found.name, back))
    step = Step(
        f"life:family-group:{group.hex}:name", "Call the family otherwise", "Save", back, caption=found.name,
        crumbs=crumbs, stands=Stands(record=found),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        family_groups.rename(group=found, by=by, **given)

    return step.answer(request, Rename, act, given={"name": found.name})


def _group(group: UUID, person: UUID) -> FamilyGroup:
    found: FamilyGroup | None = FamilyGroup.objects.filter(pk=group, members__person=person).distinct().first()
    if found is None:
        raise Http404
    return found


def _groups(people: list[UUID], person: Person, access: Access) -> list[tuple[str, str]]:
    """The families of these people, with who belongs to each today; none that the person belongs to already."""
    rows = list(FamilyMember.objects.filter(in_force(access.day), person__in=people))
    theirs = {row.group_id for row in rows if row.person_id == person.pk}
    groups = FamilyGroup.objects.filter(pk__in={row.group_id for row in rows} - theirs).order_by("name", "pk")
    members: dict[UUID, list[UUID]] = {}
    for each in FamilyMember.objects.filter(in_force(access.day), group__in=groups):
        members.setdefault(each.group_id, []).append(each.person_id)
    names = names_of({id for each in members.values() for id in each}, access, access.day)
    access.saw(names)
    return [
        (str(group.pk), f"{group.name}: {', '.join(sorted(names[id].name for id in members.get(group.pk, [])))}")
        for group in groups
    ]
