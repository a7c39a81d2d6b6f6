"""Which children a conference is about, by when it is due and why, and what is known when it is planned or held."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.casework.actions import transfers
from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    PlanTransfer,
    Referral,
    Section47Child,
    Section47Enquiry,
    StrategyDiscussion,
)
from keepsake.clock.due import Due, due
from keepsake.clock.series import next_due
from keepsake.people.known import once
from keepsake.people.models import Person
from keepsake.record.wrong import Wrong
from keepsake.web.casework.act_forms import typed_moment

Kind, Found = Conference.Kind, Section47Child.Outcome
SAFE = (Found.NOT_SUBSTANTIATED, Found.NO_LONGER)
MORNING = time(10, 0)
BORN = (Person.BirthKnown.EXACT, Person.BirthKnown.ESTIMATED)


def open_referral(child: Person) -> Referral:
    """The referral under which a conference meets. Raises Wrong where the child has none."""
    running = Referral.objects.filter(person=child, closed_on__isnull=True).exclude(is_no_further_action=True)
    found: Referral | None = running.first()
    if found is None:
        raise Wrong("children", "One of these children has no open referral.", "Accept or reopen one first.")
    return found


def open_by_transfer(child: Person, by: Account) -> None:
    """Where a child moved here with a plan, the notice of it opens the referral."""
    for transfer in _moves([child.pk]):
        transfers.open_for(transfer=transfer, by=by)


def to_be_conferred(enquiry: Section47Enquiry) -> list[UUID]:
    """The children of an enquiry for whom it was not found that no conference is needed."""
    parts = Section47Child.objects.filter(enquiry=enquiry).exclude(is_conference_not_required=True)
    return list(parts.exclude(outcome__in=SAFE).values_list("person", flat=True))


def follows(enquiry: Section47Enquiry) -> bool:
    """Is a conference planned, or was one held, from this enquiry?"""
    return bool(Conference.objects.filter(enquiry=enquiry, not_held_because="").exists())


def with_plan(people: Iterable[UUID]) -> list[UUID]:
    """Those of these children whose plan runs."""
    them = frozenset(people)
    running = ChildProtectionPlan.objects.filter(person__in=them, ends_on__isnull=True)
    return once(("with plan", them), lambda: list(running.values_list("person", flat=True)))


def to_be_conferred_of(enquiry: Section47Enquiry, people: Iterable[UUID]) -> list[UUID]:
    """Those of these children whom the first conference is to be about: none of them has a plan that runs."""
    them = list(people)
    have = set(with_plan(them))
    return [each for each in to_be_conferred(enquiry) if each in them and each not in have]


def moving_here(people: Iterable[UUID]) -> list[UUID]:
    """Those of these children who moved here for good with a plan that nobody has taken over."""
    return [each.person_id for each in _moves(people)]


def is_coming(child: Person, kind: str) -> bool:
    """Is a conference of this kind planned for the child?"""
    ids = list(ConferenceChild.objects.filter(person=child).values_list("conference", flat=True))
    coming = Conference.objects.filter(pk__in=ids, kind=kind, held_on__isnull=True, not_held_because="")
    return bool(coming.exists())


def due_after_enquiry(enquiry: Section47Enquiry) -> Due | None:
    """Fifteen working days from the discussion that led to it; None where no discussion did."""
    held = StrategyDiscussion.objects.filter(pk=enquiry.discussion_id).first()
    return due("initial_conference", held.held_at) if held else None


def due_after_move(child: Person) -> Due | None:
    """Fifteen working days from the notice that the child has moved."""
    return next((due("transfer_in_conference", each.told_on) for each in _moves([child.pk])), None)


def due_for_review(child: Person) -> Due | None:
    """Three months from the conference that began the plan, then six from the last review; sooner after a birth."""
    plan = ChildProtectionPlan.objects.filter(person=child, ends_on__isnull=True).first()
    if plan is None:
        return None
    ids = list(ConferenceChild.objects.filter(person=child).values_list("conference", flat=True))
    held = Conference.objects.filter(pk__in=ids, held_on__gt=plan.begins_on).values_list("held_on", flat=True)
    reviews = sorted(held)
    review = next_due("protection_review", plan.begins_on, reviews)
    born = Person.objects.filter(pk=child.pk, birth_known__in=BORN, born_on__gt=plan.begins_on).first()
    if born is None or any(each >= born.born_on for each in reviews):
        return review
    return min(review, due("review_after_birth", born.born_on), key=lambda each: each.day)


def due_of_conference(conference: Conference) -> Due | None:
    """By when a planned conference is due, from what led to it."""
    if conference.kind == Kind.REVIEW or conference.kind == Kind.TRANSFER:
        rule = due_for_review if conference.kind == Kind.REVIEW else due_after_move
        each = [rule(Person(pk=who)) for who in _about(conference)]
        return min((one for one in each if one is not None), key=lambda one: one.day, default=None)
    enquiry = Section47Enquiry.objects.filter(pk=conference.enquiry_id).first()
    return due_after_enquiry(enquiry) if enquiry else None


def initial(enquiry: Section47Enquiry, day: date) -> dict[str, Any]:
    """All whom it is to be about, on the last day on which it is in time."""
    them = to_be_conferred(enquiry)
    born = Person.objects.filter(pk__in=them).exclude(birth_known=Person.BirthKnown.EXPECTED).exists()
    kind = Kind.INITIAL if born else Kind.PRE_BIRTH
    return {"kind": kind, "children": _ids(them), **_on(due_after_enquiry(enquiry), day)}


def review(child: Person, day: date) -> dict[str, Any]:
    """The child, and the brothers and sisters whose plans began with the same conference."""
    plan = ChildProtectionPlan.objects.filter(person=child, ends_on__isnull=True).first()
    together = ChildProtectionPlan.objects.filter(conference=plan.conference_id, ends_on__isnull=True) if plan else []
    return {"children": _ids([each.person_id for each in together]), **_on(due_for_review(child), day)}


def transfer(child: Person, day: date) -> dict[str, Any]:
    """The child, and those of whose move the same council told on the same day."""
    moved = next(iter(_moves([child.pk])), None)
    same = PlanTransfer.objects.filter(told_on=moved.told_on, council=moved.council) if moved else []
    return {"children": _ids([each.person_id for each in same]), **_on(due_after_move(child), day)}


def as_planned(conference: Conference, day: date) -> dict[str, Any]:
    """What was planned before."""
    known: dict[str, Any] = {"venue": conference.venue}
    if conference.chaired_by_id:
        known["chaired_by"] = str(conference.chaired_by_id)
    return known | (typed_moment("planned_at", conference.planned_at) if conference.planned_at else {})


def to_be_held(conference: Conference, day: date) -> dict[str, Any]:
    """The planned day if it has come; what was written already; each child's category as it is now."""
    planned = timezone.localtime(conference.planned_at).date() if conference.planned_at else day
    known: dict[str, Any] = {"held_on": min(planned, day)}
    known |= {name: getattr(conference, name) for name in ("strengths", "dangers")}
    for part in ConferenceChild.objects.filter(conference=conference):
        own = {"category": _category(part), "took_part": part.took_part, "threshold": part.threshold}
        known |= {f"{name}_{part.person_id.hex}": value for name, value in own.items() if value}
    return known


