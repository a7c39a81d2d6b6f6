"""A neighbour tells of two children online; who is on duty takes it in; it is a contact."""

from datetime import date

from playwright.sync_api import expect

from keepsake.people.models import Duty
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen


def test_a_worry_of_a_neighbour_becomes_a_contact_and_nothing_is_typed_again(open_page, db, check_accessible):
    worker = given_a_worker()
    Duty.objects.create(worker=worker, begins_on=date(2020, 1, 1), ends_on=date(2040, 1, 1))
    given_a_child(worker)
    outside, desk = open_page(width=320, javascript=False), open_page()

    outside.goto("/")
    outside.get_by_role("link", name="Tell us").click()
    expect(outside.get_by_role("main")).to_contain_text("Call 999 if a child is in danger now")
    then_nothing_is_wider_than_the_screen(outside)
    outside.get_by_label("What are you worried about?").fill("Shouting every night, and crying.")
    outside.get_by_label("First names, as far as you know").fill("Siobhan")
    outside.get_by_label("Family name").fill("Ashgrove")
    outside.get_by_role("button", name="Add another child").click()
    expect(outside.get_by_label("What are you worried about?")).to_have_value("Shouting every night, and crying.")
    outside.get_by_label("First names, as far as you know").nth(1).fill("Wren")
    outside.get_by_label("Or about how old").nth(1).fill("about 4")
    outside.get_by_label("I do not want to say who I am").check()
    outside.get_by_role("button", name="Send").click()
    expect(outside.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")
    reference = outside.locator(".govuk-panel__body strong").inner_text()
    then_nothing_is_wider_than_the_screen(outside)

    when_they_sign_in(desk, worker.username)
    desk.goto("/casework/")
    desk.get_by_role("link", name="Came online and waits to be taken in: 1").click()
    check_accessible(desk)
    desk.get_by_role("link", name=reference).click()
    expect(desk.get_by_role("main")).to_contain_text("Shouting every night, and crying.")
    check_accessible(desk)
    desk.get_by_role("group", name="Who is Siobhan Ashgrove?").get_by_label(
        "Siobhan Ashgrove", exact=False
    ).first.check()
    desk.get_by_label("Nobody in the record: add Wren").check()
    desk.get_by_role("button", name="Record the contact").click()

    expect(desk.get_by_role("alert")).to_contain_text("The contact is recorded")
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Shouting every night, and crying.")
    expect(main).to_contain_text("about 4")
    expect(main).to_contain_text("Gave no name")
    check_accessible(desk)
    desk.goto("/casework/online/")
    expect(main).to_contain_text("Nothing waits.")


def test_the_public_form_is_accessible_with_its_errors(page, db, check_accessible):
    page.goto("/worried/")
    check_accessible(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what you are worried about")
    check_accessible(page)
