"""Reads what is to be done to help a child: in early help, under a child in need plan, after a letter before court."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from keepsake.casework.models import (
    ChildInNeedPlan,
    ChildProtectionPlan,
    EarlyHelp,
    EarlyHelpChild,
    Meeting,
    MeetingChild,
    Oversight,
    PlanAction,
    PlanOutcome,
    PreProceedings,
)
from keepsake.casework.tasks.facts import Planned, Promised
from keepsake.casework.tasks.rows import Found, held_meetings, running, say, through
from keepsake.clock.london import day_of
from keepsake.record.opened import current

Kind = Meeting.Kind
LOOK_AGAIN = "Look at the case again"


def early_help(found: Found, people: Collection[UUID]) -> None:
    """Add the episodes of early help that run, with their reviews."""
    open_ones = EarlyHelp.objects.filter(ends_on__isnull=True, begins_on__lte=current().day)
    episodes = through(EarlyHelpChild, "early_help", people, open_ones)
    since = {who: each.begins_on for who, each in episodes}
    for who, plan in _reviewed(since, Kind.FAMILY_TEAM).items():
        say(found, who, early_help=plan)


def need(found: Found, people: Collection[UUID]) -> None:
    """Add the child in need plans that run, and what somebody is to do under any plan."""
    since = dict(running(ChildInNeedPlan.objects.filter(person__in=people)))
    for who, plan in _reviewed(since, Kind.NEED_REVIEW).items():
        say(found, who, need=plan)
    rows = PlanAction.objects.filter(person__in=people, done_on__isnull=True, due_on__isnull=False)
    promised = list(rows.values_list("person", "what", "due_on", "outcome"))
    over = _outcomes_of_ended_plans({outcome for *_, outcome in promised}) if promised else set()
    for who, what, due_on, outcome in promised:
        if outcome not in over:
            say(found, who, promised=(Promised(what, due_on),))


def before_court(found: Found, people: Collection[UUID]) -> None:
    """Add the letters before proceedings of which nothing is decided yet."""
    waiting = PreProceedings.objects.filter(
        person__in=people, decided_on__isnull=True, letter_sent_on__isnull=False, withdrawn_at__isnull=True
    )
    for who, letter_on in waiting.values_list("person", "letter_sent_on"):
        say(found, who, letters=(letter_on,))


def oversight(found: Found, people: Collection[UUID]) -> None:
    """Add the day on which somebody who answers for the work said they would look again, until they do."""
    last: dict[UUID, date | None] = {}
    rows = Oversight.objects.filter(person__in=people).order_by("on", "recorded_at")
    for who, next_on in rows.values_list("person", "next_on"):
        last[who] = next_on
    for who, next_on in last.items():
        if next_on is not None:
            say(found, who, promised=(Promised(LOOK_AGAIN, next_on, "The last management oversight says so."),))


def _reviewed(since: dict[UUID, date], kind: str) -> dict[UUID, Planned]:
    """Plans that run since these days, with the meetings of this kind that looked at them, and the next one."""
    if not since:
        return {}
    held, coming, agreed = held_meetings(since, kind), _next(since, kind), dict[UUID, date | None]()
    for who, meetings in held.items():
        agreed[who] = meetings[-1].next_on if meetings[-1].held_on >= since[who] else None
    return {
        who: Planned(
            on,
            tuple(each.held_on for each in held[who] if each.held_on >= on),
            review_planned_on=coming.get(who),
            agreed_on=agreed.get(who),
        )
        for who, on in since.items()
    }


def _next(people: Collection[UUID], kind: str) -> dict[UUID, date]:
    """The day that is set for the next meeting of this kind: in the diary, or agreed at the last one."""
    found: dict[UUID, date] = {}
    if "meeting_minutes" not in current().granted:
        return found
    for who, each in through(MeetingChild, "meeting", people, Meeting.objects.filter(kind=kind, not_held_because="")):
        on = each.next_on if each.held_on else day_of(each.planned_at) if each.planned_at else None
        if on is not None and on >= current().day:
            found[who] = min(on, found.get(who, on))
    return found


def _outcomes_of_ended_plans(outcomes: Collection[UUID]) -> set[UUID]:
    """Those of these outcomes whose plan has ended: what was promised under it is waited for no more."""
    rows = PlanOutcome.objects.filter(pk__in=outcomes).values_list("pk", "need_plan", "early_help", "protection_plan")
    found = {pk: next((each for each in plans if each), None) for pk, *plans in rows}
    kinds = {ChildInNeedPlan: "child_in_need_plan", EarlyHelp: "referrals", ChildProtectionPlan: "child_protection"}
    ended = {
        plan
        for kind, category in kinds.items()
        if found and category in current().granted
        for plan in kind.objects.filter(pk__in=found.values(), ends_on__isnull=False).values_list("pk", flat=True)
    }
    return {pk for pk, plan in found.items() if plan in ended}
