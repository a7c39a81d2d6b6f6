import re

from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_they_are_signed_in, when_they_sign_in


def test_sign_in_and_navigation_work_without_javascript(open_page, make_account):
    given_a_data_protection_officer(make_account)
    page = open_page(width=375, javascript=False)

    when_they_sign_in(page, "officer")

    then_they_are_signed_in(page)
    page.get_by_role("link", name="Privacy notices").first.click()
    expect(page).to_have_url(re.compile("/notices/$"))
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have signed out")
