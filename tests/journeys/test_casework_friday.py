"""A school's worry on Friday afternoon: agencies are asked, it is decided by Monday, the school is told, and closed."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from playwright.sync_api import expect

from keepsake.clock.due import due
from keepsake.web.people.ages import in_day
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of


def last_friday_afternoon():
    today = timezone.localdate()
    friday = today - timedelta(days=(today.weekday() - 4) % 7 or 7)
    return timezone.make_aware(datetime.combine(friday, time(15, 40)))


def test_a_school_worries_on_friday_afternoon_and_the_contact_is_closed(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    friday = last_friday_afternoon()
    page, desk = open_page(width=320), open_page()
    when_they_sign_in(page, worker.username)

    def fits():
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)

    page.goto(f"/people/{child.pk}/")
    page.get_by_role("link", name="Record a contact").click()
    page.get_by_label("Day it was received").fill(f"{friday:%Y-%m-%d}")
    page.get_by_label("Time it was received").fill("15:40")
    page.get_by_label("Who told us", exact=True).select_option("2A")
    page.get_by_label("What the worry is").fill("Bruises on both arms, and she does not say how.")
    page.get_by_label("Consent").select_option("not_asked")
    page.get_by_label("May the person who told us be named?").select_option("confidential")
    page.get_by_label("Name of who told us").fill("Fern Invented")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why the family was not asked")
    page.get_by_label("Why the family was not asked, or did not agree").fill("The father was at the gate.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("The contact is recorded")
    expect(page.get_by_role("main")).to_contain_text(f"Decide by {in_day(due('referral_decision', friday).day)}")
    expect(page.get_by_role("main")).to_contain_text("Kept out of everything that the family is given")
    fits()
    contact = page.url.split("?")[0]
    page.get_by_role("link", name="Ask another agency").click()
    fits()
    page.get_by_label("Agency").select_option("health")
    page.get_by_label("What we asked").fill("Was she at the surgery this week?")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Record what they answered").click()
    fits()
    page.get_by_label("What they answered").fill("Yes: a fall from the climbing frame, on Thursday.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Their answer is recorded")
    fits()

    when_they_sign_in(desk, manager.username)
    desk.goto(contact)
    desk.get_by_role("link", name="Decide what happens next").click()
    desk.get_by_label("Decision for Siobhan Ashgrove").select_option("nothing")
    desk.get_by_label("Why this is decided").fill("The nurse saw the fall.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("main")).to_contain_text("kept apart from all cases")
    desk.get_by_role("link", name="Tell the referrer").click()
    desk.get_by_label("What they were told, and how").fill("Rung on Monday: no further action, and why.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("This contact is closed")
    check_accessible(desk)
    desk.goto("/casework/apart/")
    expect(desk.get_by_role("link", name="Siobhan Ashgrove")).to_be_visible()
    check_accessible(desk)
