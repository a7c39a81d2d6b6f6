"""The child and family assessment: started for a family, filled in, authorised by a manager."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import oversight, parts, steps
from keepsake.casework.authority import require
from keepsake.casework.models import Assessment, AssessmentChild, Referral, ToolScore
from keepsake.clock.due import Due, due
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said

POINT = "The assessment at a review point."


@action
def start(*, referrals: Iterable[Referral], started_on: date, by: Account, **shared: Any) -> Assessment:
    """One assessment for the children of these referrals."""
    not_after(started_on, current().day, "started_on")
    by_child = {Person(pk=each.person_id): {"referral": each} for each in referrals}
    return parts.begin(
        Assessment,
        AssessmentChild,
        children=by_child,
        own=by_child,
        true_from=started_on,
        started_on=started_on,
        **shared,
    )


@action
def give_more_time(*, assessment: Assessment, until: date, because: str, by: Account) -> Assessment:
    """It needs longer, and a manager agrees: an ordinary outcome with its reason, no fault."""
    require("approve")
    in_order(assessment.started_on, until, "extended_to")
    by_rule = due_by_rule(assessment)
    if until <= by_rule.day:
        raise Wrong("extended_to", f"It is due on {by_rule.day:%-d %B %Y} as it is.", "Give a later day.")
    words = said("extended_because", because, "Say why it takes longer.")
    return writing.change(assessment, extended_to=until, extended_because=words, extended_by=by)


@action
def review(*, assessment: Assessment, on: date, found: str, by: Account, next_on: date | None = None) -> Assessment:
    """A manager looked at it before it was done. What they found stands as oversight in the file of each child."""
    require("oversee")
    steps.must_be_open(assessment)
    in_order(assessment.started_on, on, "reviewed_on")
    not_after(on, current().day, "reviewed_on")
    in_order(on, next_on, "review_on")
    words = f"{POINT} {said('considered', found, 'Say what you found.')}"
    for child in AssessmentChild.objects.filter(assessment=assessment):
        oversight.look(person=Person(pk=child.person_id), on=on, considered=words, by=by)
    return writing.change(assessment, reviewed_on=on, **parts.given({"review_on": next_on}))


@action
def authorise(*, assessment: Assessment, on: date, by: Account, comment: str = "") -> Assessment:
    """A manager agrees. Each child was seen, or it says why not; and has factors, or the code that there are none."""
    in_order(assessment.started_on, on, "authorised_on")
    for child in AssessmentChild.objects.filter(assessment=assessment):
        missing(child)
    steps.approve(step=assessment, comment=comment, by=by)
    return writing.change(assessment, authorised_on=on, true_from=on)


@action
def score(
    *,
    person: Person,
    tool: str,
    done_on: date,
    by: Account,
    score: Decimal | None = None,
    band: str = "",
    words: str = "",
    assessment: Assessment | None = None,
) -> ToolScore:
    """What a tool said on a day. Earlier scores stay beside it."""
    not_after(done_on, current().day, "done_on")
    return writing.add(
        ToolScore,
        person=person,
        tool=said("tool", tool, "Say which tool."),
        done_on=done_on,
        true_from=done_on,
        **parts.given({"score": score, "band": band, "words": words, "assessment": assessment}),
    )


def due_by_rule(assessment: Assessment) -> Due:
    """When it is due without more time: counted from the first of the referrals that it is about."""
    ids = list(AssessmentChild.objects.filter(assessment=assessment).values_list("referral", flat=True))
    came = list(Referral.objects.filter(pk__in=ids).values_list("received_on", flat=True))
    return due("assessment", min(came, default=assessment.started_on))


def missing(child: AssessmentChild) -> None:
    """Raises Wrong for what an authorised assessment must say of a child, and does not."""
    if child.seen_on is None and not child.not_seen_because:
        raise Wrong("seen_on", "Say when the child was seen, or why not.")
    if child.seen_on is not None and not child.is_seen_alone and not child.not_alone_because:
        raise Wrong(
            "is_seen_alone", "Say that the child was seen alone, or why not.", "They may be too young to want it."
        )
    if not child.factors:
        raise Wrong("factors", "Say which factors were found.", "Code 21 says that there were none.")
    if not child.outcome:
        raise Wrong("outcome", "Say what comes of the assessment for this child.")
