"""Steps of the journeys about assessments and decisions."""

from datetime import timedelta

from django.utils import timezone

from keepsake.casework.actions import assessments, contacts, plans, referrals
from keepsake.record.opening import open_access
from tests.casework.conftest import WANTED


def as_(account, role="social_worker"):
    return open_access(
        worker=account.pk, role=role, purpose="safeguard_children", categories=WANTED, day=timezone.localdate()
    )


def given_a_decided_contact(manager, child, working_well="She likes school"):
    """A referral, on which an assessment was begun and a plan made."""
    today = timezone.localdate()
    with as_(manager, "team_manager"):
        contact = contacts.receive(
            children=[child], received_at=timezone.now() - timedelta(days=5), worry="Bruises on both arms.",
            working_well=working_well, by=manager,
        )  # fmt: skip
        contacts.decide(contact=contact, outcomes={child: "referral"}, because="A pattern.", by=manager)
        referral = referrals.accept(
            person=child, received_on=today - timedelta(days=5), reason="Bruises", contact=contact, by=manager
        )
        assessment = assessments.start(referrals=[referral], started_on=today - timedelta(days=4), by=manager)
        plans.begin(referral=referral, begins_on=today - timedelta(days=1), aim="Calm mornings", by=manager)
    return contact, assessment
