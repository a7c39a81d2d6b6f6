"""What the journeys stand on: Debian's Chromium, a live server, the accessibility check."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
AXE = (HERE / "vendor/axe.min.js").read_text(encoding="utf-8")
ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 30_000  # milliseconds: how busy a machine is says nothing of the page
QUIET = ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update"]
QUIET += ["--disable-sync"]
# A click returns before the page that it leads to is there. The page says that it is being left from the moment on.
LEAVING = """
navigation.addEventListener("navigate", event => { window.isLeft ||= !event.hashChange && !event.downloadRequest })
addEventListener("submit", event => { window.isLeft ||= !event.defaultPrevented })
"""
STAYS = "() => !window.isLeft && document.readyState === 'complete'"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys share one browser, one after the other; without Chromium they are skipped, but never in CI."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.django_db(transaction=True))
            if not CHROMIUM.exists() and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no /usr/bin/chromium: sudo apt install chromium"))


@pytest.fixture(scope="session", autouse=True)
def _a_database_of_its_own(django_db_setup) -> None:
    """Made before the live server begins: one that begins earlier takes the connection for one of memory, which it
    shares, and its threads would close it under whoever is asking."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh browser profile: `open_page(width=320, javascript=False)`.

    A refusal by the Content-Security-Policy, or an error in a script, fails the test at its end.
    """
    opened: list[BrowserContext] = []
    faults: list[str] = []

    def make(*, width: int = 1280, height: int = 800, javascript: bool = True) -> Page:
        viewport = {"width": width, "height": height}
        context = browser.new_context(base_url=live_server.url, viewport=viewport, java_script_enabled=javascript)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LEAVING)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        return page

    yield make
    for context in opened:
        context.close()
    assert faults == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A desktop page with JavaScript."""
    return open_page()


def wait_until_it_stays(page: Page) -> None:
    """Wait for the page that a click led to: looked at between two pages, either could be meant."""
    for _ in range(PATIENCE // 100):
        with suppress(Error):  # what it was asked in has gone
            if page.evaluate(STAYS):
                return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} was still being left, or loading, after all this time")


@pytest.fixture
def check_accessible() -> Callable[[Page], None]:
    """Fail with axe's own words for each fault of the page (WCAG 2.0 to 2.2 A and AA, and best practice)."""

    def check(page: Page) -> None:
        wait_until_it_stays(page)
        # Evaluated by the debugger, which the page's Content-Security-Policy does not bind.
        page.evaluate(AXE)
        asked = {"runOnly": {"type": "tag", "values": ASKED}}
        found = page.evaluate("asked => axe.run(document, asked)", asked)
        assert found["passes"], "axe looked at nothing"
        faults = [
            f"{fault['id']}: {fault['help']}: {node['html']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
        assert faults == []

    return check
