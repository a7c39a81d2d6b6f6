"""The demonstration has children on the way through protection, in every state that a page shows."""

from datetime import date, timedelta

import pytest

from keepsake.casework.demo_protecting import STATES, load_protection
from keepsake.casework.models import ChildInNeedPlan, ChildProtectionPlan, Conference, PlanTransfer, Referral
from keepsake.casework.tasks.exceptions import Missing, exceptions_of
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.library import the_clock
from keepsake.people.actions import persons
from tests.casework.conftest import FRIDAY, on

pytestmark = pytest.mark.django_db


def test_every_family_of_the_demonstration_is_in_another_state(manager):
    day = FRIDAY + timedelta(days=200)
    with on(manager, day):
        families = [
            [
                persons.add(
                    given=f"Invented {n}", family="Ashgrove", roles=["child"], born_on=date(2019, 5, 1),
                    birth_known="exact", unsearched="invented", by=manager,
                )
            ]
            for n, _ in enumerate(STATES)
        ]  # fmt: skip
        unborn = {"roles": ["child"], "born_on": day + timedelta(30), "birth_known": "expected"}
        families[0].append(persons.add(unsearched="invented", by=manager, **unborn))

        assert load_protection(families, day, manager) == len(STATES)

        running = ChildProtectionPlan.objects.filter(ends_on__isnull=True)
        assert (running.count(), ChildProtectionPlan.objects.count()) == (4, 6)
        assert ChildInNeedPlan.objects.count() == 1
        assert Referral.objects.filter(closed_on__isnull=False).count() == 1
        assert Conference.objects.filter(held_on__isnull=True).count() == 3
        assert {each.is_temporary for each in PlanTransfer.objects.filter(direction="in")} == {None, True}
        found = {
            each.missing
            for facts in facts_of([child.pk for them in families for child in them])
            for each in exceptions_of(facts, tasks_of(facts, day, the_clock()))
        }
        assert {Missing.MINUTES, Missing.CORE_GROUP, Missing.VISIT} <= found


def test_with_fewer_families_there_are_fewer_states(manager):
    with on(manager, FRIDAY):
        assert load_protection([], FRIDAY, manager) == 0
