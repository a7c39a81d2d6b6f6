from playwright.sync_api import expect

from tests.journeys.steps import (
    given_a_data_protection_officer,
    then_the_page_is_headed,
    then_they_are_signed_in,
    when_they_sign_in,
)


def test_a_data_protection_officer_signs_in_and_out(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)

    when_they_sign_in(page, "officer")

    then_they_are_signed_in(page)
    then_the_page_is_headed(page, "What needs you today")
    check_accessible(page)

    page.get_by_role("button", name="Sign out").click()

    then_the_page_is_headed(page, "You have signed out")
    check_accessible(page)
    page.goto("/account/password/")
    then_the_page_is_headed(page, "Sign in")


def test_a_mistake_is_named_and_the_link_leads_to_the_box(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)

    when_they_sign_in(page, "officer", password="")

    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    check_accessible(page)
    page.get_by_role("link", name="Enter your password").click()
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    expect(page.get_by_label("Username", exact=True)).to_have_value("officer")
