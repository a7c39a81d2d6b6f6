"""Some of the demonstration's children have a picture; nobody who is not born yet has one."""

import pytest
from django.utils import timezone

from keepsake.accounts.demo import load_people
from keepsake.people import loading
from keepsake.people.known import rows
from keepsake.people.loading.photographs import load_photographs
from keepsake.people.models import Person, Photograph, Picture
from keepsake.record.opened import keeping

pytestmark = pytest.mark.django_db


def test_some_children_have_a_drawn_picture_and_the_unborn_none():
    load_people()
    loading.load(150, timezone.localdate())

    made = load_photographs(timezone.localdate())

    with keeping():
        pictured = set(rows(Photograph).values_list("person", flat=True))
        known = set(rows(Person).filter(pk__in=pictured).values_list("birth_known", flat=True))
        assert all("A drawing of" in shows for shows in rows(Photograph).values_list("shows", flat=True))
        assert rows(Picture).count() == made
    assert made == len(pictured) > 2
    assert known <= {"exact", "estimated"}
    assert load_photographs(timezone.localdate()) == 0
