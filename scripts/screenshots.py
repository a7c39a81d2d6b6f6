"""Take pictures of pages of a fresh demonstration, on a desktop and on a phone.

    .venv/bin/python scripts/screenshots.py docs/images --as data.protection home=/ notices=/notices/

writes home-desktop.png, home-phone.png and so on. Without --as nobody is signed in.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from keepsake.accounts.demo_people import PASS_PHRASE

WIDTHS = {"desktop": 1280, "phone": 375}
CHROMIUM = "/usr/bin/chromium"


def start(home: str, port: int) -> subprocess.Popen[bytes]:
    """A demonstration with a database of its own, ready to answer."""
    command = [str(Path(sys.executable).parent / "keepsake"), "demo", "--port", str(port)]
    server = subprocess.Popen(command, env={**os.environ, "KEEPSAKE_HOME": home}, stdout=subprocess.DEVNULL)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)
    server.terminate()
    raise SystemExit("The demonstration did not start.")


def take(browser: Browser, base: str, username: str | None, pages: dict[str, str], folder: Path) -> None:
    for device, width in WIDTHS.items():
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=base)
        page = context.new_page()
        if username:
            page.goto("/sign-in/")
            page.get_by_label("Username", exact=True).fill(username)
            page.get_by_label("Password", exact=True).fill(PASS_PHRASE)
            page.get_by_role("button", name="Sign in").click()
            page.get_by_role("button", name="Sign out").wait_for()
        for name, path in pages.items():
            page.goto(path)
            page.screenshot(path=folder / f"{name}-{device}.png", full_page=True)
        context.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="+", metavar="name=/path/")
    parser.add_argument("--as", dest="username", help="who is signed in, by username")
    parser.add_argument("--port", type=int, default=8765)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    pages = dict(page.split("=", 1) for page in chosen.pages)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = start(home, chosen.port)
        try:
            arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
            take(browser, f"http://127.0.0.1:{chosen.port}", chosen.username, pages, chosen.folder)
            browser.close()
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
