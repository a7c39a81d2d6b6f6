import pytest

from tests.journeys.steps import (
    given_a_data_protection_officer,
    then_nothing_is_wider_than_the_screen,
    when_they_sign_in,
)

PAGES = (
    "/notices/",
    "/notices/lint/",
    "/notices/problems/",
    "/notices/unnamed-council/",
    "/notices/unnamed-council/easy/",
    "/notices/ambledown/manage/?version=1",
    "/notices/ambledown/statements/",
    "/notices/ambledown/permits/",
    "/notices/ambledown/permits/cp-is/",
    "/notices/ambledown/access/",
    "/notices/ambledown/record-of-processing/",
    "/notices/stockton-on-tees/lint/",
    "/notices/stockton-on-tees/promised/",
    "/notices/nobody/",
)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_fits_and_is_accessible(open_page, make_account, check_accessible, width):
    given_a_data_protection_officer(make_account)
    page = open_page(width=width)
    when_they_sign_in(page, "officer")

    for path in PAGES:
        page.goto(path)
        then_nothing_is_wider_than_the_screen(page)
        check_accessible(page)
