"""A contact becomes a referral, and its assessment goes to the manager, comes back, and is approved."""

from playwright.sync_api import expect

from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of


def test_an_assessment_is_returned_with_a_comment_and_approved(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    page, desk = open_page(width=320), open_page()
    when_they_sign_in(page, worker.username)
    when_they_sign_in(desk, manager.username)

    def fits():
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)

    page.goto(f"/casework/about/{child.pk}/contact/")
    page.get_by_label("Time it was received").fill("00:00")
    page.get_by_label("What the worry is").fill("Bruises on both arms.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The contact is recorded")
    contact = page.url.split("?")[0]

    desk.goto(contact)
    desk.get_by_role("link", name="Decide what happens next").click()
    desk.get_by_label("Decision for Siobhan Ashgrove").select_option("referral")
    desk.get_by_label("Why this is decided").fill("She needs to be seen.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("The decision is recorded")

    page.goto(contact)
    fits()
    page.get_by_role("button", name="Accept the referral of Siobhan Ashgrove").click()
    expect(page.get_by_role("alert")).to_contain_text("The referral is accepted")
    fits()
    page.get_by_role("link", name="Child and family assessment").click()
    fits()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("main")).to_contain_text("45 working days")
    expect(page.get_by_role("listitem").filter(has_text="What should happen next")).to_be_visible()
    fits()

    page.get_by_role("link", name="Fill in what is shared").click()
    fits()
    page.get_by_label("What it means for the children").fill("She is safe with her mother.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("It is saved")
    expect(page.get_by_role("link", name="Send for approval")).to_have_count(0)
    page.get_by_role("link", name="Fill in what is shared").click()
    expect(page.get_by_label("What it means for the children")).to_have_value("She is safe with her mother.")
    page.get_by_label("What should happen next").fill("The school keeps an eye on her.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Fill in the part of Siobhan Ashgrove").click()
    fits()
    page.get_by_label("Why the child was not seen", exact=True).fill("She was with her aunt.")
    page.get_by_label("21:").check()
    page.get_by_label("Outcome").select_option("nothing")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Send for approval").click()
    fits()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("It is sent")
    fits()
    address = page.url.split("?")[0]

    desk.goto(address)
    desk.get_by_role("link", name="Approve or return").click()
    check_accessible(desk)
    desk.get_by_label("Return it with a comment").check()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("Say what is missing")
    desk.get_by_label("Comment", exact=True).fill("See her first, please.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("It is returned")

    page.goto(address)
    expect(page.get_by_role("main")).to_contain_text("See her first, please.")
    fits()
    page.get_by_role("link", name="Send for approval").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("It is sent")
    desk.goto(address)
    desk.get_by_role("link", name="Approve or return").click()
    desk.get_by_label("Approve it").check()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("main")).to_contain_text("It is approved")
    check_accessible(desk)
