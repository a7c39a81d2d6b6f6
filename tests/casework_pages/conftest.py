"""The invented family of the pages of people and its worker; and a child of the worker's, by herself."""

from datetime import date

import pytest
from django.utils import timezone

from keepsake.casework.tasks.reading import READ as FACTS
from keepsake.record.opening import open_access
from tests.casework.conftest import WANTED
from tests.people_pages.conftest import a_person, client, family, worker

__all__ = ["client", "family", "worker"]
READ = (*WANTED, *FACTS, "sex", "gender", "ethnicity", "health", "address", "household")


def opened(account, role="social_worker", wanted=READ):
    """An access of today for casework."""
    day = timezone.localdate()
    return open_access(worker=account.pk, role=role, purpose="safeguard_children", categories=wanted, day=day)


@pytest.fixture
def child(worker):
    with opened(worker):
        return a_person(worker, "Robin", born_on=date(2015, 5, 1), birth_known="exact")
