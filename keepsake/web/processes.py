"""Several processes that answer at one socket, and the one that starts them, starts them again, and ends them all.

Each begins anew, with the same environment, and is not forked: libraries that have threads of their own do not outlive
a fork. What is done once, such as migrations, was done before. None outlives this one: each holds an end of a pipe that
closes with it.
"""

import os
import socket
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from signal import SIG_IGN, SIGINT, SIGTERM, Signals, signal
from subprocess import Popen, TimeoutExpired
from time import monotonic

GRACE = 15.0  # seconds in which a process ends what it has begun
MOST_DEATHS, WITHIN = 5, 60.0  # more of them in so many seconds are no accident

Command = Callable[[int, int], list[str]]


def one_of_several(listening: int, alive: int) -> list[str]:
    """The command of one process."""
    return [sys.executable, "-m", "keepsake", "work", str(listening), str(alive)]


class Processes:
    """So many processes at one socket."""

    def __init__(self, listening: socket.socket, number: int, command: Command = one_of_several) -> None:
        self.listening, self.number, self.command = listening, number, command
        self.running: list[Popen[bytes]] = []
        self.deaths: deque[float] = deque(maxlen=MOST_DEATHS + 1)
        self.alive, self._ours = os.pipe()

    def run(self) -> int:
        """Keep so many running until Ctrl-C; 0 when it ended that way, 1 where they die as soon as they are started."""
        try:
            while not self._is_hopeless():
                while len(self.running) < self.number:
                    self.running.append(self._start())
                self._wait()
            _say("The processes of Keepsake end as soon as they begin: all of it has stopped. See above for why.")
            return 1
        except KeyboardInterrupt:
            return 0
        finally:
            self._end()

    def _start(self) -> "Popen[bytes]":
        handed_over = (self.listening.fileno(), self.alive)
        # A session of its own: Ctrl-C in a terminal is told to this process alone, which then ends the others.
        command = self.command(*handed_over)
        return Popen(command, pass_fds=handed_over, start_new_session=True)  # noqa: S603  our own command

    def _wait(self) -> None:
        """Wait until one of them has ended, and say so."""
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        for process in [each for each in self.running if each.poll() is not None]:
            self.running.remove(process)
            self.deaths.append(monotonic())
            _say(f"Process {process.pid} of Keepsake {_how(process.returncode)}. Another takes its place.")

    def _is_hopeless(self) -> bool:
        return len(self.deaths) > MOST_DEATHS and self.deaths[-1] - self.deaths[0] < WITHIN

    def _end(self) -> None:
        """Ask all of them to end; whoever does not within the time of grace is killed."""
        for stop in (SIGINT, SIGTERM):
            signal(stop, SIG_IGN)  # all are told once, and given their time
        os.close(self._ours)
        for process in self.running:
            process.terminate()
        until = monotonic() + GRACE
        for process in self.running:
            with suppress(TimeoutExpired):
                process.wait(max(0.0, until - monotonic()))
            if process.poll() is None:
                process.kill()
                process.wait()
        os.close(self.alive)


def _how(code: int) -> str:
    """How a process ended.

    >>> _how(1), _how(-9)
    ('ended with code 1', 'was ended by SIGKILL')
    """
    return f"was ended by {Signals(-code).name}" if code < 0 else f"ended with code {code}"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
