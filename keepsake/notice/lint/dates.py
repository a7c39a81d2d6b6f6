"""Days that have passed, or have not yet come."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Flow, Notice, Statement
from keepsake.notice.resting import said


@rule(
    code="recipient-period-passed",
    severity="warning",
    kind="expired",
    title="A recipient was said to keep the data until a day that has passed.",
    source="the notice itself",
)
def recipient_keeps_it_no_longer(notice: Notice, on: date) -> Iterator[Fault]:
    """Until that day is written on, the recipient should have destroyed its copy."""
    for flow in notice.flows:
        until = flow.recipient_keeps_until
        if until is not None and until < on:
            what = f"The recipient was to keep the data until {until}, which has passed."
            instead = "Ask whether the copy was destroyed; state the period that holds now."
            yield Fault(what, instead, _about_the_period(notice, flow), f"flows.{flow.id}", flow.line)


@rule(
    code="review-passed",
    severity="warning",
    kind="overdue",
    title="A link that the council made itself is past the day on which it was to be looked at again.",
    source="how to write a notice, permits",
)
def review_is_overdue(notice: Notice, on: date) -> Iterator[Fault]:
    """An inferred link holds because somebody approved it for a time."""
    for section, linked in notice.rules():
        if linked.link == "inferred" and linked.review_on is not None and linked.review_on < on:
            what = f"'{linked.id}' was to be reviewed on {linked.review_on}."
            yield Fault(what, "Review it and set the next day.", where=f"{section}.{linked.id}", file_line=linked.line)


@rule(
    code="not-yet-in-force",
    severity="advice",
    kind="not in force",
    title="The version takes effect on a later day.",
    source="how to write a notice, effective_on",
)
def not_yet_in_force(notice: Notice, on: date) -> Iterator[Fault]:
    """Until then the version before it decides."""
    begins = notice.header.effective_on
    if begins > on:
        yield Fault(
            f"This version decides from {begins} on.", "Nothing, if that is meant.", where="notice.effective_on"
        )


def _about_the_period(notice: Notice, flow: Flow) -> tuple[Statement, ...]:
    """The statement on how long the recipient keeps it, where it is cited; else all that the flow rests on."""
    stated = [key for key in flow.cites if key == "retention.recipient_retention"]
    return said(notice, *(stated or flow.cites))
