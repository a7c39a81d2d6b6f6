from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_the_page_is_headed, when_they_sign_in


def test_the_officer_compares_two_versions(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)
    when_they_sign_in(page, "officer")
    page.goto("/notices/ambledown/manage/")

    page.get_by_role("link", name="Compare versions").click()

    then_the_page_is_headed(page, "Compare versions: 1 and 2")
    main = page.get_by_role("main")
    expect(main).to_contain_text("People must be told.")
    expect(main).to_contain_text("The purpose 'Family group conference' is new")
    check_accessible(page)
    page.get_by_text("Show them").click()
    check_accessible(page)

    page.get_by_label("To", exact=True).select_option(label="Version 1")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose another version than the first")
    check_accessible(page)
