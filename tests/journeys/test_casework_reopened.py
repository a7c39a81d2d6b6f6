"""A decision was wrong: it is reopened, what followed is gone through, and it is decided anew."""

from playwright.sync_api import expect

from tests.journeys.casework import given_a_decided_contact
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of


def test_a_wrong_decision_is_reopened_and_put_right_with_what_followed(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    contact, _ = given_a_decided_contact(manager, child)
    page = open_page(width=375)
    when_they_sign_in(page, manager.username)
    main = page.get_by_role("main")

    page.goto(f"/casework/contacts/{contact.pk}/")
    page.get_by_role("link", name="Reopen the decision, with a reason").click()
    check_accessible(page)
    page.get_by_label("Why is it reopened?").fill("The marks are birthmarks: the nurse knows them.")
    page.get_by_role("button", name="Reopen").click()
    expect(page.get_by_role("alert")).to_contain_text("It is open again")
    expect(main.get_by_text("To be looked at")).to_have_count(3)
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    for title in ("Child in need plan from", "Assessment from", "Referral from"):
        row = page.locator(".govuk-summary-list__row").filter(has_text=title)
        row.get_by_role("link", name="Say whether it stands").click()
        check_accessible(page)
        page.get_by_label("It is withdrawn: it should not have begun").check()
        page.get_by_label("Why?").fill("It rested on the mistake.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("It is recorded")
    expect(main.get_by_text("To be looked at")).to_have_count(0)
    expect(main).to_contain_text("It rested on the mistake.")

    page.get_by_role("link", name="Decide what happens next").click()
    page.get_by_label("Decision for Siobhan Ashgrove").select_option("nothing")
    page.get_by_label("Why this is decided").fill("Birthmarks, seen by the nurse.")
    page.get_by_role("button", name="Save").click()
    expect(main).to_contain_text("Birthmarks, seen by the nurse.")
    page.goto(f"/casework/about/{child.pk}/")
    expect(main).to_contain_text("Withdrawn")
    check_accessible(page)
