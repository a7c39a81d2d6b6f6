"""A child in need plan from its first day to its last: what should be better, a visit, a review, its end, and after."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from keepsake.casework.actions import referrals
from keepsake.record.opening import open_access
from keepsake.web.casework.reading import STEP
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed
from tests.journeys.test_casework_front_door import given_a_team_of


def given_a_referral(worker, child, reason="Cold and hungry."):
    today = timezone.localdate()
    opening = open_access(
        worker=worker.pk, role="social_worker", purpose="safeguard_children", categories=STEP, day=today
    )
    with opening:
        referrals.accept(person=child, received_on=today - timedelta(days=40), reason=reason, by=worker)


def test_a_plan_of_need_from_its_first_day_to_its_last(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    given_a_referral(worker, child)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)

    def fits():
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)

    page.goto(f"/casework/about/{child.pk}/")
    fits()
    page.get_by_role("link", name="Begin a child in need plan").click()
    fits()
    page.get_by_label("What the plan is for").fill("A warm home.")
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "Child in need plan")
    expect(page.get_by_role("main")).to_contain_text("Visit a child in need by")
    expect(page.get_by_role("main")).to_contain_text("Review the child in need plan by")
    page.get_by_text("Why this day? Visit a child in need").click()
    expect(page.get_by_role("main")).to_contain_text("The child has not been seen under this plan")
    fits()
    plan = page.url.split("?")[0]

    page.get_by_role("link", name="Add what should be better").click()
    page.get_by_label("What will be better").fill("The boiler works")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add who does what").click()
    page.get_by_label("What", exact=True).fill("Ring the landlord")
    page.get_by_label("Who", exact=True).fill("Sage Invented")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="It is done").click()
    fits()
    page.get_by_label("What came of it").fill("He comes on Thursday.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Say how far it has come").click()
    fits()
    page.get_by_label("Progress").select_option("met")
    page.get_by_label("What has changed").fill("It is warm.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Reached")

    page.get_by_role("link", name="Plan or record a visit").click()
    page.get_by_label("When is it, or when was it: time").fill("00:00")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Say what was seen").click()
    fits()
    page.get_by_label("What was seen, heard and done").fill("Warm, and bread in the oven.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Siobhan Ashgrove: seen: say it")
    page.get_by_label("Siobhan Ashgrove: Seen", exact=True).select_option("True")
    page.get_by_label("Siobhan Ashgrove: Seen alone", exact=True).select_option("True")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The visit is recorded")
    fits()

    page.goto(plan)
    expect(page.get_by_role("main")).to_contain_text("bread in the oven")
    page.get_by_role("link", name="End the plan").click()
    fits()
    page.get_by_label("Why it ended").fill("The home is warm.")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("main")).to_contain_text("It is over")
    expect(page.get_by_role("link", name="Add what should be better")).to_have_count(0)
    fits()
    page.goto(f"/casework/about/{child.pk}/")
    page.get_by_role("link", name="Step down to early help").click()
    fits()
    expect(page.get_by_label("Why the family has early help")).to_have_value("Cold and hungry.")
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "Early help")

    desk = open_page()
    when_they_sign_in(desk, manager.username)
    expect(desk.get_by_role("main")).to_contain_text("No day is set for the next review")
    check_accessible(desk)
