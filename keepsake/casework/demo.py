"""Invented cases in several states for the demonstration, written by the same actions as everything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.casework import demo_asked
from keepsake.casework.actions import (
    assessments,
    conferences,
    contacts,
    enquiries,
    meetings,
    notes,
    plans,
    steps,
)
from keepsake.casework.demo_helping import BEFORE_COURT, HELPED, looked_at, supervised
from keepsake.casework.demo_protecting import families, load_protection
from keepsake.casework.demo_told import at, may_hold_cases, met, referred, told
from keepsake.casework.models import Contact, Referral, Section47Child
from keepsake.people.known import teams_under
from keepsake.people.models import Allocation, Person, PersonRole
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opened import current
from keepsake.record.opening import open_access
from keepsake.record.trail import gather
from keepsake.standard.vocabulary import terms

DECIDES, WORKS = "team.manager", "social.worker"
CHILDREN = ["child", *(code for code, term in terms("subjects").items() if term.more["broader"] == "child")]
WANTED = (
    *("name", "date_of_birth", "allocation", "worker_and_team", "relationships", "contact_details", "own_words"),
    *("household", "address"),
    *("referrals", "reasons_for_support", "consent_record", "assessments", "child_in_need_plan", "child_protection"),
    *("meeting_minutes", "case_notes", "services_involved"),
)


def load_casework(today: date) -> int:
    """Write the cases where there are none yet; how many children have one, at most one for each state."""
    accounts = {each.username: each for each in Account.objects.filter(is_demo=True)}
    manager, worker = accounts[DECIDES], accounts[WORKS]
    with _as(manager, "team_manager", today):
        if not may_hold_cases(current().granted):
            return 0
        if Contact.objects.exists() or Referral.objects.exists():
            return 0
    demo_asked.ask(accounts["administrator"], today)
    demo_asked.come_online()
    with _as(manager, "team_manager", today):
        children = _children(worker, manager, today)
        for state, child in enumerate(children):
            _STATES[state](child, today, manager)
        load_protection(families(manager, worker, today), today, manager)
        supervised(worker, today, manager)
        demo_asked.answer(today, manager)
    return len(children)


@contextmanager
def _as(account: Account, role: str, today: date) -> Iterator[None]:
    opening = open_access(worker=account.pk, role=role, purpose="safeguard_children", categories=WANTED, day=today)
    with opening as access, transaction.atomic():
        yield
        pending = Pending()
        gather(access, pending)
        write(pending)


def _children(worker: Account, by: Account, today: date) -> list[Person]:
    """Children whom the worker works with, then others of the manager's teams, in a stable order."""
    standing = Allocation.objects.filter(ends_on__isnull=True)
    own = set(standing.filter(worker=worker).values_list("person", flat=True))
    team = set(standing.filter(team__in=teams_under(by.pk, today)).values_list("person", flat=True))
    of_age = PersonRole.objects.filter(person__in=own | team, role__in=CHILDREN).values_list("person", flat=True)
    found = Person.objects.filter(pk__in=list(of_age), birth_known="exact", died_on__isnull=True)
    return sorted(found.order_by("pk"), key=lambda child: child.pk not in own)[:STATES]


def _waiting(child: Person, today: date, by: Account) -> None:
    contact = told(child, today - timedelta(days=1), by)
    contacts.ask_agency(contact=contact, agency="police", asked="Any calls to the home this year?", by=by)


def _late(child: Person, today: date, by: Account) -> None:
    told(child, today - timedelta(days=8), by)


def _closed(child: Person, today: date, by: Account) -> None:
    contact = told(child, today - timedelta(days=20), by)
    contacts.decide(
        contact=contact,
        outcomes={child: "nothing"},
        because="A fall, seen by the nurse.",
        at=at(today - timedelta(days=20), 17),
        by=by,
    )
    contacts.tell_referrer(contact=contact, how="By telephone.", at=at(today - timedelta(days=19), 9), by=by)


def _assessed(child: Person, today: date, by: Account) -> None:
    referral = referred(child, today - timedelta(days=30), by)
    assessments.start(referrals=[referral], started_on=today - timedelta(days=28), by=by)
    notes.say(person=child, said_on=today - timedelta(days=3), words="I want mum to be less tired.", by=by)


def _in_need(child: Person, today: date, by: Account) -> None:
    referral = referred(child, today - timedelta(days=120), by)
    plan = plans.begin(
        referral=referral, begins_on=today - timedelta(days=60), aim="Calm mornings, and somebody to talk to.", by=by
    )
    wanted = plans.want(plan=plan, better="Mornings are calm", how_known="On time at school", by=by)
    plans.agree_action(outcome=wanted, what="Breakfast club", who="School", due_on=today + timedelta(days=14), by=by)
    meetings.visit(
        children=[child], purpose="need", visited_at=at(today - timedelta(days=20)),
        words="At home after school. The kitchen is warm; the child drew at the table.",
        own={child: {"is_seen": True, "is_seen_alone": True, "noticed": "Talks more than last time."}}, by=by,
    )  # fmt: skip
    looked_at(child, today, by)


def _enquired(child: Person, today: date, by: Account) -> None:
    _enquiry(child, today - timedelta(days=4), by)


def _protected(child: Person, today: date, by: Account) -> None:
    referral = _enquiry(child, today - timedelta(days=60), by)
    part = Section47Child.objects.get(person=child)
    enquiry = part.enquiry
    seen: dict[str, Any] = {"seen_on": today - timedelta(days=58), "is_seen_alone": True}
    steps.fill_part(part=part, of=enquiry, outcome="at_risk", is_conference_not_required=False, by=by, **seen)
    enquiries.conclude(enquiry=enquiry, ended_on=today - timedelta(days=50), by=by)
    held_on = met(today, 42)
    conference = conferences.convene(
        referrals=[referral], kind="initial", planned_at=at(held_on, 10), enquiry=enquiry, by=by
    )
    conferences.hold(
        conference=conference, held_on=held_on, is_quorate=True, because="The harm is likely to go on.",
        decisions={child: {"outcome": "plan", "category": "PHY", "took_part": "advocate"}}, by=by,
    )  # fmt: skip
    meetings.visit(
        children=[child], purpose="protection", visited_at=at(today - timedelta(days=9)),
        words="At home with the grandmother. The room is warm and tidy.",
        own={child: {"is_seen": True, "is_seen_alone": True, "is_bedroom_seen": True}}, by=by,
    )  # fmt: skip


def _enquiry(child: Person, on: date, by: Account) -> Referral:
    referral = referred(child, on, by)
    discussion = enquiries.discuss(
        referrals=[referral], held_at=at(on, 16), concern="Somebody at home may hit the child.",
        attending=[{"name": "Sergeant Invented", "agency": "Police"}], by=by,
    )  # fmt: skip
    enquiries.decide(
        discussion=discussion, outcomes={child: "enquiry"}, because="Two bruises, no account of them.",
        enquiry="joint", by=by,
    )  # fmt: skip
    enquiries.enquire(discussion=discussion, started_on=on, by=by)
    return referral


_STATES = (_protected, _waiting, _late, _in_need, _enquired, _assessed, _closed, *HELPED, *BEFORE_COURT)
STATES = len(_STATES)
