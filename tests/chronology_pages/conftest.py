"""The invented family of the pages of people, with some casework, and its worker."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from keepsake.casework.actions import notes
from keepsake.record.opening import open_access
from keepsake.web.chronology.opening import WANTED
from tests.people_pages.conftest import client, family, worker

__all__ = ["client", "family", "opened_for_story", "told", "worker"]


def opened_for_story(worker, role="social_worker"):
    """An access in which everything that is told may be written."""
    day = timezone.localdate()
    return open_access(worker=worker.pk, role=role, purpose="safeguard_children", categories=WANTED, day=day)


@pytest.fixture
def told(worker, family):
    """Siobhan ran away, and said why; she does not want others to read it."""
    now = timezone.now()
    with opened_for_story(worker), transaction.atomic():
        family.note = notes.write(
            people=[family.siobhan], happened_at=now - timedelta(days=3), words="She was found at the station.",
            title="Ran away", is_important=True, by=worker,
        )  # fmt: skip
        notes.write(
            people=[family.siobhan, family.robin], happened_at=now - timedelta(days=2), words="A call from school.",
            by=worker,
        )  # fmt: skip
        notes.say(
            person=family.siobhan, said_on=timezone.localdate(), words="I wanted to see my dad.", may_be_shared=False,
            by=worker,
        )  # fmt: skip
    return family
