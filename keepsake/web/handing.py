"""Connections handed over by the process that accepts them to those that answer: each to whoever has the fewest open.

Left to themselves, several processes at one socket take what comes by chance: of twenty connections, one takes thirteen
and another seven, and whoever came to the first waits twice as long. A connection is passed through a pair of sockets;
how many it has taken, and has open, the other side tells by them too.
"""

import socket
import struct
from contextlib import suppress
from typing import Any

from waitress import wasyncore

TOLD = struct.Struct("=II")  # connections taken so far, and open now
AT_ONCE = 16  # taken before others are looked after


class Hand:
    """The side of who accepts: what was handed to one process, and what it told."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)
        self.handed = self.taken = self.open = 0
        self.is_ready = False
        self._heard = b""

    @property
    def load(self) -> tuple[int, int]:
        """The connections it has, also those on their way; among equals, whoever was handed fewer."""
        return self.open + self.handed - self.taken, self.handed

    def give(self, connection: socket.socket) -> bool:
        """Hand it over; False where the other side takes nothing now."""
        try:
            socket.send_fds(self.ours, [b"."], [connection.fileno()])
        except OSError:
            return False
        self.handed += 1
        return True

    def hear(self) -> bool:
        """Read what was told; False where the other side has gone."""
        try:
            told = self.ours.recv(4096)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self._heard += told
        whole = len(self._heard) // TOLD.size * TOLD.size
        if whole:
            self.taken, self.open = TOLD.unpack(self._heard[whole - TOLD.size : whole])
            self._heard, self.is_ready = self._heard[whole:], True
        return bool(told)

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()


class Taking(wasyncore.dispatcher):  # type: ignore[misc]
    """The side of who answers: among the sockets of a web server, the one from which its connections come."""

    def __init__(self, server: Any, handed: socket.socket) -> None:
        self.server, self.taken, self._told = server, 0, b""
        server.accepting = False  # all that it gets comes from here
        super().__init__(handed, map=server._map)

    def readable(self) -> bool:
        """Asked in each round of the server, so that what has changed is told in each."""
        self._tell()
        return bool(len(self.server.active_channels) < self.server.adj.connection_limit)

    def writable(self) -> bool:
        return False

    def handle_read(self) -> None:
        words, handed, _, _ = socket.recv_fds(self.socket, AT_ONCE, AT_ONCE)
        for each in handed:
            self.taken += 1
            self._take(socket.socket(fileno=each))
        if not words:
            self.handle_close()  # who accepts has gone

    def _take(self, connection: socket.socket) -> None:
        server = self.server
        try:
            server.set_socket_options(connection)
            address = server.fix_addr(connection.getpeername())
        except OSError:  # it has gone again already
            connection.close()
            return
        server.channel_class(server, connection, address, server.adj, map=server._map)

    def _tell(self) -> None:
        now = TOLD.pack(self.taken, len(self.server.active_channels))
        if now != self._told:
            with suppress(OSError):
                self.socket.send(now)
                self._told = now
