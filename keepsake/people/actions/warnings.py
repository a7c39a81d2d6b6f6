"""Warnings about a person or the place they live: each has a day on which somebody looks at it again."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people.models import Person, Warning
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def raise_(
    *,
    person: Person,
    words: str,
    review_on: date,
    by: Account,
    begins_on: date | None = None,
    is_a_risk_to_children: bool = False,
    who_was_told: str = "",
) -> Warning:
    """A warning from this day on, to be looked at again on another. Say who was told of it, or why nobody was."""
    first = begins_on or current().day
    if review_on <= first:
        raise Wrong("review_on", "It is looked at again after the day it begins.", "Give a later day.")
    risk: dict[str, Any] = {"is_a_risk_to_children": True} if is_a_risk_to_children else {}
    return writing.add(
        Warning,
        person=person,
        words=said("words", words, "Say what others must know to be safe."),
        begins_on=first,
        review_on=review_on,
        who_was_told=who_was_told.strip(),
        true_from=first,
        **risk,
    )


@action
def review(*, warning: Warning, review_on: date, because: str, by: Account, who_was_told: str = "") -> Warning:
    """It was looked at, still holds, and is looked at again on this day."""
    if review_on <= current().day:
        raise Wrong("review_on", "The next look is on a day to come.", "Give a later day.")
    told: dict[str, Any] = {"who_was_told": who_was_told.strip()} if who_was_told.strip() else {}
    return writing.change(
        warning, review_on=review_on, because=said("because", because, "Say why it still holds."), **told
    )


@action
def end(*, warning: Warning, ends_on: date, because: str, by: Account, who_was_told: str = "") -> Warning:
    """The last day on which it holds, and why it does no longer."""
    in_order(warning.begins_on, ends_on)
    told: dict[str, Any] = {"who_was_told": who_was_told.strip()} if who_was_told.strip() else {}
    return writing.change(warning, ends_on=ends_on, because=said("because", because), **told)
