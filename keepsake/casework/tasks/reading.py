"""Reads the facts that tasks follow from, for many children in a fixed small number of queries.

All of it is read under the open access: what is not granted is left out, and who may not be seen is in nothing. Each
record is read by itself, and never through another, so that what is asked of it is decided on its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    Contact,
    ContactChild,
    Meeting,
    MeetingChild,
    PlanAction,
    Referral,
    Section47Child,
    Section47Enquiry,
    StrategyDiscussion,
    Visit,
    VisitChild,
)
from keepsake.casework.tasks import facts
from keepsake.casework.tasks.facts import Assessing, ChildFacts, Enquiring, Planned, Promised
from keepsake.clock.london import day_of
from keepsake.record.opened import current

READ = ("referrals", "assessments", "child_protection", "child_in_need_plan", "case_notes", "meeting_minutes")
Days = dict[UUID, list[date]]
Found = dict[UUID, ChildFacts]


def facts_of(people: Collection[UUID]) -> list[ChildFacts]:
    """The facts of each of these people about whom there are any."""
    if not people:
        return []
    granted = current().granted
    found: Found = {}
    for category, read in (
        ("referrals", _referrals),
        ("assessments", _assessments),
        ("child_protection", _protection),
        ("child_in_need_plan", _need),
        ("case_notes", _visits),
    ):
        if category in granted:
            read(found, people)
    return list(found.values())


def _say(found: Found, who: UUID, **known: Any) -> None:
    """Add to what is known of a child; what is a list grows."""
    held = found.get(who, ChildFacts(who))
    lists = {each.name for each in fields(ChildFacts) if isinstance(getattr(held, each.name), tuple)}
    grown: dict[str, Any] = {
        name: (*getattr(held, name), *given) if name in lists else given for name, given in known.items()
    }
    found[who] = replace(held, **grown)


def _referrals(found: Found, people: Collection[UUID]) -> None:
    for who, contact in _through(ContactChild, "contact", people, Contact.objects.filter(decided_at__isnull=True)):
        _say(found, who, contacts=(facts.Contact(contact.received_at),))
    rows = Referral.objects.filter(person__in=people, closed_on__isnull=True)
    for who, received_on, decided_at in rows.values_list("person", "received_on", "decided_at"):
        _say(found, who, open_referrals=(received_on,), undecided_referrals=() if decided_at else (received_on,))


def _assessments(found: Found, people: Collection[UUID]) -> None:
    unfinished = Assessment.objects.filter(authorised_on__isnull=True)
    parts = AssessmentChild.objects.filter(person__in=people).values_list("assessment", "person", "referral")
    referrals = {(step, who): referral for step, who, referral in parts}
    rows = Referral.objects.filter(pk__in={each for each in referrals.values() if each})
    came = dict(rows.values_list("pk", "received_on")) if "referrals" in current().granted else {}
    for who, step in _through(AssessmentChild, "assessment", people, unfinished):
        referred_on = came.get(referrals[step.pk, who]) or step.started_on
        is_sent = _is_last(step.sent_at, step.returned_at, step.reopened_at)
        each = Assessing(referred_on, step.review_on, is_sent, step.extended_to, step.extended_because)
        _say(found, who, assessments=(each,))


def _is_last(at: datetime | None, *others: datetime | None) -> bool:
    return at is not None and all(other is None or other < at for other in others)


def _protection(found: Found, people: Collection[UUID]) -> None:
    conferences = _through(ConferenceChild, "conference", people, Conference.objects.filter(held_on__isnull=False))
    held = _days((who, each.held_on) for who, each in conferences)
    groups = _meetings(people, Meeting.Kind.CORE_GROUP)
    for who, begins_on in _running(ChildProtectionPlan.objects.filter(person__in=people)):
        reviews = tuple(each for each in held[who] if each > begins_on)
        core_groups = tuple(each for each in groups[who] if each >= begins_on)
        _say(found, who, protection=Planned(begins_on, reviews, core_groups))
    for who, on in _enquiries(people):
        if not any(each >= on for each in held[who]):
            _say(found, who, enquiries=(Enquiring(on),))


def _enquiries(people: Collection[UUID]) -> set[tuple[UUID, date]]:
    """Who is enquired about, without it having been found that no conference is needed, and since which discussion."""
    needless = Section47Child.objects.filter(person__in=people, is_conference_not_required=True)
    elsewhere = Section47Child.objects.filter(person__in=people, conference_on__isnull=False)
    found = Section47Child.Outcome
    safe = Section47Child.objects.filter(person__in=people, outcome__in=(found.NOT_SUBSTANTIATED, found.NO_LONGER))
    done = {row for rows in (needless, elsewhere, safe) for row in rows.values_list("enquiry", "person")}
    running = Section47Enquiry.objects.filter(discussion__isnull=False)
    enquired = _through(Section47Child, "enquiry", people, running)
    asked = [(who, each.discussion_id) for who, each in enquired if (each.pk, who) not in done]
    rows = StrategyDiscussion.objects.filter(pk__in={discussion for _, discussion in asked})
    talked = dict(rows.values_list("pk", "held_at"))
    return {(who, day_of(talked[discussion])) for who, discussion in asked if discussion in talked}


def _need(found: Found, people: Collection[UUID]) -> None:
    reviews = _meetings(people, Meeting.Kind.NEED_REVIEW)
    for who, begins_on in _running(ChildInNeedPlan.objects.filter(person__in=people)):
        _say(found, who, need=Planned(begins_on, tuple(each for each in reviews[who] if each >= begins_on)))
    rows = PlanAction.objects.filter(person__in=people, done_on__isnull=True, due_on__isnull=False)
    for who, what, due_on in rows.values_list("person", "what", "due_on"):
        _say(found, who, promised=(Promised(what, due_on),))


def _visits(found: Found, people: Collection[UUID]) -> None:
    made = Visit.objects.filter(visited_at__isnull=False)
    for who, visit in _through(VisitChild, "visit", people, made, is_seen=True):
        _say(found, who, visits=(day_of(visit.visited_at),))


def _meetings(people: Collection[UUID], kind: str) -> Days:
    if "meeting_minutes" not in current().granted:
        return _days(())
    meetings = Meeting.objects.filter(kind=kind, held_on__isnull=False)
    return _days((who, each.held_on) for who, each in _through(MeetingChild, "meeting", people, meetings))


def _through(
    part: Any, name: str, people: Collection[UUID], steps: "QuerySet[Any]", **more: Any
) -> list[tuple[UUID, Any]]:
    """Each of these people with the steps they have a part in."""
    parts = list(part.objects.filter(person__in=people, **more).values_list("person", name))
    held = {each.pk: each for each in steps.filter(pk__in={step for _, step in parts})} if parts else {}
    return [(who, held[step]) for who, step in parts if step in held]


def _running(plans: "QuerySet[Any]") -> list[tuple[UUID, date]]:
    day = current().day
    rows = plans.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), begins_on__lte=day)
    return list(rows.values_list("person", "begins_on"))


def _days(rows: Iterable[tuple[UUID, date]]) -> Days:
    found: Days = defaultdict(list)
    for who, on in rows:
        found[who].append(on)
    return found
