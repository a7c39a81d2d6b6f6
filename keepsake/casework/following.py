"""What followed from a decision: every record that points back to it, in words that a manager can go through."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    Contact,
    EarlyHelp,
    EarlyHelpChild,
    FollowUp,
    PreProceedings,
    Referral,
    Section47Child,
    Section47Enquiry,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.casework.models.case_record import CaseRecord, OwnPart
from keepsake.clock.london import day_of
from keepsake.record.history import history
from keepsake.record.opened import current

PARTS: Mapping[type[CaseRecord], tuple[type[OwnPart], str]] = {
    Assessment: (AssessmentChild, "assessment"),
    StrategyDiscussion: (StrategyChild, "discussion"),
    Section47Enquiry: (Section47Child, "enquiry"),
    Conference: (ConferenceChild, "conference"),
    EarlyHelp: (EarlyHelpChild, "early_help"),
}
CATEGORY: Mapping[type[CaseRecord], str] = {
    Referral: "referrals",
    EarlyHelp: "referrals",
    Assessment: "assessments",
    ChildInNeedPlan: "child_in_need_plan",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """One record that followed: about whom, what it is, since when, and what was said of it since the reopening."""

    record: CaseRecord
    people: tuple[UUID, ...]
    title: str
    said: FollowUp | None

    @property
    def is_settled(self) -> bool:
        return self.said is not None


def followed_from(record: Any) -> list[Followed]:
    """What had followed from a decision when it was reopened; nothing where it was not. The earliest first."""
    if record.reopened_at is None:
        return []
    said = FollowUp.objects.filter(reopened_id=record.pk, looked_at__gte=record.reopened_at).order_by("looked_at")
    answers = {each.followed_id: each for each in said}
    found = [each for each in _closure(record) if _made_at(each) < record.reopened_at]
    return [
        Followed(each, tuple(people_of(each)), title_of(each), answers.get(each.pk))
        for each in sorted(found, key=lambda each: (_began(each), _made_at(each), str(each.pk)))
    ]


def people_of(record: CaseRecord) -> list[UUID]:
    """Whom it is about."""
    if hasattr(record, "person_id"):
        return [record.person_id]
    part, key = PARTS[type(record)]
    return list(part.objects.filter(**{key: record}).order_by("pk").values_list("person", flat=True))


def title_of(record: CaseRecord) -> str:
    """What it is and since when: "Child in need plan from 3 May 2026"."""
    name = str(record._meta.verbose_name).replace("section47", "section 47")
    return f"{name[:1].upper()}{name[1:]} from {_began(record):%-d %B %Y}"


def _closure(record: CaseRecord) -> Iterator[CaseRecord]:
    """Everything that points back to it, through what points back to it."""
    waiting, met = list(_next(record)), {record.pk}
    while waiting:
        each = waiting.pop()
        if each.pk not in met:
            met.add(each.pk)
            yield each
            waiting += _next(each)


def _next(record: CaseRecord) -> list[CaseRecord]:
    return [each for find in NEXT.get(type(record), ()) for each in find(record)]


def _of(model: Any, key: str) -> Callable[[Any], Iterable[CaseRecord]]:
    def find(record: Any) -> Iterable[CaseRecord]:
        return model.objects.filter(**{key: record}) if _may_read(model) else ()

    return find


def _through(step: Any) -> Callable[[Any], Iterable[CaseRecord]]:
    """Steps that a child's part joins to a referral."""
    part, key = PARTS[step]

    def find(referral: Any) -> Iterable[CaseRecord]:
        if not _may_read(step):
            return ()
        steps: Any = step.objects
        ids = list(part.objects.filter(referral=referral).values_list(key, flat=True))
        return list(steps.filter(pk__in=ids))

    return find


def _after_assessing(assessment: Any) -> Iterable[CaseRecord]:
    """What was begun for its referrals once it was approved."""
    approved = assessment.approved_at
    referrals = AssessmentChild.objects.filter(assessment=assessment, referral__isnull=False)
    for referral in Referral.objects.filter(pk__in=list(referrals.values_list("referral", flat=True))):
        for each in _next(referral):
            if each.pk != assessment.pk and approved is not None and _made_at(each) >= approved:
                yield each


NEXT: Mapping[type[CaseRecord], tuple[Callable[[Any], Iterable[CaseRecord]], ...]] = {
    Contact: (_of(Referral, "contact"), _of(EarlyHelp, "contact")),
    EarlyHelp: (_of(Referral, "early_help"),),
    Referral: (
        *map(_through, (Assessment, StrategyDiscussion, Section47Enquiry, Conference)),
        *(_of(model, "referral") for model in (ChildInNeedPlan, ChildProtectionPlan, PreProceedings)),
        _of(EarlyHelp, "after"),
    ),
    Assessment: (_after_assessing,),
    StrategyDiscussion: (_of(Section47Enquiry, "discussion"),),
    Section47Enquiry: (_of(Conference, "enquiry"),),
    Conference: (_of(ChildProtectionPlan, "conference"),),
}
BEGAN = ("received_on", "begins_on", "started_on", "held_at", "held_on", "planned_at", "received_at")


def _may_read(model: type[CaseRecord]) -> bool:
    return CATEGORY.get(model, "child_protection") in current().granted


def _made_at(record: CaseRecord) -> datetime:
    return history(record)[0].recorded_at


def _began(record: CaseRecord) -> date:
    began = (on for name in BEGAN if (on := getattr(record, name, None)) is not None)
    return day_of(next(began, record.recorded_at))
