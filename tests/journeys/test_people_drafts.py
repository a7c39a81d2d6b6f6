import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.invented import PASSWORD
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in

TYPED = "Text of a long afternoon"


def test_text_that_is_typed_is_kept_when_the_worker_signs_out(open_page, db, check_accessible):
    child = given_a_child(given_a_worker())
    page = open_page()
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/warnings/add/")

    page.get_by_label("What to mind").fill(TYPED)
    expect(page.get_by_text("What you typed is kept since")).to_be_visible(timeout=9000)
    check_accessible(page)
    page.get_by_role("button", name="Sign out").click()
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/warnings/add/")

    expect(page.get_by_label("What to mind")).to_have_value(TYPED)
    expect(page.get_by_role("main")).to_contain_text("This is what you were typing before")
    check_accessible(page)
    page.get_by_role("button", name="Throw it away and start again").click()
    expect(page.get_by_label("What to mind")).to_have_value("")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_form_sent_after_the_session_ended_comes_back_with_its_text(open_page, db, javascript):
    child = given_a_child(given_a_worker())
    page = open_page(javascript=javascript)
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/warnings/add/")
    page.get_by_label("What to mind").fill(TYPED)

    Session.objects.all().delete()
    page.get_by_role("button", name="Add", exact=True).click()

    page.get_by_label("Username", exact=True).fill("sage")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("What to mind")).to_have_value(TYPED)
