"""Steps that many journeys begin with."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from tests.invented import PASSWORD


def given_a_data_protection_officer(make_account: Callable[..., Account]) -> Account:
    return make_account(Role.DATA_PROTECTION_OFFICER, username="officer")


def when_they_sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Username", exact=True).fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    with page.expect_navigation():  # whether it is right or wrong, a page follows
        page.get_by_role("button", name="Sign in", exact=True).click()


def then_they_are_signed_in(page: Page) -> None:
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def then_the_page_is_headed(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def then_nothing_is_wider_than_the_screen(page: Page) -> None:
    page.wait_for_load_state()  # the page that a click led to, not the moment between two
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    width = page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")
    assert width <= 0, f"{page.url} scrolls sideways by {width} pixels"
