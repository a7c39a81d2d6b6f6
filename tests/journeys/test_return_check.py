"""An analyst checks a return without JavaScript, on a small screen, and takes the findings away."""

from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.people import when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.people_pages.conftest import an_account

LEAVERS = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,MAYBE,F2,B1\n"


def given_the_form(page, what="page"):
    page.goto("/returns/check/")
    page.get_by_label("Year", exact=True).select_option("2026-27")
    page.get_by_label("What to give back").select_option(what)
    file = {"name": "leavers.csv", "mimeType": "text/csv", "buffer": LEAVERS}
    page.get_by_label("The return", exact=True).set_input_files(file)


def test_an_analyst_checks_a_return(open_page, db, check_accessible):
    analyst = an_account("anise", "Anise Invented", Role.ANALYST)
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, analyst.username)

    given_the_form(page)
    page.get_by_role("button", name="Check").click()

    expect(page.get_by_text("Data entry for being in touch after leaving care is invalid.")).to_be_visible()
    then_nothing_is_wider_than_the_screen(page)

    desk = open_page()
    when_they_sign_in(desk, analyst.username)
    given_the_form(desk)
    check_accessible(desk)
    desk.get_by_role("button", name="Check").click()
    expect(desk.get_by_text("Child C1, OC3 row 1")).to_be_visible()
    check_accessible(desk)
    desk.get_by_text("Rules that were not run, and why").click()
    check_accessible(desk)

    given_the_form(desk, "csv")
    with desk.expect_download() as taken:
        desk.get_by_role("button", name="Check").click()
    assert taken.value.suggested_filename == "ssda903-2026-27.csv"