def _category(part: ConferenceChild) -> str:
    """That of the plan that is reviewed, or of the plan with which the child moves here."""
    plan = ChildProtectionPlan.objects.filter(pk=part.plan_id).first() if part.plan_id else None
    if plan is not None:
        return str(plan.latest_category)
    return next((each.category for each in _moves([part.person_id])), "")


def unsettled_moves(people: Iterable[UUID]) -> list[PlanTransfer]:
    """Moves of these children between councils of whose plan nobody has said what became of it; asked once."""
    them = frozenset(people)
    rows = PlanTransfer.objects.filter(person__in=them).order_by("told_on")
    return once(("unsettled moves", them), lambda: [each for each in rows if not each.is_settled])


def _moves(people: Iterable[UUID]) -> list[PlanTransfer]:
    moved = unsettled_moves(people)
    return [each for each in moved if each.direction == PlanTransfer.Direction.IN and each.is_temporary is not True]


def _about(conference: Conference) -> list[UUID]:
    return list(ConferenceChild.objects.filter(conference=conference).values_list("person", flat=True))


def _ids(people: Iterable[UUID]) -> list[str]:
    return [str(each) for each in people]


def _on(found: Due | None, day: date) -> dict[str, Any]:
    on = max(found.day, day) if found else day
    return typed_moment("planned_at", timezone.make_aware(datetime.combine(on, MORNING)))
