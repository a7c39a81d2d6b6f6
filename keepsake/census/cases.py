"""The cases of a batch of children as the census has them, read from the record in one query for each kind."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.casework.models import Conference, ConferenceChild, Referral
from keepsake.casework.models.case_record import StepRecord
from keepsake.census.belonging import Period
from keepsake.census.elements import CASE, ENQUIRIES, GROUPS, NO_FURTHER_ACTION, PLANS, Group
from keepsake.census.rows import rows
from keepsake.clock.due import due
from keepsake.record.personal import Personal

STEPS = tuple(group.step for group in GROUPS if group.step is not None)
EXPORTED: tuple[type[Personal], ...] = (Referral, *(g.model for g in GROUPS), *STEPS, Conference, ConferenceChild)
Values = dict[str, Any]


class Case(NamedTuple):
    """A case with what belongs to it, by group."""

    values: Values
    groups: dict[str, list[Values]]


def open_in(period: Period) -> "QuerySet[Referral]":
    """The cases that were open on a day of the period."""
    open_then = Q(closed_on=None) | Q(closed_on__gte=period.first)
    return rows(Referral).filter(open_then, received_on__lte=period.last, withdrawn_at__isnull=True)


def cases_of(people: list[UUID], period: Period) -> dict[UUID, list[Case]]:
    """By person, in the order in which they began."""
    columns = [element.column for element in (*CASE, NO_FURTHER_ACTION)]
    wanted = open_in(period).filter(person_id__in=people)
    found: dict[UUID, list[Case]] = defaultdict(list)
    by_id: dict[UUID, Case] = {}
    for row in wanted.order_by("received_on", "pk").values("id", "person_id", *columns):
        values = period.known(row)
        if values["closed_on"] is None:
            values["closure_reason"] = ""
        by_id[row["id"]] = case = Case(values, defaultdict(list))
        found[row["person_id"]].append(case)
    for group in GROUPS:
        for row in _rows(group, list(by_id)):
            if period.has(group, row):
                by_id[row["referral_id"]].groups[group.name].append(period.known(row))
    _add_reviews([plan for case in by_id.values() for plan in case.groups[PLANS.name]], period)
    return dict(found)


def _rows(group: Group, referrals: list[UUID]) -> list[Values]:
    """The rows of a group. What several children share is read from the step."""
    step = group.step_key.removesuffix("_id")
    paths = {e.column: f"{step}__{e.column}" if e.column in group.on_step else e.column for e in group.elements}
    more = [group.step_key] if step else []
    more += ["enquiry__discussion__held_at"] if group is ENQUIRIES else []
    stands = {f"{step}__withdrawn_at__isnull": True} if step else {}
    if not step and issubclass(group.model, StepRecord):
        stands = {"withdrawn_at__isnull": True}
    found = rows(group.model).filter(referral_id__in=referrals, **stands).order_by(paths[group.begins.column], "pk")
    read = [
        {column: row[path] for column, path in paths.items()}
        | {name: row[name] for name in ("id", "referral_id", *more)}
        for row in found.values("id", "referral_id", *paths.values(), *more)
    ]
    if group is ENQUIRIES:
        _add_conferences(read)
    return read


def _add_conferences(enquiries: list[Values]) -> None:
    """When a conference was due and held, of enquiries that were written here."""
    ids = [row["enquiry_id"] for row in enquiries]
    held = rows(Conference).filter(enquiry_id__in=ids, held_on__isnull=False).exclude(kind=Conference.Kind.REVIEW)
    first: dict[UUID, date] = {}
    for enquiry, on in held.order_by("held_on").values_list("enquiry_id", "held_on"):
        first.setdefault(enquiry, on)
    for row in enquiries:
        row["conference_on"] = row["conference_on"] or first.get(row["enquiry_id"])
        discussed: datetime | None = row.pop("enquiry__discussion__held_at")
        if discussed is not None and row["conference_target_on"] is None:
            row["conference_target_on"] = due("initial_conference", discussed).day


def _add_reviews(plans: list[Values], period: Period) -> None:
    by_plan = {plan["id"]: plan.setdefault("reviews", []) for plan in plans}
    held = rows(ConferenceChild).filter(plan_id__in=by_plan, conference__kind=Conference.Kind.REVIEW)
    known = held.filter(conference__held_on__lte=period.last).order_by("conference__held_on", "pk")
    for plan, on in known.values_list("plan_id", "conference__held_on"):
        by_plan[plan].append(on)
