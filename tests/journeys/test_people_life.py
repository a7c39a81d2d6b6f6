import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import a_person, given_a_child, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_a_worker_on_the_phone_follows_a_life_roles_a_household_a_family_and_a_death(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    with opened(worker):
        a_person(worker, "Robin", born_on=child.born_on + timedelta(days=700), birth_known="exact")
    today = timezone.localdate()
    page = open_page(width=320)
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/")
    main = page.get_by_role("main")

    page.get_by_role("link", name="Add what they are to the council").click()
    page.get_by_label("What are they to the council?").select_option(label="Child in need")
    page.get_by_label("From").fill(f"{today - timedelta(days=90)}")
    check_accessible(page)
    page.get_by_role("button", name="Add").click()
    expect(main).to_contain_text("What they are is saved.")
    page.get_by_role("link", name=re.compile("End.*Child in need")).click()
    page.get_by_label("Last day").fill(f"{today - timedelta(days=1)}")
    page.get_by_label("Why?").fill("The plan is closed.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="What they are to the council")).to_contain_text("Over")

    page.get_by_role("link", name="Say whom they live with").click()
    page.get_by_label("A new household").check()
    page.get_by_label("Name of the new household").fill("Ashgrove, Mill Lane")
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="Who they live with")).to_contain_text("Ashgrove, Mill Lane")

    page.get_by_role("link", name="Say to which family they belong").click()
    page.get_by_label("A new family").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Give the new family a name")
    page.get_by_label("Name of the new family").fill("The Ashgroves")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="The Ashgroves", exact=True).click()
    then_the_page_is_headed(page, "The Ashgroves")
    check_accessible(page)

    page.goto(f"/people/{child.pk}/")
    page.get_by_role("link", name="Record a death").click()
    page.get_by_label("When did they die?").fill(f"{today}")
    page.get_by_label("How is it known?").fill("The hospital told us this morning.")
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "Siobhan Ashgrove")
    expect(main).to_contain_text("died aged")
    expect(page.get_by_role("link", name="Record a death")).to_have_count(0)
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
