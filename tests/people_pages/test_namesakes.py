"""A name that many people have: the page says so, and what would tell them apart."""

from datetime import date

import pytest

from tests.people_pages.conftest import a_person, opened

pytestmark = pytest.mark.django_db
SAID = "More than 10 people have this name"


@pytest.fixture
def namesakes(worker):
    with opened(worker):
        return [a_person(worker, "Linnet", born_on=date(2010, 1, day), birth_known="exact") for day in range(1, 12)]


def page_of(client, text):
    return client.get("/people/", {"q": text}).content.decode()


@pytest.mark.parametrize("name", ["Linnet Ashgrove", "ashgrove linet"])
def test_more_than_ten_of_one_name_are_said_to_be_many(client, namesakes, name):
    assert SAID in page_of(client, name)


@pytest.mark.parametrize("more", ["3/1/2010", "2010", "KP1 2AB", "07700 900123"])
def test_whoever_typed_more_than_a_name_is_not_told_to(client, namesakes, more):
    assert SAID not in page_of(client, f"Linnet Ashgrove {more}")


def test_ten_are_few_enough_to_look_through(client, worker):
    with opened(worker):
        for day in range(1, 11):
            a_person(worker, "Linnet", born_on=date(2010, 1, day), birth_known="exact")

    assert SAID not in page_of(client, "Linnet Ashgrove")


def test_nobody_is_told_of_those_whom_they_may_not_see(client, worker):
    with opened(worker):
        for day in range(1, 12):
            a_person(worker, "Linnet", allocated=day < 5, born_on=date(2010, 1, day), birth_known="exact")

    assert SAID not in page_of(client, "Linnet Ashgrove")
