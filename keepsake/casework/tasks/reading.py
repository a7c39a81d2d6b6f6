"""Reads the facts that tasks follow from, for many children in a fixed small number of queries.

All of it is read under the open access: what is not granted is left out, and who may not be seen is in nothing. Each
record is read by itself, and never through another, so that what is asked of it is decided on its own.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    Contact,
    ContactChild,
    Referral,
    Visit,
    VisitChild,
)
from keepsake.casework.tasks import facts
from keepsake.casework.tasks.again import corrected, unsettled
from keepsake.casework.tasks.agreed import agreed, family_plans, unwritten
from keepsake.casework.tasks.facts import Assessing, ChildFacts
from keepsake.casework.tasks.helping import before_court, early_help, need, oversight
from keepsake.casework.tasks.protection import protection
from keepsake.casework.tasks.rows import Found, is_last, say, through
from keepsake.clock.london import day_of
from keepsake.record.opened import current

READ = (
    *("referrals", "assessments", "child_protection", "child_in_need_plan", "case_notes", "meeting_minutes"),
    *("services_involved", "reasons_for_support"),
)


def facts_of(people: Collection[UUID]) -> list[ChildFacts]:
    """The facts of each of these people about whom there are any."""
    if not people:
        return []
    granted = current().granted
    found: Found = {}
    for category, read in (
        ("referrals", _referrals),
        ("assessments", _assessments),
        ("referrals", early_help),
        ("child_protection", protection),
        ("child_protection", before_court),
        ("child_in_need_plan", need),
        ("child_in_need_plan", family_plans),
        ("meeting_minutes", agreed),
        ("case_notes", oversight),
        ("case_notes", _visits),
    ):
        if category in granted:
            read(found, people)
    corrected(found, people)
    unsettled(found, people)
    unwritten(found, people)
    return list(found.values())


def _referrals(found: Found, people: Collection[UUID]) -> None:
    untold = Q(told_at__isnull=True, not_told_because="", origin="")
    waiting = Contact.objects.filter(Q(decided_at__isnull=True) | untold)
    for who, contact in through(ContactChild, "contact", people, waiting):
        if contact.decided_at is None:
            say(found, who, contacts=(facts.Contact(contact.received_at),))
        else:
            say(found, who, untold=(contact.received_at,))
    rows = Referral.objects.filter(person__in=people, closed_on__isnull=True)
    for who, received_on, decided_at in rows.values_list("person", "received_on", "decided_at"):
        say(found, who, open_referrals=(received_on,), undecided_referrals=() if decided_at else (received_on,))


def _assessments(found: Found, people: Collection[UUID]) -> None:
    unfinished = Assessment.objects.filter(authorised_on__isnull=True, withdrawn_at__isnull=True)
    parts = AssessmentChild.objects.filter(person__in=people).values_list("assessment", "person", "referral")
    referrals = {(step, who): referral for step, who, referral in parts}
    rows = Referral.objects.filter(pk__in={each for each in referrals.values() if each})
    came = dict(rows.values_list("pk", "received_on")) if "referrals" in current().granted else {}
    for who, step in through(AssessmentChild, "assessment", people, unfinished):
        referred_on = came.get(referrals[step.pk, who]) or step.started_on
        is_sent = is_last(step.sent_at, step.returned_at, step.reopened_at)
        each = Assessing(
            *(referred_on, step.review_on, is_sent, step.extended_to, step.extended_because),
            started_on=step.started_on,
            reviewed_on=step.reviewed_on,
        )
        say(found, who, assessments=(each,))


def _visits(found: Found, people: Collection[UUID]) -> None:
    made = Visit.objects.filter(visited_at__isnull=False)
    for who, visit in through(VisitChild, "visit", people, made, is_seen=True):
        say(found, who, visits=(day_of(visit.visited_at),))
