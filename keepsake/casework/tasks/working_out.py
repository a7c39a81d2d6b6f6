"""From facts and a day to tasks. Every date is worked out by the clock; nothing is read or kept here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keepsake.casework.tasks.facts import Assessing, ChildFacts, Corrected, Planned, Promised, Reporting, Unsettled
from keepsake.clock.due import Due, due
from keepsake.clock.explaining import said
from keepsake.clock.library import Clock
from keepsake.clock.london import day_of
from keepsake.clock.series import next_due
from keepsake.clock.standing import Colour, standing

SOON = 2  # working days, from which something without a rule of its own is amber


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do for a child: by when, how urgent with the reason, and in words why it is that day."""

    person: UUID
    key: str
    title: str
    at: date
    colour: Colour
    reason: str
    why: str

    @property
    def day(self) -> date:
        """The day in London on which it is due."""
        return day_of(self.at)

    @property
    def is_late(self) -> bool:
        return self.colour is Colour.RED


def tasks_of(facts: ChildFacts, now: date, clock: Clock) -> list[Task]:
    """What is to be done for a child, the most urgent first. ``now`` is a day, or a moment for what is due in hours."""
    found = [*_arrivals(facts, now, clock), *_steps(facts, now, clock), *_plans(facts, now, clock)]
    found += [_unsettled(facts.person, each, now, clock) for each in facts.unsettled]
    found += [_corrected(facts.person, each, now, clock) for each in facts.corrected]
    found += [_promise(facts.person, each, now, clock) for each in facts.promised]
    return in_order(found)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """The earliest day first; among those of one day by what they are."""
    return sorted(tasks, key=lambda each: (each.day, each.title, str(each.person)))


def _arrivals(facts: ChildFacts, now: date, clock: Clock) -> Iterator[Task]:
    for contact in facts.contacts:
        yield _task(facts.person, due("referral_decision", contact.received_at, clock=clock), now)
    for received_on in facts.undecided_referrals:
        yield _task(facts.person, due("referral_decision", received_on, clock=clock), now)


def _steps(facts: ChildFacts, now: date, clock: Clock) -> Iterator[Task]:
    for assessing in facts.assessments:
        yield _assessment(facts.person, assessing, now, clock)
    for enquiring in facts.enquiries:
        by_rule = due("initial_conference", enquiring.discussed_on, clock=clock)
        yield _task(facts.person, by_rule, now, more=_planned_for(enquiring.planned_on))
    for moving in facts.moving:
        by_rule = due("transfer_in_conference", moving.told_on, clock=clock)
        yield _task(facts.person, by_rule, now, more=f"{_from(moving.council)} {_planned_for(moving.planned_on)}")
    for letter_on in facts.letters:
        yield _task(facts.person, due("pre_proceedings", letter_on, clock=clock), now)
    for report in facts.reports:
        yield _report(facts.person, report, now, clock)


def _assessment(person: UUID, assessing: Assessing, now: date, clock: Clock) -> Task:
    """The timescale has no extension of its own, so more time is what a manager agreed to, and both days are told."""
    by_rule = due("assessment", assessing.referred_on, clock=clock)
    title = "Agree the assessment that was sent" if assessing.is_sent else by_rule.rule.title
    if assessing.extended_to is None or assessing.extended_to <= by_rule.day:
        return _task(person, by_rule, now, title)
    because = f" because: {assessing.extended_because}" if assessing.extended_because else ""
    more = f"More time was agreed, until {said(assessing.extended_to)}{because}."
    return _dated(person, "assessment", title, assessing.extended_to, now, clock, f"{by_rule.explain()} {more}")


def _plans(facts: ChildFacts, now: date, clock: Clock) -> Iterator[Task]:
    if facts.protection is not None:
        yield from _protection(facts.person, facts.protection, facts.visits, now, clock)
    elif facts.need is not None:
        yield _review(facts.person, "need_plan_review", facts.need, now, clock)
        yield _visit(facts.person, "need_visit", facts.need, facts.visits, now, clock)
    if facts.early_help is not None:
        yield _review(facts.person, "early_help_review", facts.early_help, now, clock)


