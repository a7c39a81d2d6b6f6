"""A worker with sixty people finds the one they need: what stands out, a part, an order; by the address alone."""

import re

import pytest

from keepsake.people.actions import addresses
from keepsake.web.work import listing
from tests.work_pages.invented_team import a_child, as_worker, client_of, today

pytestmark = pytest.mark.django_db
PEOPLE = 60


@pytest.fixture
def many(office):
    """Sixty children with the worker, the last three of them new; and the one whom every office has."""
    for number in range(PEOPLE - 1):
        since = 3 if number > PEOPLE - 5 else 200
        a_child(f"Child{number:02d}", office.sage, worker=office.sage, team=office.team, since=since)
    return office


def page(office, query=""):
    answer = client_of(office.sage).get(f"/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def names(text):
    lines = text.split('class="work-lines"')[-1].split("</ol>")[0] if 'class="work-lines"' in text else ""
    return re.findall(r'href="/people/[^"]+">([^<,]+)', lines)


def test_all_of_them_are_there_by_name(many):
    text = page(many)

    assert f"My people: {PEOPLE}" in text
    assert len(names(text)) == PEOPLE
    assert names(text) == sorted(names(text), key=str.casefold)


def test_what_stands_out_is_counted_and_leads_to_it(many):
    text = page(many)

    assert "New for you: 3" in text
    assert re.search(r"No address: \d+", text)
    found = names(page(many, "?show=new"))
    assert found
    assert all(name.startswith("Child5") for name in found)


def test_a_name_or_a_place_finds_them(many):
    with as_worker(many.sage):
        addresses.move(person=many.child, lines="1 Mill Lane\nAmbledown", postcode="KP1 1AA", on=today(), by=many.sage)

    assert names(page(many, "?named=child07")) == [name for name in names(page(many)) if name.startswith("Child07")]
    assert len(names(page(many, "?named=ambledown"))) == 1
    assert f"1 of {PEOPLE}" in page(many, "?named=ambledown")


def test_the_newest_come_first_where_that_is_the_order(many):
    assert names(page(many, "?order=new"))[0].startswith("Child5")


def test_nobody_among_them_is_said(many):
    assert "Nobody among them" in page(many, "?named=nobody-here")


@pytest.mark.parametrize("query", ["?show=nothing&order=odd", "?named=%00", "?named=" + "x" * 5000, "?show=late"])
def test_an_odd_address_is_answered(many, query):
    assert "My people" in page(many, query)


def test_few_people_stay_on_cards(office):
    text = page(office)

    assert "work-card" in text
    assert "My people:" not in text
    assert listing.MANY > 1
