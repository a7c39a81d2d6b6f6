"""The demonstration has a child whose chronology is worth reading, once."""

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from keepsake.accounts.demo import load_people
from keepsake.casework.demo import load_casework
from keepsake.casework.demo_story import load_stories
from keepsake.casework.models import Curation, OwnLine, Statement
from keepsake.people.loading import load
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance


@pytest.mark.django_db
def test_the_demonstration_has_a_curated_chronology_once():
    today = timezone.localdate()
    load_people()
    load(3000, today)
    load_casework(today)

    assert load_stories(today) == 1
    assert load_stories(today) == 0

    with maintenance(), keeping():
        assert QuerySet(OwnLine).count() == 1
        assert QuerySet(Curation).count() == 3
        assert QuerySet(Statement).filter(medium="drawing").exists()
