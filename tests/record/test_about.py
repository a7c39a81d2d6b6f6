"""Records about some people, asked for by a statement that is kept: the same as through the way to all rows."""

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.models import Allocation, Household, Person, PersonName, Relationship
from keepsake.record import about as kept
from keepsake.record.about import about
from keepsake.record.opened import NotGranted, NotOpen
from tests.record.family import a_person, allocate, reading, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_WRITTEN", {})


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def people(worker):
    """Two of the worker's own, one closed to them, one whom nobody works with."""
    made = [a_person(given=name, by=worker) for name in ("Robin", "Wren", "Closed", "Nobody")]
    with reading(worker):
        for each in made[:3]:
            allocate(person=each, to=worker, by=worker)
        restrict(person=made[2], by=worker)
    return [each.pk for each in made]


@pytest.mark.parametrize("categories", [(), ("name",), ("date_of_birth", "name"), ("allocation",), ("religion",)])
def test_the_same_people_and_the_same_columns_as_all_rows_of_them(worker, people, categories):
    for _ in range(2):
        with reading(worker, *categories):
            for model, path in ((Person, "pk"), (PersonName, "person"), (Allocation, "person")):
                for asked in (people, people[:1], people[2:], []):
                    found = about(model, asked, "recorded_at", "id")
                    expected = list(model.objects.filter(**{f"{path}__in": asked}).order_by("recorded_at", "id"))
                    assert found == expected
                    for one, other in zip(found, expected, strict=True):
                        assert one.get_deferred_fields() == other.get_deferred_fields()
                        assert {**vars(one), "_state": 0} == {**vars(other), "_state": 0}


def test_a_column_that_is_not_granted_raises_as_ever(worker, people):
    with reading(worker, "date_of_birth"):
        (robin,) = about(Person, people[:1])
        assert robin.born_on is None
        with pytest.raises(NotGranted):
            _ = robin.religion


def test_what_was_kept_under_one_access_gives_no_more_under_another(worker, people, make_account):
    stranger = make_account(Role.SOCIAL_WORKER, username="stranger")
    with reading(worker, "name", "date_of_birth"):
        assert len(about(PersonName, people)) == 2

    with reading(stranger, "name", "date_of_birth"):
        assert about(PersonName, people) == []
    with reading(worker, "date_of_birth"):
        assert about(PersonName, people) == []
    with pytest.raises(NotOpen):
        about(PersonName, people)


@pytest.mark.parametrize("model", [Relationship, Household])
def test_kinds_about_several_people_are_refused(worker, people, model):
    with reading(worker), pytest.raises(TypeError, match="people alone"):
        about(model, people)
