"""A referral of one child: accepted or not, closed with a reason, reopened."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, steps
from keepsake.casework.authority import require
from keepsake.casework.left_open import left_open
from keepsake.casework.models import Referral
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, in_order, not_after, said


@action
def accept(*, person: Person, received_on: date, reason: str, by: Account, **facts: Any) -> Referral:
    """A child's episode of need is opened. One is open at a time."""
    not_after(received_on, current().day, "received_on")
    must_see(person)
    if Referral.objects.filter(person=person, closed_on__isnull=True, is_no_further_action=False).exists():
        raise Wrong("person", "This child has an open referral already.", "Add what is new to that one.")
    return _add(person, received_on, reason, by, False, facts)


@action
def refuse(*, person: Person, received_on: date, reason: str, because: str, by: Account, **facts: Any) -> Referral:
    """It was a referral, and nothing further is done: it is closed on the same day."""
    require("approve")
    must_see(person)
    words = said("because", because, "Say why nothing further is done.")
    made = _add(person, received_on, reason, by, True, facts | {"decision_because": words})
    return writing.change(made, closed_on=received_on, closed_by=by)


@action
def say_need(*, referral: Referral, primary_need: str, by: Account) -> Referral:
    """The main need, as it is understood by now."""
    must_be_open(referral)
    return writing.change(referral, primary_need=primary_need)


@action
def close(*, referral: Referral, closed_on: date, reason: str, summary: str, by: Account) -> Referral:
    """The episode is over. Nothing is left open behind it; see ``casework.left_open``."""
    require("approve")
    must_be_open(referral)
    in_order(referral.received_on, closed_on, "closed_on")
    not_after(closed_on, current().day, "closed_on")
    left = left_open(referral.person_id)
    if left:
        named = "; ".join(each.title for each in left)
        raise Wrong("closed_on", f"Something is open still: {named}.", "End it first.")
    if not reason:
        raise Wrong("closure_reason", "Say why it is closed.")
    words = said("closure_summary", summary, "Say what was done, and what is different now.")
    writing.change(
        referral, closed_on=closed_on, closure_reason=reason, closure_summary=words, closed_by=by, true_from=closed_on
    )
    return steps.close_at_once(referral, by)


@action
def close_together(
    *,
    referrals: Iterable[Referral],
    closed_on: date,
    reason: str,
    summary: str,
    by: Account,
    own: Mapping[Referral, Mapping[str, str]] | None = None,
) -> list[Referral]:
    """Brothers and sisters at once: what is shared, and for one what is different. One closed already is left as it is.

    ``own`` may give ``reason``, in the place of the shared one, and ``summary``, which is added to it.
    """
    closed = []
    for referral in referrals:
        if referral.closed_on is None:
            theirs = (own or {}).get(referral, {})
            words = "\n\n".join(each.strip() for each in (summary, theirs.get("summary", "")) if each.strip())
            why = theirs.get("reason") or reason
            closed.append(close(referral=referral, closed_on=closed_on, reason=why, summary=words, by=by))
    return closed


@action
def reopen(*, referral: Referral, because: str, by: Account) -> Referral:
    """It was closed by mistake. What was said at its closing stands in the version before."""
    require("approve")
    if referral.closed_on is None:
        raise Wrong("because", "It is open already.")
    words = said("because", because, "Say why it is reopened.")
    return writing.change(
        referral,
        because=words,
        closed_on=None,
        closure_reason="",
        closure_summary="",
        closed_by=None,
        reopened_at=under_way().at,
        reopened_by=by,
    )


def must_be_open(referral: Referral) -> None:
    """Raises Wrong for one that is closed."""
    if referral.closed_on is not None:
        raise Wrong("", f"It was closed on {referral.closed_on:%-d %B %Y}.", "Reopen it, or take a new referral.")


def _add(
    person: Person, received_on: date, reason: str, by: Account, is_nothing: bool, facts: dict[str, Any]
) -> Referral:
    contact = facts.get("contact")
    return writing.add(
        Referral,
        person=person,
        received_on=received_on,
        true_from=received_on,
        reason=said("reason", reason, "Say why the child is referred."),
        is_no_further_action=is_nothing,
        decided_at=(contact and contact.decided_at) or under_way().at,  # it was decided with the contact it came with
        decided_by=by,
        **parts.given(facts),
    )
