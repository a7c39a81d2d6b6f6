"""A contact becomes early help with one click; the family has a plan and a review, and is stepped up in one file."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed
from tests.journeys.test_casework_front_door import given_a_team_of

WORRY = "Mornings are too much for her mother."


def test_a_family_has_early_help_and_is_stepped_up(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    page, desk = open_page(width=320), open_page()
    when_they_sign_in(page, worker.username)

    def fits():
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)

    page.goto(f"/casework/about/{child.pk}/contact/")
    page.get_by_label("Time it was received").fill("00:00")
    page.get_by_label("What the worry is").fill(WORRY)
    page.get_by_role("button", name="Save").click()
    contact = page.url.split("?")[0]
    when_they_sign_in(desk, manager.username)
    desk.goto(contact)
    desk.get_by_role("link", name="Decide what happens next").click()
    desk.get_by_label("Decision for Siobhan Ashgrove").select_option("early_help")
    desk.get_by_label("Why this is decided").fill("The mother asks for it.")
    desk.get_by_role("button", name="Save").click()

    page.goto(contact)
    page.get_by_role("button", name="Begin early help").click()
    then_the_page_is_headed(page, "Early help")
    expect(page.get_by_role("main")).to_contain_text(WORRY)
    expect(page.get_by_role("main")).to_contain_text("Review early help with the family")
    fits()
    page.get_by_role("link", name="Fill in what is shared").click()
    fits()
    page.get_by_label("Lead practitioner of the council").select_option(label="Sage Invented")
    page.get_by_label("The family agreed").select_option("True")
    page.get_by_label("What is working well").fill("She reads to her brother.")
    page.get_by_label("What the family needs").fill("Somebody at seven in the morning.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="What is missing")).to_have_count(0)

    page.get_by_role("link", name="Add what should be better").click()
    fits()
    page.get_by_label("What will be better").fill("Mornings are calm")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add who does what").click()
    fits()
    page.get_by_label("What", exact=True).fill("Breakfast club")
    page.get_by_label("Who", exact=True).fill("The school")
    page.get_by_label("By", exact=True).fill((timezone.localdate() + timedelta(days=9)).isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Breakfast club")).to_be_visible()
    fits()
    page.get_by_role("link", name="Plan or record a meeting").click()
    fits()
    page.get_by_label("When is it, or when was it: time").fill("00:00")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Say what was decided").click()
    fits()
    page.get_by_label("What was decided, who does what, by when").fill("Go on until Easter.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The meeting is recorded")
    fits()

    page.goto(f"/casework/about/{child.pk}/")
    page.get_by_role("link", name="Early help: Siobhan Ashgrove").click()
    expect(page.get_by_role("main")).to_contain_text("Go on until Easter.")
    page.get_by_role("link", name="Step up to social care").click()
    fits()
    page.get_by_label("Why the family needs social care").fill("The father is back, and drinks.")
    page.get_by_role("button", name="Step up").click()
    expect(page.get_by_role("alert")).to_contain_text("each child has a referral that points back at it")
    expect(page.get_by_role("main")).to_contain_text("The father is back, and drinks.")
    expect(page.get_by_role("link", name="Child and family assessment")).to_be_visible()
    fits()
