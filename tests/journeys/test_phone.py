import pytest

from tests.journeys.steps import (
    given_a_data_protection_officer,
    then_nothing_is_wider_than_the_screen,
    then_they_are_signed_in,
    when_they_sign_in,
)

NARROWEST = 320


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/about/", "/notices/", "/no/such/page"])
def test_a_public_page_fits_a_narrow_phone(open_page, db, check_accessible, path):
    page = open_page(width=NARROWEST)

    page.goto(path)

    then_nothing_is_wider_than_the_screen(page)
    check_accessible(page)


def test_the_pages_after_sign_in_fit_a_narrow_phone(open_page, make_account, check_accessible):
    given_a_data_protection_officer(make_account)
    page = open_page(width=NARROWEST)

    when_they_sign_in(page, "officer")

    then_they_are_signed_in(page)
    for path in ("/", "/account/password/"):
        page.goto(path)
        then_nothing_is_wider_than_the_screen(page)
        check_accessible(page)
