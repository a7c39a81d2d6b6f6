"""An analyst checks a return without JavaScript, on a small screen, takes the findings away and wipes them."""

import threading

import pytest
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.web.returns import checking, sittings
from tests.journeys.people import when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.people_pages.conftest import an_account

LEAVERS = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,MAYBE,F2,B1\n"
MISSING = b"CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,01/01/2008,X,01/05/2026,\n"
EXPLAINED = b"rule,child,reason\n131,C1,Asked twice\n"
LONG = 600


def a_file(name, content):
    return {"name": name, "mimeType": "text/csv", "buffer": content}


def given_the_form(page):
    page.goto("/returns/check/")
    page.get_by_label("Year", exact=True).select_option("2026-27")
    files = [a_file("leavers.csv", LEAVERS), a_file("missing.csv", MISSING)]
    page.get_by_label("The return", exact=True).set_input_files(files)


@pytest.fixture
def waited_for(monkeypatch):
    monkeypatch.setattr(checking, "PATIENCE", LONG)


@pytest.fixture
def held_up(monkeypatch):
    """Checks stop half way until they are let go."""
    go_on, plain = threading.Event(), checking.Sent.work

    def work(form):
        whole = plain(form)

        def slowly(told):
            told("Reading leavers.csv", 1, 2)
            go_on.wait(LONG)
            return whole(told)

        return slowly

    monkeypatch.setattr(checking.Sent, "work", work)
    monkeypatch.setattr(checking, "PATIENCE", 0)
    yield go_on
    go_on.set()


def test_an_analyst_checks_a_return(open_page, db, check_accessible, waited_for):
    analyst = an_account("anise", "Anise Invented", Role.ANALYST)
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, analyst.username)

    given_the_form(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_label("Findings you have explained").set_input_files(a_file("explained.csv", EXPLAINED))
    page.get_by_role("button", name="Check", exact=True).click()

    expect(page.get_by_text("Data entry for being in touch after leaving care is invalid.").first).to_be_visible()
    expect(page.get_by_text("Explained: Asked twice")).to_be_visible()
    then_nothing_is_wider_than_the_screen(page)

    desk = open_page()
    when_they_sign_in(desk, analyst.username)
    given_the_form(desk)
    check_accessible(desk)
    desk.get_by_role("button", name="Check", exact=True).click()
    expect(desk.get_by_text("Child C1, OC3 row 1")).to_be_visible()
    expect(desk.get_by_text("Child C1, Missing row 1").first).to_be_visible()
    check_accessible(desk)
    desk.get_by_text("Rules that were not run, and why").click()
    check_accessible(desk)

    desk.get_by_role("link", name="131").click()
    expect(desk.get_by_text("Child C1, OC3 row 1")).to_be_visible()
    expect(desk.get_by_text("Child C1, Missing row 1")).to_have_count(0)

    with desk.expect_download() as taken:
        desk.get_by_role("link", name="CSV").click()
    assert taken.value.suggested_filename == "ssda903-2026-27.csv"

    desk.get_by_role("button", name="Wipe the files and findings").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Check a return")
    assert not sittings._held


def test_an_analyst_watches_a_check_and_another_is_stopped(open_page, db, check_accessible, held_up):
    analyst = an_account("anise", "Anise Invented", Role.ANALYST)
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, analyst.username)

    given_the_form(page)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("Reading leavers.csv: 50 %")).to_be_visible()
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("button", name="Stop and wipe the files").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a return")
    assert not sittings._held

    desk = open_page()
    when_they_sign_in(desk, analyst.username)
    given_the_form(desk)
    desk.get_by_role("button", name="Check", exact=True).click()
    expect(desk.get_by_text("Reading leavers.csv: 50 %")).to_be_visible()
    check_accessible(desk)
    held_up.set()
    expect(desk.get_by_text("Child C1, OC3 row 1")).to_be_visible()  # the page asks again by itself
