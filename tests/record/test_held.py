"""Everything that is held about a person is found, without any model being named."""

from datetime import date

import pytest
from django.apps import apps

from keepsake.accounts.roles import Role
from keepsake.people.models import (
    Household,
    HouseholdMember,
    LastWritten,
    Person,
    Photograph,
    Picture,
    Relationship,
    Warning,
)
from keepsake.people.models.search_key import SearchKey
from keepsake.record.classification import KEEPING, classification, classified_models
from keepsake.record.held import data_map, held_about, ropa_columns
from keepsake.record.opened import NotOpen
from keepsake.record.personal import Personal
from keepsake.record.sealed_file import SealedFiles
from keepsake.record.writing import action, add
from tests.record.family import ALL, a_person, allocate, reading, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    with reading(worker):
        person = a_person(given="Robin", born_on=date(2015, 5, 1), religion="invented", by=worker)
        allocate(person=person, to=worker, by=worker)
    return person


@action
def belong(*, child, parent, by):
    home = add(Household, name="Invented home", about=[child.pk])
    add(HouseholdMember, household=home, person=child, begins_on=date(2026, 1, 1))
    add(Relationship, person=parent, other=child, kind="birth_parent")
    add(Warning, person=child, words="a dog", begins_on=date(2026, 1, 1), review_on=date(2027, 1, 1))


@action
def photographed(*, child, by):
    picture = Picture(sealed=b"invented", sealed_small=b"invented")
    picture.save()
    add(Photograph, person=child, picture=picture, shows="a child", why="she agreed", begins_on=date(2026, 1, 1))


def test_every_record_of_a_person_is_found_by_whichever_path_it_hangs(robin, worker):
    with reading(worker):
        mother = a_person(given="Marigold", roles=("parent",), by=worker)
        allocate(person=mother, to=worker, by=worker)
        belong(child=robin, parent=mother, by=worker)

    with reading(worker):
        found = held_about(robin.pk)
        of_mother = held_about(mother.pk)

    assert {label: len(rows) for label, rows in found.items()} == {
        "people.Allocation": 1,
        "people.Household": 1,
        "people.HouseholdMember": 1,
        "people.Person": 1,
        "people.PersonName": 1,
        "people.PersonRole": 1,
        "people.Relationship": 1,
        "people.Warning": 1,
    }
    assert set(of_mother) >= {"people.Person", "people.Relationship"}
    assert "people.Warning" not in of_mother


def test_values_are_those_that_are_granted(robin, worker):
    with reading(worker, "name", "date_of_birth"):
        (person,) = held_about(robin.pk)["people.Person"]

    assert person.values["born_on"] == date(2015, 5, 1)
    assert "religion" not in person.values
    assert "religion" in person.not_shown


def test_about_somebody_who_may_not_be_seen_nothing_is_found(robin, worker):
    with reading(worker):
        restrict(person=robin, by=worker)

    with reading(worker):
        assert held_about(robin.pk) == {}


def test_an_index_that_is_no_record_asks_the_same_question(robin, worker):
    """The search index and sealed files are classified and not personal: it is asked in other ways who sees them."""
    others = {model for model in classified_models() if not issubclass(model, Personal)} - {SearchKey}
    assert Picture in others
    assert {type(model._base_manager) for model in others if classification(model).categories} == {SealedFiles}

    with reading(worker, *ALL, "visual_images", purpose="identify_by_image"):
        SearchKey.objects.create(person=Person(pk=robin.pk), key=7)
        photographed(child=robin, by=worker)
        assert {"people.SearchKey", "people.Picture"} <= held_about(robin.pk).keys()
    with reading(worker):
        assert "people.Picture" not in held_about(robin.pk)  # a photograph is not granted for this purpose
        restrict(person=robin, by=worker)
    with reading(worker, *ALL, "visual_images", purpose="identify_by_image"):
        assert held_about(robin.pk) == {}


def test_when_something_was_written_is_told_with_the_record_alone(robin, worker):
    with reading(worker):
        assert LastWritten.objects.filter(person=robin).exists()
        assert "people.LastWritten" not in held_about(robin.pk)


def test_outside_an_access_nothing_is_found(robin):
    with pytest.raises(NotOpen):
        held_about(robin.pk)


def test_the_map_has_every_personal_field_once():
    mapped = [(place.model, field) for place in data_map() for field in place.fields]
    personal = [model for model in apps.get_models() if issubclass(model, Personal)]
    fields = {
        (model._meta.label, name)
        for model in personal
        for name, category in classification(model).fields.items()
        if category != KEEPING
    }

    assert len(mapped) == len(set(mapped))
    assert fields <= set(mapped)


def test_a_line_of_the_map_says_what_where_about_whom_and_how_long():
    line = next(place for place in data_map() if (place.model, place.category) == ("people.Person", "religion"))

    assert (line.fields, line.subjects, line.sensitivity) == (("religion",), ("",), "special")
    assert (line.name, line.category_label, line.retention) == ("person", "Religion or belief", "most_children_records")


def test_the_record_of_processing_names_the_fields_of_a_category():
    assert ropa_columns()["religion"] == ("people.Person.religion",)
    assert "record_keeping" not in ropa_columns()
    assert "people.PersonName.given" in ropa_columns()["name"]
