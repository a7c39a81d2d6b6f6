"""How an invented case begins in the demonstration: somebody tells, and a manager decides on a referral."""

import sys
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from keepsake.accounts.models import Account
from keepsake.casework.actions import contacts, referrals
from keepsake.casework.models import Contact, Referral
from keepsake.clock.working_days import england
from keepsake.people.models import Person
from keepsake.standard.vocabulary import label

CASES = (
    *("referrals", "reasons_for_support", "assessments", "child_in_need_plan", "child_protection"),
    *("meeting_minutes", "case_notes", "own_words"),
)


def at(day: date, hour: int = 15) -> datetime:
    return datetime.combine(day, time(hour, 40), tzinfo=UTC)


def met(today: date, days: int) -> date:
    """The day so long ago, or the working day before it: nobody meets at a weekend."""
    return england().before(today - timedelta(days=days - 1), 1)


def told(child: Person, on: date, by: Account) -> Contact:
    return contacts.receive(
        children=[child],
        received_at=at(on),
        worry="The school has seen bruises twice this month. The child says little about home.",
        working_well="The child likes school and comes every day.",
        safe_now="At the grandmother's tonight; the school spoke with her.",
        source="2A",
        referrer={"name": "Fern Invented-Head", "agency": "Invented Primary School", "phone": "07700900111"},
        by=by,
    )


def referred(child: Person, on: date, by: Account) -> Referral:
    contact = told(child, on, by)
    contacts.decide(
        contact=contact, outcomes={child: "referral"}, because="A pattern of bruises.", at=at(on, 17), by=by
    )
    contacts.tell_referrer(contact=contact, how="By telephone.", at=at(on + timedelta(days=1), 9), by=by)
    return referrals.accept(
        person=child, received_on=on, reason="Bruises, twice in a month.", source="2A", contact=contact,
        primary_need="N1", by=by,
    )  # fmt: skip


def may_hold_cases(granted: Collection[str]) -> bool:
    """Does the notice of this council cover what the invented cases are made of? It is said where it does not."""
    missing = [label("categories", each) for each in CASES if each not in granted]
    if missing:
        what = f"The privacy notice does not cover, for this purpose: {'; '.join(missing)}."
        print(f"{what} The demonstration has no cases.", file=sys.stderr)
    return not missing
