from playwright.sync_api import expect

from tests.journeys.steps import (
    given_a_data_protection_officer,
    then_nothing_is_wider_than_the_screen,
    when_they_sign_in,
)


def test_the_officer_asks_a_question_of_their_own_on_a_phone_without_javascript(
    open_page, make_account, check_accessible
):
    given_a_data_protection_officer(make_account)
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, "officer")
    page.goto("/notices/manchester/ask/")

    page.get_by_role("button", name="Ask", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Choose a purpose")
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_label("Who", exact=True).select_option(label="Finance officer")
    page.get_by_label("Wants to", exact=True).select_option(label="Read")
    page.get_by_label("For what purpose", exact=True).select_option(label="Make payments")
    page.get_by_text("Not named in this notice (").click()
    page.get_by_label("Bank details", exact=True).check()
    page.get_by_role("button", name="Ask", exact=True).click()

    expect(page.locator("#answer")).to_have_text("No")
    expect(page.get_by_role("main")).to_contain_text("What the notice says: no")
    then_nothing_is_wider_than_the_screen(page)
