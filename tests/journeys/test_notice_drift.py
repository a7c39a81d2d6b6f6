from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.steps import given_a_data_protection_officer, then_the_page_is_headed, when_they_sign_in

PUBLISHED = Path(__file__).resolve().parents[2] / "notices/ambledown/2026.txt"


def test_the_officer_finds_the_sentence_that_was_changed(page, make_account, check_accessible):
    text = PUBLISHED.read_text(encoding="utf-8")
    changed = next(line for line in text.splitlines() if "75" in line)
    given_a_data_protection_officer(make_account)
    when_they_sign_in(page, "officer")
    page.goto("/notices/ambledown/manage/")
    page.get_by_role("link", name="Has the published page changed?").click()
    check_accessible(page)

    when_they_paste(page, text)
    expect(page.locator("#result")).to_have_text("No: it still says what the notice file says it does")
    check_accessible(page)

    when_they_paste(page, text.replace(changed, "We keep it <b>for ever</b>."))

    expect(page.locator("#result")).to_have_text("Yes: the page is not what it was")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Changed: 1 line")
    expect(main).to_contain_text("We keep it <b>for ever</b>.")
    expect(main).to_contain_text("How long it is kept")
    check_accessible(page)


def test_an_empty_text_is_told_of(page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)
    when_they_sign_in(page, "officer")
    page.goto("/notices/manchester/drift/")

    page.get_by_role("button", name="Compare").click()

    then_the_page_is_headed(page, "Has the published page changed?")
    expect(page.get_by_role("alert")).to_contain_text("Paste the text of the page")
    check_accessible(page)


def when_they_paste(page, text):
    page.get_by_label("The text of the published page").fill(text)
    page.get_by_role("button", name="Compare").click()
