import re

from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_the_page_is_headed, when_they_sign_in


def test_the_officer_sees_what_each_notice_is_missing(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)
    when_they_sign_in(page, "officer")
    page.goto("/notices/")
    check_accessible(page)

    page.get_by_role("link", name="What all these notices are missing").click()

    then_the_page_is_headed(page, "What all notices are missing")
    for council in ("Manchester", "Staffordshire", "Stockton-on-Tees", "Stoke-on-Trent"):
        expect(page.get_by_role("table").get_by_role("link", name=council)).to_be_visible()
    check_accessible(page)

    page.get_by_role("link", name=re.compile("The findings with their sources.*Manchester")).click()

    then_the_page_is_headed(page, "What is missing or stale")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Rights are left to another page, and none is named here.")
    expect(main).to_contain_text("Source: Article 13(2)(b) UK GDPR")
    check_accessible(page)
    page.get_by_role("link", name="Rights are explained on another page").click()
    then_the_page_is_headed(page, "Rights are explained on another page")
    check_accessible(page)
