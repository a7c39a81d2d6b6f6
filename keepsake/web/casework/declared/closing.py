"""A case is closed once nothing is left open, and reopened; an assessment is given more time."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from keepsake.casework.actions import assessments, referrals
from keepsake.casework.left_open import Left, left_open
from keepsake.casework.models import Assessment, Referral
from keepsake.casework.status import may_be_written
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import MANAGERS
from keepsake.clock.explaining import said
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.ready import is_open
from keepsake.web.casework.stepping import PAGED
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import long_text

PAGES = {"protection_plan": "protection-plan", "need_plan": "need-plan", "pre_proceedings": "pre-proceedings"}


def what_is_left(referral: Referral) -> list[tuple[str, str]]:
    """What must end before the case is closed, each with the page on which to end it."""
    return [(each.title, _page_of(each, referral)) for each in left_open(referral.person_id)]


def _page_of(left: Left, referral: Referral) -> str:
    key = PAGES.get(left.kind, left.kind)
    if key in PAGED:
        return reverse("casework:step", kwargs={"step": key, "id": left.id})
    return reverse("casework:child", kwargs={"id": referral.person_id})


def open_referrals(people: Iterable[UUID]) -> dict[UUID, Referral]:
    """Child -> the referral that is open."""
    running = Referral.objects.filter(person__in=list(people), closed_on__isnull=True)
    return {each.person_id: each for each in running.exclude(is_no_further_action=True)}


def _not_among(referral: Referral, family: Sequence[Brief]) -> list[str]:
    """Of brothers and sisters who cannot be closed with this child: why."""
    others = {each.id: each.name for each in family if each.id != referral.person_id}
    running = open_referrals(others)
    closed: dict[UUID, date] = {}
    for each in Referral.objects.filter(person__in=list(others), closed_on__isnull=False).order_by("closed_on"):
        closed[each.person_id] = each.closed_on
    lines = []
    for who, name in others.items():
        left = "; ".join(each.title for each in left_open(who)) if who in running else ""
        if left:
            lines.append(f"{name} is not closed with them, since something is open still: {left}.")
        elif who not in running and who in closed:
            lines.append(f"{name} was closed already, on {said(closed[who])}.")
    return lines


def _close(deed: Deed) -> None:
    """Each child that was chosen; what is different for one is said of that one."""
    found = open_referrals(each.pk for each in deed.children)
    theirs = {each.pk: own for each, own in deed.own.items()}
    named = {"reason": "closure_reason", "summary": "closure_summary"}
    own = {
        referral: {name: theirs[who][column] for name, column in named.items()}
        for who, referral in found.items()
        if who in theirs
    }
    referrals.close_together(
        referrals=found.values(),
        closed_on=deed.given["closed_on"],
        reason=deed.given["closure_reason"],
        summary=deed.given["closure_summary"],
        own=own,
        by=deed.by,
    )


def _may_be_reopened(referral: Referral) -> bool:
    running = Referral.objects.filter(person=referral.person_id, closed_on__isnull=True)
    later = Referral.objects.filter(person=referral.person_id, received_on__gt=referral.received_on)
    is_last = not running.exists() and not later.exists()
    return referral.closed_on is not None and not referral.is_no_further_action and is_last


CLOSING = (
    Act(
        key="close-case",
        title="Close the case",
        of=Referral,
        model=Referral,
        questions=asked(
            "closed_on", "closure_reason", "closure_summary", needed="closed_on closure_reason closure_summary"
        ),
        part=Referral,
        own=asked("closure_reason", "closure_summary"),
        own_differs=True,
        with_family=True,
        among=lambda referral, people: [
            who for who in open_referrals(people) if who == referral.person_id or not left_open(who)
        ],
        tells=_not_among,
        do=_close,
        done="The case is closed. If it was a mistake it can be reopened, with a reason.",
        is_ready=is_open,
        hinders=what_is_left,
        begins_with=lambda _, day: {"closed_on": day},
        button="Close it",
        may=MANAGERS,
    ),
    Act(
        key="reopen-case",
        title="Reopen the case",
        of=Referral,
        more=lambda _: {"because": long_text("Why it is reopened", missing="Say why it is reopened")},
        do=lambda deed: referrals.reopen(referral=deed.record, because=deed.given["because"], by=deed.by) and None,
        done="The case is open again. What was said when it was closed is kept.",
        is_ready=_may_be_reopened,
        button="Reopen it",
        may=MANAGERS,
        note="For a case that was closed by mistake. A new worry is a new contact, and a new referral.",
    ),
    Act(
        key="review-assessment",
        title="Look at it at a review point",
        of=Assessment,
        model=Assessment,
        questions=asked("reviewed_on", "review_on", needed="reviewed_on"),
        words={"reviewed_on": "Day on which you looked", "review_on": "Next review point, where there is one"},
        more=lambda _: {"found": long_text("What you found", missing="Say what you found")},
        do=lambda deed: assessments.review(
            assessment=deed.record,
            on=deed.given["reviewed_on"],
            next_on=deed.given["review_on"],
            found=deed.given["found"],
            by=deed.by,
        ),
        done="It is recorded, and stands as management oversight in the file of each child.",
        is_ready=lambda assessment: assessment.authorised_on is None and may_be_written(assessment),
        begins_with=lambda _, day: {"reviewed_on": day},
        may=MANAGERS,
    ),
    Act(
        key="more-time",
        title="Give the assessment more time",
        of=Assessment,
        model=Assessment,
        questions=asked("extended_to", "extended_because", needed="extended_to extended_because"),
        do=lambda deed: assessments.give_more_time(
            assessment=deed.record,
            until=deed.given["extended_to"],
            because=deed.given["extended_because"],
            by=deed.by,
        ),
        done="More time is given. Both days are shown, with the reason.",
        is_ready=lambda assessment: assessment.authorised_on is None,
        begins_with=lambda assessment, _: {
            name: getattr(assessment, name) for name in ("extended_to", "extended_because")
        },
        clock=assessments.due_by_rule,
        may=MANAGERS,
        note="A manager gives it. The law has no extension: the day on which it was due stays in view.",
    ),
)
