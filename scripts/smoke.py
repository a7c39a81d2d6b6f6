"""Try the demonstration as a newcomer would: `make demo` on a terminal, look at a page, Ctrl-C.

Fails with a sentence when it does not come up, does not answer, or does not end cleanly.
"""

import os
import pty
import select
import signal
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8770
BASE = f"http://127.0.0.1:{PORT}"
CTRL_C = b"\x03"
LONGEST_SET_UP = 600
LONGEST_STOP = 15


class Terminal:
    """A program on a terminal of its own, with what it has written so far."""

    def __init__(self, command: list[str]) -> None:
        self.written = ""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execvp(command[0], command)  # noqa: S606

    def read(self, seconds: float) -> None:
        if select.select([self.screen], [], [], seconds)[0]:
            try:
                self.written += os.read(self.screen, 65536).decode(errors="replace")
            except OSError:
                time.sleep(seconds)

    def exit_code(self) -> int | None:
        process, status = os.waitpid(self.process, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if process else None


def answers(path: str) -> str:
    """The page, or nothing while nobody answers."""
    try:
        with urllib.request.urlopen(BASE + path, timeout=2) as answer:  # noqa: S310
            return str(answer.read().decode())
    except OSError:
        return ""


def fail(reason: str, terminal: Terminal) -> int:
    print(f"The demonstration {reason}. It wrote:\n{terminal.written}", file=sys.stderr)
    os.kill(terminal.process, signal.SIGTERM)
    return 1


def main() -> int:
    terminal = Terminal(["make", "demo", f"PORT={PORT}"])
    began = time.monotonic()
    while not answers("/health/ready"):
        terminal.read(0.2)
        if time.monotonic() - began > LONGEST_SET_UP:
            return fail("was not ready in time", terminal)
        if terminal.exit_code() is not None:
            print(f"The demonstration ended by itself. It wrote:\n{terminal.written}", file=sys.stderr)
            return 1
    took = time.monotonic() - began
    if "Sign in" not in answers("/sign-in/"):
        return fail("shows no sign-in page", terminal)
    os.write(terminal.screen, CTRL_C)
    stopping = time.monotonic()
    while (code := terminal.exit_code()) is None:
        terminal.read(0.2)
        if time.monotonic() - stopping > LONGEST_STOP:
            return fail("does not end at Ctrl-C", terminal)
    terminal.read(0.2)
    if code != 0 or "Traceback" in terminal.written or "has stopped" not in terminal.written:
        print(f"The demonstration ended with {code}. It wrote:\n{terminal.written}", file=sys.stderr)
        return 1
    print(f"The demonstration answered after {took:.1f} s and ended cleanly at Ctrl-C.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
