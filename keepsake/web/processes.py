"""Several processes that answer, and the one that accepts for them, starts them, starts them again, and ends them all.

Each begins anew, with the same environment, and is not forked: libraries that have threads of their own do not outlive
a fork. What is done once, such as migrations, was done before. None outlives this one: each holds an end of a pipe that
closes with it.
"""

import os
import selectors
import socket
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from signal import SIG_IGN, SIGINT, SIGTERM, Signals, signal
from subprocess import Popen, TimeoutExpired
from time import monotonic

from keepsake.web.handing import Hand

GRACE = 15.0  # seconds in which a process ends what it has begun
MOST_DEATHS, WITHIN = 5, 60.0  # more of them in so many seconds are no accident

Command = Callable[[int, int, int], list[str]]


def one_of_several(listening: int, handed: int, alive: int) -> list[str]:
    """The command of one process."""
    return [sys.executable, "-m", "keepsake", "work", str(listening), str(handed), str(alive)]


class Processes:
    """So many processes behind one socket."""

    def __init__(self, listening: socket.socket, number: int, command: Command = one_of_several) -> None:
        self.listening, self.number, self.command = listening, number, command
        self.running: dict[Hand, Popen[bytes]] = {}
        self.waiting = selectors.DefaultSelector()
        self.deaths: deque[float] = deque(maxlen=MOST_DEATHS + 1)
        self.alive, self._ours = os.pipe()
        listening.setblocking(False)  # who connected may have gone again when it is accepted

    def run(self) -> int:
        """Keep so many running until Ctrl-C; 0 when it ended that way, 1 where they die as soon as they are started."""
        try:
            while not self._is_hopeless():
                while len(self.running) < self.number:
                    self._start()
                self._look_after()
            _say("The processes of Keepsake end as soon as they begin: all of it has stopped. See above for why.")
            return 1
        except KeyboardInterrupt:
            return 0
        finally:
            self._end()

    def _start(self) -> None:
        hand = Hand()
        handed_over = (self.listening.fileno(), hand.theirs.fileno(), self.alive)
        # A session of its own: Ctrl-C in a terminal is told to this process alone, which then ends the others.
        command = self.command(*handed_over)
        self.running[hand] = Popen(command, pass_fds=handed_over, start_new_session=True)  # noqa: S603  our own command
        hand.theirs.close()  # theirs alone now: that it is closed says that they have ended
        self.waiting.register(hand.ours, selectors.EVENT_READ, hand)

    def _look_after(self) -> None:
        """Wait for a connection, or for what one of them tells; say so where one has ended."""
        self._listen(any(hand.is_ready for hand in self.running))
        for key, _ in self.waiting.select():
            if key.data is None:
                self._accept()
            elif not key.data.hear():
                self._bury(key.data)

    def _listen(self, is_wanted: bool) -> None:
        """As long as nobody is ready to answer, whoever connects waits."""
        if is_wanted != (self.listening in self.waiting.get_map()):
            if is_wanted:
                self.waiting.register(self.listening, selectors.EVENT_READ)
            else:
                self.waiting.unregister(self.listening)

    def _accept(self) -> None:
        """Hand a connection to whoever has the fewest."""
        with suppress(OSError), self.listening.accept()[0] as connection:  # it may have gone again
            ready = sorted((hand for hand in self.running if hand.is_ready), key=lambda hand: hand.load)
            any(hand.give(connection) for hand in ready)

    def _bury(self, hand: Hand) -> None:
        process = self.running.pop(hand)
        self.waiting.unregister(hand.ours)
        hand.close()
        _end_within(process, GRACE)
        self.deaths.append(monotonic())
        _say(f"Process {process.pid} of Keepsake {_how(process.returncode)}. Another takes its place.")

    def _is_hopeless(self) -> bool:
        return len(self.deaths) > MOST_DEATHS and self.deaths[-1] - self.deaths[0] < WITHIN

    def _end(self) -> None:
        """Ask all of them to end; whoever does not within the time of grace is killed."""
        for stop in (SIGINT, SIGTERM):
            signal(stop, SIG_IGN)  # all are told once, and given their time
        os.close(self._ours)
        for process in self.running.values():
            process.terminate()
        until = monotonic() + GRACE
        for process in self.running.values():
            _end_within(process, until - monotonic())
        for hand in self.running:
            hand.close()
        self.waiting.close()
        os.close(self.alive)


def _end_within(process: "Popen[bytes]", seconds: float) -> None:
    """Wait until it has ended; kill it where it takes longer."""
    with suppress(TimeoutExpired):
        process.wait(max(0.0, seconds))
    if process.poll() is None:
        process.kill()
        process.wait()


def _how(code: int) -> str:
    """How a process ended.

    >>> _how(1), _how(-9)
    ('ended with code 1', 'was ended by SIGKILL')
    """
    return f"was ended by {Signals(-code).name}" if code < 0 else f"ended with code {code}"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
