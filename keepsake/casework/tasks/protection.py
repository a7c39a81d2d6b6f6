"""Reads what is to be done to protect a child: conferences, the plan, moves of a plan, reports and minutes."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    Meeting,
    PlanTransfer,
    Section47Child,
    Section47Enquiry,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.casework.status import Step, step_state
from keepsake.casework.tasks.facts import Enquiring, Moving, Planned, Promised, Reporting
from keepsake.casework.tasks.rows import Days, Found, days, held_meetings, running, say, through
from keepsake.clock.london import day_of
from keepsake.people.models import Person
from keepsake.record.opened import current

Kind = Conference.Kind
UNTIL = "The child moved for a time, until about this day."
BORN = (Person.BirthKnown.EXACT, Person.BirthKnown.ESTIMATED)


def protection(found: Found, people: Collection[UUID]) -> None:
    """Add what is known of conferences, plans, moves and what waits for approval."""
    conferences = through(
        ConferenceChild, "conference", people, Conference.objects.filter(not_held_because="", withdrawn_at__isnull=True)
    )
    held = days((who, each.held_on) for who, each in conferences if each.held_on)
    coming = [(who, each) for who, each in conferences if each.held_on is None and each.planned_at]
    _plans(found, people, held, coming)
    meets = days((who, day_of(each.planned_at)) for who, each in coming if each.kind != Kind.REVIEW)
    for who, on in _enquiries(people):
        if not any(each >= on for each in held[who]):
            say(found, who, enquiries=(Enquiring(on, min(meets[who], default=None)),))
    for who, each in _moves(people):
        _moving(found, who, each, min(meets[who], default=None))
    _reports(found, coming)
    for who, each in conferences:
        if each.held_on and not each.origin and "meeting_minutes" in current().granted and not each.circulated_on:
            say(found, who, minutes=(each.held_on,))
    for who, title in _sent(people):
        say(found, who, unapproved=(title,))


def _plans(found: Found, people: Collection[UUID], held: Days, coming: list[tuple[UUID, Any]]) -> None:
    plans = running(ChildProtectionPlan.objects.filter(person__in=people))
    groups = held_meetings(people, Meeting.Kind.CORE_GROUP)
    reviews = days((who, day_of(each.planned_at)) for who, each in coming if each.kind == Kind.REVIEW)
    births = _births([who for who, _ in plans])
    for who, begins_on in plans:
        since = [each for each in groups[who] if each.held_on >= begins_on]
        born_on = births.get(who)
        plan = Planned(
            begins_on,
            reviews=tuple(each for each in held[who] if each > begins_on),
            core_groups=tuple(each.held_on for each in since),
            born_on=born_on if born_on and born_on > begins_on else None,
            review_planned_on=min(reviews[who], default=None),
            next_group_on=since[-1].next_on if since else None,
        )
        say(found, who, protection=plan)


def _births(people: list[UUID]) -> dict[UUID, date]:
    if not people or "date_of_birth" not in current().granted:
        return {}
    return dict(Person.objects.filter(pk__in=people, birth_known__in=BORN).values_list("pk", "born_on"))


def _moves(people: Collection[UUID]) -> list[tuple[UUID, PlanTransfer]]:
    """Moves of children with a plan, here or away, of which it is not said what came of them."""
    rows = PlanTransfer.objects.filter(person__in=people, not_taken_over_because="")
    return [(each.person_id, each) for each in rows.filter(taken_over_on__isnull=True, back_on__isnull=True)]


def _moving(found: Found, who: UUID, move: PlanTransfer, planned_on: date | None) -> None:
    """One for good is to be taken over by a conference, here or there; one for a time lasts until about a day."""
    if move.is_temporary:
        if move.until is not None:
            back = Promised(f"Say whether the child is back ({move.council})", move.until, UNTIL, "back")
            say(found, who, promised=(back,))
    elif move.direction == PlanTransfer.Direction.IN:
        say(found, who, moving=(Moving(move.council, move.told_on, planned_on),))
    else:
        say(found, who, leaving=(Moving(move.council, move.told_on),))


def _reports(found: Found, coming: list[tuple[UUID, Any]]) -> None:
    if not coming or "services_involved" not in current().granted:
        return
    whose: dict[UUID, list[UUID]] = {}
    for who, conference in coming:
        whose.setdefault(conference.pk, []).append(who)
    due = ConferenceInvitation.objects.filter(
        conference__in=whose, report_due_on__isnull=False, report_received_on__isnull=True
    )
    for each in due:
        called = f"{each.name}, {each.agency}" if each.agency else each.name
        for who in whose[each.conference_id]:
            say(found, who, reports=(Reporting(called, each.report_due_on),))


def _sent(people: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    """Discussions and enquiries that wait for a manager. An assessment that does is a task of its own."""
    for part, name, model, title in (
        (StrategyChild, "discussion", StrategyDiscussion, "Strategy discussion"),
        (Section47Child, "enquiry", Section47Enquiry, "Section 47 enquiry"),
    ):
        steps: Any = model.objects
        for who, each in through(part, name, people, steps.filter(sent_at__isnull=False)):
            if step_state(each) is Step.SENT:
                yield who, f"{title}, sent on {day_of(each.sent_at):%-d %B %Y}"


def _enquiries(people: Collection[UUID]) -> set[tuple[UUID, date]]:
    """Who is enquired about, without it having been found that no conference is needed, and since which discussion."""
    needless = Section47Child.objects.filter(person__in=people, is_conference_not_required=True)
    elsewhere = Section47Child.objects.filter(person__in=people, conference_on__isnull=False)
    found = Section47Child.Outcome
    safe = Section47Child.objects.filter(person__in=people, outcome__in=(found.NOT_SUBSTANTIATED, found.NO_LONGER))
    done = {row for rows in (needless, elsewhere, safe) for row in rows.values_list("enquiry", "person")}
    running = Section47Enquiry.objects.filter(discussion__isnull=False, withdrawn_at__isnull=True)
    enquired = through(Section47Child, "enquiry", people, running)
    asked = [(who, each.discussion_id) for who, each in enquired if (each.pk, who) not in done]
    rows = StrategyDiscussion.objects.filter(pk__in={discussion for _, discussion in asked})
    talked = dict(rows.values_list("pk", "held_at"))
    return {(who, day_of(talked[discussion])) for who, discussion in asked if discussion in talked}
