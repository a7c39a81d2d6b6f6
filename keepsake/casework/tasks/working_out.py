"""From facts and a day to tasks. Every date is worked out by the clock; nothing is read or kept here."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from keepsake.casework.tasks.facts import (
    Assessing,
    ChildFacts,
    Corrected,
    Planned,
    Promised,
    Reporting,
    Unsettled,
    Unwritten,
)
from keepsake.casework.tasks.task import Task, by_rule, dated, in_order
from keepsake.clock.due import due
from keepsake.clock.explaining import said
from keepsake.clock.library import Clock
from keepsake.clock.series import next_due
from keepsake.clock.standing import standing

TELL = "Tell who told us what came of it"
REVIEW_POINTS = ("assessment_review_first", "assessment_review_second", "assessment_review_third")


def tasks_of(facts: ChildFacts, now: date, clock: Clock) -> list[Task]:
    """What is to be done for a child, the most urgent first. ``now`` is a day, or a moment for what is due in hours."""
    found = [*_arrivals(facts, now, clock), *_steps(facts, now, clock), *_plans(facts, now, clock)]
    found += [_unsettled(facts.person, each, now, clock) for each in facts.unsettled]
    found += [_corrected(facts.person, each, now, clock) for each in facts.corrected]
    found += [_promise(facts.person, each, now, clock) for each in facts.promised]
    found += [_unwritten(facts.person, each, now, clock) for each in facts.unwritten]
    return in_order(found)


def _arrivals(facts: ChildFacts, now: date, clock: Clock) -> Iterator[Task]:
    for contact in facts.contacts:
        yield by_rule(facts.person, due("referral_decision", contact.received_at, clock=clock), now)
    for received_on in facts.undecided_referrals:
        yield by_rule(facts.person, due("referral_decision", received_on, clock=clock), now)
    for received_at in facts.untold:
        yield by_rule(facts.person, due("referral_decision", received_at, clock=clock), now, TELL)


def _steps(facts: ChildFacts, now: date, clock: Clock) -> Iterator[Task]:
    for assessing in facts.assessments:
        task = _assessment(facts.person, assessing, now, clock)
        yield from (task, *_review_point(facts.person, assessing, now, clock, is_late=task.is_late))
    for enquiring in facts.enquiries:
        rule_day = due("initial_conference", enquiring.discussed_on, clock=clock)
        yield by_rule(facts.person, rule_day, now, more=_planned_for(enquiring.planned_on))
    for moving in facts.moving:
        rule_day = due("transfer_in_conference", moving.told_on, clock=clock)
        yield by_rule(facts.person, rule_day, now, more=f"{_from(moving.council)} {_planned_for(moving.planned_on)}")
    for leaving in facts.leaving:
        rule_day = due("transfer_in_conference", leaving.told_on, clock=clock)
        title = f"Ask {leaving.council} whether it has taken the plan over"
        yield by_rule(facts.person, rule_day, now, title, "Until it has, the plan is ours.")
    for held_on in facts.minutes:
        yield by_rule(facts.person, due("conference_minutes", held_on, clock=clock), now)
    for letter_on in facts.letters:
        yield by_rule(facts.person, due("pre_proceedings", letter_on, clock=clock), now)
    for report in facts.reports:
        yield _report(facts.person, report, now, clock)


def _assessment(person: UUID, assessing: Assessing, now: date, clock: Clock) -> Task:
    """The timescale has no extension of its own, so more time is what a manager agreed to, and both days are told."""
    rule_day = due("assessment", assessing.referred_on, clock=clock)
    title = "Agree the assessment that was sent" if assessing.is_sent else rule_day.rule.title
    if assessing.extended_to is None or assessing.extended_to <= rule_day.day:
        return by_rule(person, rule_day, now, title)
    because = f" because: {assessing.extended_because}" if assessing.extended_because else ""
    more = f"More time was agreed, until {said(assessing.extended_to)}{because}."
    return dated(person, "assessment", title, assessing.extended_to, now, clock, f"{rule_day.explain()} {more}")


def _review_point(person: UUID, assessing: Assessing, now: date, clock: Clock, *, is_late: bool) -> Iterator[Task]:
    """The point that was set; without one, the next of the council's own, as long as the assessment is not late itself.

    None once it was sent to a manager.
    """
    if assessing.is_sent or assessing.started_on is None:
        return
    looked = assessing.reviewed_on
    if assessing.review_on is not None and (looked is None or looked < assessing.review_on):
        title, why = "Look at the assessment", "It was set as the review point of the assessment."
        yield dated(person, REVIEW_POINTS[0], title, assessing.review_on, now, clock, why)
        return
    if is_late:
        return
    points = [due(each, assessing.started_on, clock=clock) for each in REVIEW_POINTS]
    coming = [each for each in points if looked is None or each.day > looked]
    if coming:
        yield by_rule(person, min(coming, key=lambda each: each.day), now)


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
    rule_day = due(key, last, clock=clock)
    if plan.agreed_on is not None and last < plan.agreed_on < rule_day.day:
        why = f"The last review agreed on this day. {rule_day.explain()}"
        return dated(person, key, rule_day.rule.title, plan.agreed_on, now, clock, why)
    return by_rule(person, rule_day, now, more=_planned_for(plan.review_planned_on))


def _protection(person: UUID, plan: Planned, visits: Sequence[date], now: date, clock: Clock) -> Iterator[Task]:
    if not plan.core_groups:
        yield by_rule(person, due("first_core_group", plan.begins_on, clock=clock), now)
    elif plan.next_group_on is not None and plan.next_group_on > max(plan.core_groups):
        why = "The last core group agreed on this day."
        yield dated(person, "core_group", "Hold the next core group", plan.next_group_on, now, clock, why)
    review = next_due("protection_review", plan.begins_on, plan.reviews, clock=clock)
    if plan.born_on is not None and not any(each >= plan.born_on for each in plan.reviews):
        review = min(review, due("review_after_birth", plan.born_on, clock=clock), key=lambda each: each.day)
    yield by_rule(person, review, now, more=_planned_for(plan.review_planned_on))
    yield _visit(person, "protection_visit", plan, visits, now, clock)


def _visit(person: UUID, key: str, plan: Planned, visits: Sequence[date], now: date, clock: Clock) -> Task:
    """From the last visit under the plan at which the child was seen; from the first day of the plan without one."""
    last = max((each for each in visits if each >= plan.begins_on), default=plan.begins_on)
    task = due(key, last, clock=clock)
    if last != plan.begins_on:
        return by_rule(person, task, now)
    why = f"The child has not been seen under this plan, which began on {said(plan.begins_on)}. {task.explain()}"
    where = standing(task, now)
    return Task(person, key, task.rule.title, task.at, where.colour, where.reason, why)


def _report(person: UUID, report: Reporting, now: date, clock: Clock) -> Task:
    title = f"Report for the conference: {report.who}"
    return dated(person, "conference_report", title, report.due_on, now, clock, "The invitation says so.")


def _planned_for(on: date | None) -> str:
    return f"It is planned for {said(on)}." if on else "No day is planned for it yet."


def _from(council: str) -> str:
    return f"The child moves here from {council}."


def _unsettled(person: UUID, unsettled: Unsettled, now: date, clock: Clock) -> Task:
    things = "1 thing" if unsettled.count == 1 else f"{unsettled.count} things"
    by = clock.calendar.after(unsettled.on, 1)
    why = f"A decision was reopened on {said(unsettled.on)}, and this rested on it."
    title = f"Say whether {things} that followed a reopened decision still stand"
    return dated(person, "unsettled", title, by, now, clock, why)


def _corrected(person: UUID, corrected: Corrected, now: date, clock: Clock) -> Task:
    title = f"Look again: {corrected.what}"
    by = clock.calendar.after(corrected.on, 1)
    why = f"It was taken from a record that was corrected on {said(corrected.on)}."
    return dated(person, "corrected", title, by, now, clock, why)


def _promise(person: UUID, promised: Promised, now: date, clock: Clock) -> Task:
    return dated(person, promised.key, promised.what, promised.due_on, now, clock, promised.why)


def _unwritten(person: UUID, unwritten: Unwritten, now: date, clock: Clock) -> Task:
    title = f"Say what came of it: {unwritten.what}"
    why = f"It was planned for {said(unwritten.on)}. Write it down, or say that it did not take place."
    return dated(person, "write_down", title, clock.calendar.after(unwritten.on, 1), now, clock, why)
