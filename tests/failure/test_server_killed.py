"""A server that is killed, with all its processes, while workers send forms: what it answered is there, and what it did
not answer is recorded once when it is sent again.
"""

import http.client
import os
import re
import signal
import socket
import sys
from contextlib import suppress
from html import unescape
from threading import Thread
from time import sleep
from urllib.parse import urlencode
from uuid import uuid4

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = 8  # answers to each of the two workers before the server is killed
FAILED = (OSError, http.client.HTTPException)


class Browser:
    """Somebody who has signed in, and keeps one form open."""

    def __init__(self, port, session, form):
        self.port, self.form = port, form
        self.cookies = {"sessionid": session}
        page = self.ask("GET")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        kind = re.search(r'<option value="([^"]*)" selected', page)
        self.fields = {"csrfmiddlewaretoken": token, "kind": kind[1] if kind else "current"}
        self.told, self.version, self.sending = [], 1, None

    def ask(self, method, sent=None):
        """The page, or where it led. Raises one of FAILED where nobody answers to the end."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Host": "testserver", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if sent is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://testserver"}
        try:
            line.request(method, self.form, urlencode(sent) if sent is not None else None, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        assert answer.status in (200, 302), (answer.status, text)
        return unescape(text) if answer.status == 200 else answer.headers["Location"]

    def write(self):
        """Correct the name again and again, until nobody answers."""
        with suppress(*FAILED):
            while True:
                own = {"once": str(uuid4()), "seen": str(self.version), "given": f"Robin {self.version}"}
                self.sending = self.fields | own | {"because": f"An invented reason {self.version}"}
                self.send()

    def send(self):
        self.ask("POST", self.sending)
        self.told.append(self.sending["given"])
        self.version += 1


@pytest.fixture
def serve(record):
    """Start the server as a council does, with two processes: `serve(port)`. None outlives the test."""
    started = []

    def start(port):
        command = [sys.executable, "-m", "keepsake", "serve", "--port", str(port), "--processes", "2"]
        started.append(record.run_beside(*command))
        return started[-1]

    yield start
    for server in started:
        kill_all(server)


def kill_all(server):
    """SIGKILL to the server and each of its processes: none can tidy up."""
    for process in (server.pid, *processes_of(server)):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    server.communicate()


def processes_of(server):
    with suppress(OSError), open(f"/proc/{server.pid}/task/{server.pid}/children", encoding="ascii") as children:
        return list(map(int, children.read().split()))
    return []


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def first_page(port, session, form):
    """A browser, as soon as the server answers."""
    for _ in range(2400):
        with suppress(*FAILED):
            return Browser(port, session, form)
        sleep(0.1)
    raise AssertionError("It never answered.")


def test_what_was_answered_is_there_and_what_was_not_is_recorded_once(record, serve):
    port, session = free_port(), record.run(sys.executable, "-m", "tests.failure.child", "sign_in").strip()
    forms = [f"/people/{child}/names/{name}/" for child, name in record.named]
    server = serve(port)
    browsers = [first_page(port, session, form) for form in forms]
    writers = [Thread(target=each.write, daemon=True) for each in browsers]
    for each in writers:
        each.start()
    while min(len(each.told) for each in browsers) < BEFORE:
        assert all(each.is_alive() for each in writers)
        sleep(0.01)
    kill_all(server)
    for each in writers:
        each.join()

    ids = [id for pair in record.named for id in pair]
    stands = record.tell(*ids, what="tell_names")
    for browser, found in zip(browsers, stands, strict=True):
        answered = 1 + len(browser.told)
        # It may have been killed between a commit and its answer, and never the other way round.
        assert found.version in (answered, answered + 1)
        assert found.kept == list(range(1, found.version + 1))
        assert found.logged == found.version
        assert found.is_the_last_kept

    serve(port)
    first_page(port, session, forms[0])
    for browser in browsers:
        browser.send()
        browser.send()
    again = record.tell(*ids, what="tell_names")
    assert [each.version for each in again] == [1 + len(browser.told) - 1 for browser in browsers]
