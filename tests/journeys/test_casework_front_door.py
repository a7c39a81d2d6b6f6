"""A school's worry to a closed contact: recorded by a worker, decided by a manager, the school told."""

from datetime import date

from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations
from keepsake.people.models import Membership, Team
from tests.journeys.people import given_a_child, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed
from tests.people_pages.conftest import an_account


def given_a_team_of(worker, child):
    """A team with a manager; the child is the team's."""
    manager = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    team = Team.objects.create(name="Invented team")
    for each, manages in ((worker, False), (manager, True)):
        Membership.objects.create(worker=each, team=team, is_manager=manages, begins_on=date(2020, 1, 1))
    with opened(worker):
        allocations.allocate(person=child, team=team, begins_on=date(2026, 1, 5), part="second", by=worker)
    return manager


def test_a_school_worries_and_the_contact_is_closed(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    page = open_page(width=375)
    when_they_sign_in(page, worker.username)
    page.goto(f"/people/{child.pk}/")

    page.get_by_role("link", name="Record a contact").click()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    expect(page.get_by_label("Consent")).to_have_value("not_known")
    page.get_by_label("Time it was received").fill("00:00")
    page.get_by_label("Who told us", exact=True).select_option("2A")
    page.get_by_label("What the worry is").fill("Bruises on both arms, and she does not say how.")
    page.get_by_label("Name of who told us").fill("Fern Invented")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("The contact is recorded")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    expect(page.get_by_role("link", name="Decide what happens next")).to_have_count(0)

    desk = open_page()
    when_they_sign_in(desk, manager.username)
    desk.goto("/casework/")
    check_accessible(desk)
    desk.get_by_role("link", name="Siobhan Ashgrove").click()
    desk.get_by_role("link", name="Decide what happens next").click()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("Decide for Siobhan Ashgrove")
    check_accessible(desk)
    desk.get_by_label("Decision for Siobhan Ashgrove").select_option("nothing")
    desk.get_by_label("Why this is decided").fill("The nurse saw the fall. The mother agrees to talk with the school.")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_role("link", name="Tell the referrer").click()
    check_accessible(desk)
    desk.get_by_label("What they were told, and how").fill("Fern Invented was rung: no further action, and why.")
    desk.get_by_role("button", name="Save").click()

    then_the_page_is_headed(desk, "Contact about Siobhan Ashgrove")
    expect(desk.get_by_role("main")).to_contain_text("No further action")
    expect(desk.get_by_role("main")).to_contain_text("by Tarragon Invented")
    check_accessible(desk)
    desk.goto("/casework/")
    expect(desk.get_by_role("main")).to_contain_text("Everybody has been told")
