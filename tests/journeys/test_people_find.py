from datetime import date

from playwright.sync_api import expect

from tests.journeys.people import (
    given_a_child,
    given_a_worker,
    when_they_find,
    when_they_sign_in,
    when_they_type_a_person,
)
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_a_worker_finds_the_child_by_a_misspelt_name_and_makes_no_second_record(page, db, check_accessible):
    given_a_child(given_a_worker())
    when_they_sign_in(page, "sage")

    when_they_find(page, "Shivaun Ashgrov")

    expect(page.get_by_role("main")).to_contain_text("1 person found")
    expect(page.get_by_role("main")).to_contain_text("another spelling Siobhan")
    check_accessible(page)

    page.get_by_role("link", name="Add a person or a family").click()
    check_accessible(page)
    when_they_type_a_person(page, role="Child or young person", given="Shivaun", family="Ashgrov", born="2014-02-03")
    page.get_by_role("button", name="Look whether they are there").click()

    expect(page.get_by_role("heading", name="Is it this person?")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("swapped")
    check_accessible(page)
    page.get_by_role("link", name="Open this record").click()

    then_the_page_is_headed(page, "Siobhan Ashgrove")
    check_accessible(page)


def test_search_and_the_page_work_on_a_phone_without_javascript(open_page, db):
    given_a_child(given_a_worker())
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, "sage")
    then_nothing_is_wider_than_the_screen(page)

    when_they_find(page, "2/3/2014")

    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("link", name="Siobhan Ashgrove").click()
    then_the_page_is_headed(page, "Siobhan Ashgrove")
    then_nothing_is_wider_than_the_screen(page)


def test_a_name_that_many_have_is_narrowed_down_by_a_date_of_birth(page, db, check_accessible):
    worker = given_a_worker()
    for day in range(1, 12):
        given_a_child(worker, born_on=date(2014, 3, day))
    when_they_sign_in(page, "sage")

    when_they_find(page, "Siobhan Ashgrove")

    expect(page.get_by_role("main")).to_contain_text("More than 10 people have this name")
    check_accessible(page)

    when_they_find(page, "Siobhan Ashgrove 4/3/2014")

    expect(page.get_by_role("listitem").filter(has_text="Same date of birth")).to_have_count(1)
    expect(page.get_by_role("main")).not_to_contain_text("have this name")
