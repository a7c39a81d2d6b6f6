"""The families of the demonstration's social worker have a name, once."""

import pytest
from django.utils import timezone

from keepsake.accounts.demo import load_people
from keepsake.people import loading
from keepsake.people.known import rows
from keepsake.people.loading.family_groups import load_family_groups
from keepsake.people.models import FamilyGroup, FamilyMember
from keepsake.record.opened import keeping

pytestmark = pytest.mark.django_db


def test_each_family_has_a_name_and_two_people_or_more():
    load_people()
    loading.load(150, timezone.localdate())

    made = load_family_groups(timezone.localdate())

    with keeping():
        assert rows(FamilyGroup).count() == made > 0
        members = list(rows(FamilyMember).values_list("group", flat=True))
    assert all(members.count(group) > 1 for group in members)
    assert load_family_groups(timezone.localdate()) == 0
