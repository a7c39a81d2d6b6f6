"""The demonstration has cases in several states, once."""

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from keepsake.accounts.demo import load_people
from keepsake.casework.demo import STATES, load_casework
from keepsake.casework.models import (
    Arrival,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Contact,
    EarlyHelp,
    FamilyDecision,
    OwnAnswer,
    OwnWordsFile,
    PlanTransfer,
    PreProceedings,
    Referral,
    Section47Enquiry,
    Supervision,
    UsedAnswer,
)
from keepsake.people.loading import load
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance


@pytest.mark.django_db
def test_the_demonstration_has_cases_in_every_state_once():
    today = timezone.localdate()
    load_people()
    load(3000, today)

    assert load_casework(today) == STATES
    assert load_casework(today) == 0

    with maintenance(), keeping():
        assert QuerySet(Contact).count() == STATES
        assert QuerySet(Contact).filter(decided_at__isnull=True).count() == 2
        assert QuerySet(ChildInNeedPlan).count() >= 3
        assert QuerySet(Section47Enquiry).count() >= 7
        assert QuerySet(ChildProtectionPlan).filter(ends_on__isnull=True).count() >= 6
        assert QuerySet(ChildProtectionPlan).filter(ends_on__isnull=False).count() >= 3
        assert QuerySet(PlanTransfer).filter(direction="in").count() >= 2
        assert QuerySet(PlanTransfer).filter(direction="out").count() >= 1
        assert QuerySet(Referral).filter(closed_on__isnull=False).count() >= 1
        assert QuerySet(EarlyHelp).count() == 3
        assert QuerySet(OwnAnswer).count() == 1
        assert QuerySet(UsedAnswer).count() == 1
        assert Arrival.objects.count() == 2
        assert QuerySet(EarlyHelp).filter(ending="step_up").count() == 1
        assert QuerySet(PreProceedings).count() == QuerySet(FamilyDecision).count() == 1
        assert QuerySet(OwnWordsFile).count() == QuerySet(Supervision).count() == 1
