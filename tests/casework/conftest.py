"""A duty manager and a worker, three children of one family and one not yet born; the day is an argument."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.actions import persons
from keepsake.people.models import Duty
from keepsake.record.opening import open_access

FRIDAY = date(2026, 11, 20)
WANTED = (
    *("name", "date_of_birth", "relationships", "allocation", "worker_and_team", "contact_details"),
    *("referrals", "reasons_for_support", "consent_record", "assessments", "child_in_need_plan", "child_protection"),
    *("meeting_minutes", "case_notes", "own_words", "services_involved", "social_care_information"),
)


def at(day, hour=15):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@contextmanager
def on(account, day, role="team_manager", wanted=WANTED, purpose="safeguard_children"):
    """An access of somebody on a day, as if that day were today."""
    with (
        mock.patch("django.utils.timezone.now", return_value=at(day, 17)),
        open_access(worker=account.pk, role=role, purpose=purpose, categories=wanted, day=day) as access,
    ):
        yield access


@pytest.fixture
def manager(make_account):
    return _on_duty(make_account(Role.TEAM_MANAGER, username="manager"))


@pytest.fixture
def worker(make_account):
    return _on_duty(make_account(Role.SOCIAL_WORKER, username="worker"))


def _on_duty(account):
    Duty.objects.create(worker=account, begins_on=date(2020, 1, 1), ends_on=date(2030, 1, 1))
    return account


@pytest.fixture
def children(worker):
    """Robin, Wren and Linnet, and a baby who is expected."""
    with on(worker, FRIDAY, "social_worker"):
        born = [
            persons.add(
                unsearched="invented",
                given=name,
                family="Ashgrove-Invented",
                roles=["child"],
                born_on=born_on,
                birth_known="exact",
                by=worker,
            )
            for name, born_on in (
                ("Robin", date(2015, 5, 1)),
                ("Wren", date(2018, 6, 1)),
                ("Linnet", date(2021, 7, 1)),
            )
        ]
        baby = persons.add(
            roles=["child"],
            born_on=FRIDAY + timedelta(weeks=12),
            birth_known="expected",
            unsearched="invented",
            by=worker,
        )
    return [*born, baby]
