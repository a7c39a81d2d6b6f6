from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_the_page_is_headed, when_they_sign_in


def test_the_officer_asks_whether_a_social_worker_may_read_health_information(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)
    when_they_sign_in(page, "officer")
    page.goto("/notices/manchester/manage/")
    check_accessible(page)

    page.get_by_role("link", name="Ask the notice").click()
    then_the_page_is_headed(page, "Ask the notice")
    check_accessible(page)
    page.get_by_role("link", name="May a social worker read health information to plan support?").click()

    then_the_answer_is(page, "Yes")
    answer = page.get_by_role("main")
    expect(answer).to_contain_text("What the notice says: yes")
    expect(answer).to_contain_text("Health or social care: Article 9(2)(h) UK GDPR")
    expect(answer).to_contain_text("What the local rules say: yes")
    check_accessible(page)

    page.get_by_role("link", name="Physical health").click()
    then_the_page_is_headed(page, "Physical health")
    expect(page.get_by_role("main")).to_contain_text("Line 24")
    check_accessible(page)

    page.go_back()
    then_the_answer_is(page, "Yes")
    page.get_by_role("link", name="May a social worker with no part in the case read health information?").click()
    then_the_answer_is(page, "No, but emergency access is possible")
    check_accessible(page)
    page.get_by_role("link", name="Is the allocated worker").click()
    then_the_answer_is(page, "Yes")


def then_the_answer_is(page, answer):
    expect(page.locator("#answer")).to_have_text(answer)
