from playwright.sync_api import expect

from keepsake.people.actions import directory
from tests.journeys.people import given_a_child, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_a_worker_on_the_phone_links_a_school_and_adds_a_practice_in_place(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    with opened(worker):
        directory.add_body(kind="school", name="Rosemary Invented School", phone="01632960123", by=worker)
    page = open_page(width=320)
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/")

    page.get_by_role("link", name="Add a school, a practice").click()
    page.get_by_label("Who is it?").fill("rosmary")
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Rosemary Invented School, School").check()
    page.get_by_label("What do they do for them?").fill("Year 7, Ms Rowan's form")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("button", name="Save").click()

    then_the_page_is_headed(page, "Siobhan Ashgrove")
    around = page.get_by_role("region", name="Who works with them")
    expect(around).to_contain_text("Rosemary Invented School")
    expect(around).to_contain_text("01632 960123")

    page.get_by_role("link", name="Add a school, a practice").click()
    page.get_by_label("Who is it?").fill("Chervil Surgery")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("None of these: make a new entry").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the name of the body, or who it is")
    page.get_by_label("Its name").fill("Chervil Surgery")
    page.get_by_label("What is it?").select_option(label="GP practice")
    page.get_by_role("button", name="Save").click()

    then_the_page_is_headed(page, "Siobhan Ashgrove")
    page.get_by_role("link", name="Chervil Surgery").first.click()
    then_the_page_is_headed(page, "Chervil Surgery")
    expect(page.get_by_role("main")).to_contain_text("Siobhan Ashgrove")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
