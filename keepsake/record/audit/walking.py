"""Walking along the chain: does every event follow from the one before, and is each listed under its people?

Knows no database: rows come in pages, in the order of their numbers, as tuples with the hash at the end.
"""

from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any

from keepsake.record.audit.chain import AT, DAY, GENESIS, HASH, LIST, SEPARATOR, SEQ, SUBJECTS, Row, day_of
from keepsake.record.audit.finding import Findings

Listed = list[tuple[int, str]]  # the number of an event and a person it is about


class Walk:
    """One walk along the chain. ``signed`` are the numbers whose hashes heads will be held against."""

    def __init__(self, findings: Findings, signed: Collection[int] = ()) -> None:
        self.findings = findings
        self.events = 0
        self.last = 0  # the number of the last event met
        self.hashes: dict[int, bytes] = {}
        self.day_ends: list[tuple[int, str]] = []  # the last event of each day but the last
        self._signed = frozenset(signed)
        self._hash = GENESIS
        self._day: int | None = None

    def page(self, rows: Iterable[Row], listed: Iterable[tuple[int, str]] | None = None) -> None:
        """Walk on. ``listed`` is what the index of people holds for these events; None leaves it unchecked."""
        expected = self._events(rows)
        if listed is not None:
            self._compare(expected, [(seq, subject) for seq, subject in listed])

    def unlisted(self, seq: int) -> None:
        """The index names an event that is not there."""
        self.findings.add("index", seq, "", f"Event {seq} is not there, and is listed under a person.")

    def _events(self, rows: Iterable[Row]) -> Listed:
        # Short names and one loop: this runs for every event that there ever was.
        expected: Listed = []
        before, last, day, signed = self._hash, self.last, self._day, self._signed
        for row in rows:
            stored, seq = row[HASH], row[SEQ]
            self.events += 1
            if (
                sha256(before + SEPARATOR.join(map(str, row[:HASH])).encode("utf-8", "surrogatepass")).digest()
                != stored
            ):
                stored = self._wrong_hash(row, last)
            elif seq != last + 1:
                self._wrong_number(row, last)
            this_day = row[AT] // DAY if type(row[AT]) is int else day
            if this_day != day:
                if day is not None:
                    self.day_ends.append((last, day_of(day * DAY)))
                day = this_day
            if row[SUBJECTS]:
                expected += [(seq, subject) for subject in str(row[SUBJECTS]).split(LIST)]
            if seq in signed:
                self.hashes[seq] = stored
            before, last = stored, seq
        self._hash, self.last, self._day = before, last, day
        return expected

    def _wrong_hash(self, row: Row, last: int) -> bytes:
        """Say what is wrong, and give the hash to go on from: one change must not be found again in all that follow."""
        seq = row[SEQ]
        if seq != last + 1:
            self._wrong_number(row, last)
        else:
            says = f"Event {seq} does not follow from the one before: it, or that one, was changed."
            self.findings.add("changed", seq, day_of(row[AT]), says)
        return as_hash(row[HASH])

    def _wrong_number(self, row: Row, last: int) -> None:
        seq = row[SEQ]
        if seq > last + 1:
            which = f"Event {last + 1} is" if seq == last + 2 else f"Events {last + 1} to {seq - 1} are"
            self.findings.add("missing", last + 1, day_of(row[AT]), f"{which} missing before event {seq}.")
        else:
            self.findings.add("inserted", seq, day_of(row[AT]), f"Event {seq} stands where no event can be.")

    def _compare(self, expected: Listed, found: Listed) -> None:
        if sorted(expected) == sorted(found):
            return
        for seq in sorted({seq for seq, _ in set(expected) ^ set(found)}):
            self.findings.add(
                "index", seq, "", f"Event {seq} is not listed under the people it is about, and no others."
            )


def as_hash(stored: Any) -> bytes:
    """The stored hash, or 32 zero bytes where what is stored is none."""
    found = bytes(stored) if isinstance(stored, bytes | memoryview) else b""
    return found if len(found) == len(GENESIS) else bytes(len(GENESIS))
