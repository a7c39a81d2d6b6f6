import re

from playwright.sync_api import expect

from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_a_parent_reads_the_easy_page_on_a_phone_without_javascript(open_page, db):
    page = open_page(width=320, javascript=False)
    page.goto("/")

    page.get_by_role("link", name="what is promised to you in the privacy notices").click()
    page.get_by_role("link", name=re.compile("Read it in easy words.*Manchester")).click()

    then_the_page_is_headed(page, "Manchester City Council: children's social care")
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("link", name="What do we know about you?").click()
    expect(page).to_have_url(re.compile("#section-what$"))
    main = page.get_by_role("main")
    expect(main).to_contain_text("This page does not say.")
    expect(main).to_contain_text("Reading age:")
    page.get_by_role("link", name="Read the full page").click()
    expect(page.get_by_role("main")).to_contain_text("own page is the authority")
    then_nothing_is_wider_than_the_screen(page)


def test_the_public_pages_are_accessible(page, db, check_accessible):
    for path in ("/notices/", "/notices/manchester/", "/notices/manchester/easy/", "/notices/ambledown/versions/1/"):
        page.goto(path)
        check_accessible(page)
