from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import a_person, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def given_an_unborn_child(worker):
    due = timezone.localdate() + timedelta(weeks=2)
    with opened(worker):
        return a_person(worker, "", "", roles=(), born_on=due, birth_known="expected")


def test_a_worker_records_a_birth_on_a_phone(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_an_unborn_child(worker)
    page = open_page(width=320)
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/")
    then_the_page_is_headed(page, "Unborn child")
    page.get_by_role("link", name="Record the birth").click()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_label("When was the baby born?").fill(timezone.localdate().isoformat())
    page.get_by_label("Given names").fill("Linnet")
    page.get_by_label("NHS number").fill("123")
    page.get_by_role("button", name="Record the birth").click()
    expect(page.get_by_role("alert")).to_contain_text("NHS number")
    check_accessible(page)
    page.get_by_label("NHS number").fill("")
    page.get_by_role("button", name="Record the birth").click()

    then_the_page_is_headed(page, "Linnet")
    expect(page.get_by_role("main")).to_contain_text("The birth is recorded.")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_a_baby_who_was_not_born_alive_is_spoken_of_with_care(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_an_unborn_child(worker)
    page = open_page()
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/not-born-alive/")
    check_accessible(page)

    page.get_by_label("On which day?").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Save").click()

    then_the_page_is_headed(page, "Baby who was not born alive")
    main = page.get_by_role("main")
    expect(main).not_to_contain_text("Expected")
    expect(main).not_to_contain_text("Record the birth")
    check_accessible(page)
