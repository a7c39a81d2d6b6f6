from datetime import date

from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.record.drift import Drift
from tests.journeys.people import given_a_child, given_a_worker, when_they_find, when_they_sign_in
from tests.journeys.people import when_they_type_a_person as they_type
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.people_pages.conftest import an_account


def test_a_child_of_another_team_is_met_before_a_second_record_is_made(open_page, db, check_accessible):
    given_a_child(given_a_worker("rue", "Rue Elsewhere"), "Aoife")
    given_a_worker()
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, "sage")

    when_they_find(page, "Eefa Ashgrove")
    page.get_by_label("Why do you ask?").select_option("contact_received")
    page.get_by_role("button", name="Ask the whole council").click()

    expect(page.get_by_role("main")).to_contain_text("1 more known to the council")
    expect(page.get_by_role("main")).to_contain_text("Rue Elsewhere")
    then_nothing_is_wider_than_the_screen(page)

    desk = open_page()
    when_they_sign_in(desk, "sage")
    desk.goto("/people/add/")
    they_type(desk, role="Child or young person", given="Aoife", family="Ashgrove", born="2014-03-02")
    desk.get_by_role("button", name="Look whether they are there").click()
    expect(desk.get_by_role("heading", name="Is it this person?")).to_be_visible()
    expect(desk.get_by_role("main")).to_contain_text("You cannot open this record")
    check_accessible(desk)


def test_the_officer_decides_what_was_recorded_outside_the_notice(page, db, check_accessible):
    an_account("dill", "Dill Invented", Role.DATA_PROTECTION_OFFICER)
    Drift.objects.create(
        category="religion", purpose="safeguard_children", role="social_worker", model="people.person",
        notice="ambledown", notice_version=2, on=date(2026, 1, 5), times=2,
    )  # fmt: skip
    when_they_sign_in(page, "dill")
    page.get_by_role("link", name="recorded outside the notice, and not decided").click()
    expect(page.get_by_role("main")).to_contain_text("would need")
    check_accessible(page)

    page.get_by_role("link", name="Decide").click()
    check_accessible(page)
    page.get_by_label("Yes: nothing more is to be done").check()
    page.get_by_label("What did you find, and why?").fill("The notice will say so.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("main")).to_contain_text("The notice will say so.")
    check_accessible(page)
