from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import given_a_worker, when_they_sign_in, when_they_type_a_person
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_a_worker_adds_a_family_with_an_unborn_child_and_sees_the_tree(open_page, db, check_accessible):
    given_a_worker()
    page = open_page(width=375)
    when_they_sign_in(page, "sage")
    page.goto("/people/add/")

    when_they_type_a_person(page, role="Parent", given="Hazel", family="Elmwood", known="Estimated", born="1995-01-01")
    page.get_by_label("Sex", exact=True).select_option(label="Female")
    page.get_by_label("Address", exact=True).fill("1 Oak Close\nAmbledown")
    page.get_by_role("button", name="Look whether they are there").click()

    then_the_page_is_headed(page, "A record is made")
    check_accessible(page)
    page.get_by_role("button", name="Add another member of this family").click()
    check_accessible(page)
    due = timezone.localdate() + timedelta(weeks=9)
    when_they_type_a_person(page, role="Unborn child", known="Expected: not yet born", born=f"{due:%Y-%m-%d}")
    page.get_by_label("What are they to the family?").select_option(label="Child of")
    page.get_by_label("Who do they live with?").select_option(label="Hazel Elmwood")
    page.get_by_role("button", name="Look whether they are there").click()

    then_the_page_is_headed(page, "A record is made")
    page.get_by_role("link", name="See the family tree").click()

    then_the_page_is_headed(page, "Hazel Elmwood")
    expect(page.get_by_role("region", name="Family tree").locator("svg")).to_be_visible()
    table = page.get_by_role("region", name="Table of relationships")
    expect(table).to_contain_text("not yet born")
    expect(table).to_contain_text("Mother of")
    then_nothing_is_wider_than_the_screen(page)
    check_accessible(page)
