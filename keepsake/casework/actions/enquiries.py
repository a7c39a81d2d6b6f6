"""A strategy discussion, and the section 47 enquiry that it decides on."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, steps
from keepsake.casework.models import (
    Referral,
    Section47Child,
    Section47Enquiry,
    StrategyAttendance,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said

Decided = StrategyChild.Outcome
Found = Section47Child.Outcome


@action
def discuss(
    *,
    referrals: Iterable[Referral],
    held_at: datetime,
    concern: str,
    by: Account,
    attending: Iterable[Mapping[str, str]] = (),
    **facts: Any,
) -> StrategyDiscussion:
    """The agencies talk about the children of these referrals. ``attending`` gives name, profession and agency."""
    by_child = {Person(pk=each.person_id): {"referral": each} for each in referrals}
    discussion = parts.begin(
        StrategyDiscussion,
        StrategyChild,
        children=by_child,
        own=by_child,
        held_at=held_at,
        concern=said("concern", concern, "Say what may be happening to the children."),
        **facts,
    )
    for who in attending:
        writing.add(StrategyAttendance, discussion=discussion, attendance="attended", **parts.given(who))
    return discussion


@action
def decide(
    *, discussion: StrategyDiscussion, outcomes: Mapping[Person, str], because: str, by: Account, enquiry: str = ""
) -> StrategyDiscussion:
    """What was decided for each child, and whether the police enquire too."""
    steps.must_be_open(discussion)
    if Decided.ENQUIRY in outcomes.values() and enquiry not in StrategyDiscussion.Enquiry.values:
        raise Wrong("enquiry", "Say who enquires.", "Social care alone, or together with the police.")
    for part in StrategyChild.objects.filter(discussion=discussion):
        outcome = outcomes.get(Person(pk=part.person_id), "")
        if outcome not in Decided.values:
            raise Wrong("outcome", "Decide for each child.", f"One of: {', '.join(Decided.labels)}.")
        steps.fill_part(part=part, of=discussion, outcome=outcome, by=by)
    words = said("decision_because", because, "Say why this is decided.")
    return writing.change(discussion, decision_because=words, **parts.given({"enquiry": enquiry}))


@action
def enquire(*, discussion: StrategyDiscussion, started_on: date, by: Account) -> Section47Enquiry:
    """The enquiry into those children for whom the discussion decided on one. It starts from that discussion."""
    chosen = StrategyChild.objects.filter(discussion=discussion, outcome=Decided.ENQUIRY)
    own = {Person(pk=each.person_id): {"referral": each.referral} for each in chosen}
    if not own:
        raise Wrong("discussion", "The discussion decided on no enquiry.", "Decide on it first.")
    if started_on < discussion.held_at.date():
        raise Wrong("started_on", "An enquiry follows the strategy discussion.", "Give that day or a later one.")
    not_after(started_on, current().day, "started_on")
    return parts.begin(
        Section47Enquiry,
        Section47Child,
        children=own,
        own=own,
        true_from=started_on,
        discussion=discussion,
        started_on=started_on,
    )


@action
def conclude(*, enquiry: Section47Enquiry, ended_on: date, by: Account) -> Section47Enquiry:
    """The enquiry is over: for each child it is said what was found, and whether a conference must meet."""
    in_order(enquiry.started_on, ended_on, "ended_on")
    for child in Section47Child.objects.filter(enquiry=enquiry):
        missing(child)
    return writing.change(enquiry, ended_on=ended_on, true_from=ended_on)


def missing(child: Section47Child) -> None:
    """Raises Wrong for what a finished enquiry must say of a child, and does not."""
    if child.seen_on is None and not child.not_seen_because:
        raise Wrong("seen_on", "Say when the child was seen, or why not.")
    if child.outcome not in Found.values:
        raise Wrong("outcome", "Say what was found for each child.", f"One of: {', '.join(Found.labels)}.")
    if child.is_conference_not_required is None:
        raise Wrong("is_conference_not_required", "Say whether an initial conference must meet.")
    if child.outcome == Found.AT_RISK and child.is_conference_not_required and not child.not_required_because:
        raise Wrong("not_required_because", "The risk goes on and no conference meets: say why.")