def _review(person: UUID, key: str, plan: Planned, now: date, clock: Clock) -> Task:
    """From the last review, or from the first day of the plan."""
    last = max((plan.begins_on, *plan.reviews))
    return _task(person, due(key, last, clock=clock), now, more=_planned_for(plan.review_planned_on))


def _protection(person: UUID, plan: Planned, visits: Sequence[date], now: date, clock: Clock) -> Iterator[Task]:
    if not plan.core_groups:
        yield _task(person, due("first_core_group", plan.begins_on, clock=clock), now)
    elif plan.next_group_on is not None and plan.next_group_on > max(plan.core_groups):
        why = "The last core group agreed on this day."
        yield _dated(person, "core_group", "Hold the next core group", plan.next_group_on, now, clock, why)
    review = next_due("protection_review", plan.begins_on, plan.reviews, clock=clock)
    if plan.born_on is not None and not any(each >= plan.born_on for each in plan.reviews):
        review = min(review, due("review_after_birth", plan.born_on, clock=clock), key=lambda each: each.day)
    yield _task(person, review, now, more=_planned_for(plan.review_planned_on))
    yield _visit(person, "protection_visit", plan, visits, now, clock)


def _visit(person: UUID, key: str, plan: Planned, visits: Sequence[date], now: date, clock: Clock) -> Task:
    """From the last visit under the plan at which the child was seen; from the first day of the plan without one."""
    last = max((each for each in visits if each >= plan.begins_on), default=plan.begins_on)
    task = due(key, last, clock=clock)
    if last != plan.begins_on:
        return _task(person, task, now)
    why = f"The child has not been seen under this plan, which began on {said(plan.begins_on)}. {task.explain()}"
    where = standing(task, now)
    return Task(person, key, task.rule.title, task.at, where.colour, where.reason, why)


def _report(person: UUID, report: Reporting, now: date, clock: Clock) -> Task:
    title = f"Report for the conference: {report.who}"
    return _dated(person, "conference_report", title, report.due_on, now, clock, "The invitation says so.")


def _planned_for(on: date | None) -> str:
    return f"It is planned for {said(on)}." if on else "No day is planned for it yet."


def _from(council: str) -> str:
    return f"The child moves here from {council}."


def _unsettled(person: UUID, unsettled: Unsettled, now: date, clock: Clock) -> Task:
    things = "1 thing" if unsettled.count == 1 else f"{unsettled.count} things"
    by = clock.calendar.after(unsettled.on, 1)
    why = f"A decision was reopened on {said(unsettled.on)}, and this rested on it."
    title = f"Say whether {things} that followed a reopened decision still stand"
    return _dated(person, "unsettled", title, by, now, clock, why)


def _corrected(person: UUID, corrected: Corrected, now: date, clock: Clock) -> Task:
    title = f"Look again: {corrected.what}"
    by = clock.calendar.after(corrected.on, 1)
    why = f"It was taken from a record that was corrected on {said(corrected.on)}."
    return _dated(person, "corrected", title, by, now, clock, why)


def _promise(person: UUID, promised: Promised, now: date, clock: Clock) -> Task:
    return _dated(person, "promised", promised.what, promised.due_on, now, clock, promised.why)


def _task(person: UUID, found: Due, now: date, title: str = "", more: str = "") -> Task:
    where = standing(found, now)
    why = f"{found.explain()} {more}".strip()
    return Task(person, found.rule.key, title or found.rule.title, found.at, where.colour, where.reason, why)


def _dated(person: UUID, key: str, title: str, on: date, now: date, clock: Clock, why: str) -> Task:
    today = day_of(now)
    if today > on:
        days = (today - on).days
        reason = f"It was due on {said(on)}, {days} {'day' if days == 1 else 'days'} ago."
        return Task(person, key, title, on, Colour.RED, reason, why)
    colour = Colour.AMBER if clock.calendar.between(today, on) <= SOON else Colour.GREEN
    return Task(person, key, title, on, colour, f"It is due on {said(on)}.", why)
