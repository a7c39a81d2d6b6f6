"""What was known of a child before: referrals within a year, and several worries in a short time."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from keepsake.casework.models import Contact, Referral
from keepsake.casework.status import are_several, earlier_referrals
from keepsake.clock.london import day_of
from keepsake.web.people.ages import in_day

SEVERAL = "Three worries or more in 90 days: look at them together."


def re_referral_of(child: UUID) -> str:
    """In words, that the last referral of a child followed another within a year; else nothing."""
    days = _referred_on([child])[child]
    last = max(days, default=None)
    before = [] if last is None else [each for each in days if earlier_referrals(last, [each])]
    if not before:
        return ""
    times = "once before" if len(before) == 1 else f"{len(before)} times before"
    return f"Re-referral: referred {times} within a year, the last time on {in_day(max(before))}."


def known_on(on: date, children: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Child -> what whoever looks at a worry of this day should know of the time before it."""
    referred, worries = _referred_on(children), _worries_of(children)
    found: dict[UUID, tuple[str, ...]] = {}
    for child in children:
        lines = [SEVERAL] if are_several(on, worries[child]) else []
        before = [each for each in referred[child] if earlier_referrals(on, [each])]
        if before:
            lines.append(f"Referred within the last year, on {in_day(max(before))}: this may be a re-referral.")
        found[child] = tuple(lines)
    return found


def _referred_on(children: Collection[UUID]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = {child: [] for child in children}
    for child, on in Referral.objects.filter(person__in=children).values_list("person", "received_on"):
        found[child].append(on)
    return found


def _worries_of(children: Collection[UUID]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = {child: [] for child in children}
    told = Contact.objects.filter(children__person__in=children)
    for child, at in told.values_list("children__person", "received_at"):
        if child in found:
            found[child].append(day_of(at))
    return found
