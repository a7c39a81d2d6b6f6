import re

from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_the_page_is_headed, when_they_sign_in


def test_after_five_wrong_passwords_the_right_one_is_refused_too(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)

    for _ in range(5):
        when_they_sign_in(page, "officer", password="wrong")
    when_they_sign_in(page, "officer")

    then_the_page_is_headed(page, "Too many tries with this username")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"Try again after \d\d:\d\d"))
    check_accessible(page)
