"""Asking for pages over HTTP by connections that stay open, in one thread that costs the server next to nothing.

Each connection asks again as soon as it was answered, and the addresses go round among them. What is measured is from
the sending of a request to the last byte of its answer. Threads would fight one another for the interpreter, and two of
twenty be answered late because of the client: here one waits for all sockets at once, and reads what has come. The
processor time of the client is told, so that one sees what it took from the server on the same cores.
"""

import os
import selectors
import socket
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

ANSWERED = (200, 404, 500, 503)
PATIENCE = 120.0  # seconds
TICK = os.sysconf("SC_CLK_TCK")
Answer = tuple[float, int]


class Asked(NamedTuple):
    """What came of it: milliseconds of each request in order, how many were turned away, seconds by the clock, and
    seconds of processor that the client and the server took."""

    took: list[float]
    away: int
    seconds: float
    client: float
    server: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.took) / self.seconds


class Connection:
    """One connection of a signed-in worker, which asks one page after the other."""

    def __init__(self, port: int, cookie: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n"
        self.begun, self.held, self.whole = 0.0, bytearray(), 0

    def ask(self, address: str) -> None:
        self.held.clear()
        self.whole = 0
        self.begun = perf_counter()
        self.socket.sendall(f"GET {address} {self.head}".encode("ascii"))

    def is_answered(self) -> bool:
        """Read what has come; True where it is the whole answer."""
        more = self.socket.recv(1 << 18)
        if not more:
            raise SystemExit("The server closed a connection before it had answered.")
        self.held += more
        if not self.whole:
            head, end, _ = bytes(self.held).partition(b"\r\n\r\n")
            if end:
                self.whole = len(head) + len(end) + _length(head)
        return 0 < self.whole <= len(self.held)

    @property
    def status(self) -> int:
        return int(self.held[9:12])


def ask(port: int, cookies: list[str], addresses: list[str], times: int, processes: list[int]) -> Asked:
    """Ask for that many pages, over one connection for each cookie.

    Two of each connection come before, to warm up, and one of each after, so that all that counts was asked while as
    many others were. ``processes`` are those of the server, whose processor time is told.
    """
    connections = [Connection(port, cookie) for cookie in cookies]
    try:
        answers = _answers(connections, islice(cycle(addresses), times + 3 * len(cookies)))
        _take(answers, 2 * len(cookies))
        begun = perf_counter(), process_time(), spent(processes)
        found = _take(answers, times)
        ended = perf_counter(), process_time(), spent(processes)
        _take(answers, len(cookies))
    finally:
        for each in connections:
            each.socket.close()
    passed = (after - before for before, after in zip(begun, ended, strict=True))
    return Asked(sorted(took for took, _ in found), sum(status >= 500 for _, status in found), *passed)


def _take(answers: Iterator[Answer], number: int) -> list[Answer]:
    return list(islice(answers, number))


def _answers(connections: list[Connection], addresses: Iterator[str]) -> Iterator[Answer]:
    """Milliseconds and status of each, as it comes. Each connection asks again as soon as it was answered."""
    with selectors.DefaultSelector() as waiting:
        for each, address in zip(connections, addresses, strict=False):
            waiting.register(each.socket, selectors.EVENT_READ, each)
            each.ask(address)
        while waiting.get_map():
            ready = waiting.select(PATIENCE)
            if not ready:
                raise SystemExit(f"The server did not answer in {PATIENCE:.0f} seconds.")
            for each in [key.data for key, _ in ready if key.data.is_answered()]:
                answer = (perf_counter() - each.begun) * 1000, each.status
                assert answer[1] in ANSWERED, bytes(each.held[:200])
                address = next(addresses, "")
                if address:
                    each.ask(address)
                else:
                    waiting.unregister(each.socket)
                yield answer


def _length(head: bytes) -> int:
    """The length of an answer's body, which the program always says."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise SystemExit(f"An answer does not say how long it is: {head!r}")


def spent(processes: list[int]) -> float:
    """Seconds of processor that these processes took so far, in the program and in the system."""
    return sum(_spent(each) for each in processes)


def _spent(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICK
