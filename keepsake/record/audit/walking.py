"""Walking along the chain: does every event follow from the one before, and is each listed under its people?

Knows no database: events come in pages, in the order of their numbers, as rows with the hash at the end or as lines
(see ``lines``). A line that does not follow from the one before is made a row, and judged as one.
"""

from binascii import hexlify
from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any

from keepsake.record.audit.chain import AT, BYTES, DAY, GENESIS, HASH, LIST, SEQ, SUBJECTS, Row, day_of
from keepsake.record.audit.finding import Findings
from keepsake.record.audit.lines import HASH_AT, PART, line_of, pair_of, row_of_line

NO_DAY = -(2**63)
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
        self._day_start = NO_DAY

    def page(self, rows: Iterable[Row], listed: Iterable[tuple[int, str]] | None = None) -> None:
        """Walk on. ``listed`` is what the index of people holds for these events; None leaves it unchecked."""
        expected = self._events(rows)
        if listed is not None:
            self._compare(expected, list(listed))

    def lines(self, lines: Iterable[bytes], listed: list[bytes]) -> None:
        """The same, of lines."""
        expected = self._events_of_lines(lines)
        if expected != listed:
            self._compare([pair_of(line) for line in expected], [pair_of(line) for line in listed])

    def unlisted(self, seq: int) -> None:
        """The index names an event that is not there."""
        self.findings.add("index", seq, "", f"Event {seq} is not there, and is listed under a person.")

    def _events(self, rows: Iterable[Row]) -> Listed:
        # Short names and one loop: this runs for every event that there ever was.
        expected: Listed = []
        before, last, start, signed = self._hash, self.last, self._day_start, self._signed
        for row in rows:
            seq, at, subjects, stored = row[SEQ], row[AT], row[SUBJECTS], row[HASH]
            if sha256(before + (BYTES % row[:HASH]).encode("utf-8", "surrogatepass")).digest() != stored:
                stored = self._wrong_hash(row, last)
                at, subjects = at if type(at) is int else start, str(subjects)
            elif seq != last + 1:
                self._wrong_number(row, last)
            if not start <= at < start + DAY:
                start = self._new_day(start, at, last)
            if LIST in subjects:
                expected += [(seq, subject) for subject in subjects.split(LIST)]
            elif subjects:
                expected.append((seq, subjects))
            if seq in signed:
                self.hashes[seq] = stored
            self.events += 1
            before, last = stored, seq
        self._hash, self.last, self._day_start = before, last, start
        return expected

    def _events_of_lines(self, lines: Iterable[bytes]) -> list[bytes]:
        # As short, for the same reason. What is true of every event that was accepted is asked first.
        expected: list[bytes] = []
        before, last, start, signed = self._hash, self.last, self._day_start, self._signed
        for line in lines:
            stored = sha256(before + line[:HASH_AT]).digest()
            number, at, _, _, _, _, _, _, _, subjects, _ = line.split(PART, 10)
            seq = int(number)
            if (
                hexlify(stored) != line[HASH_AT + 1 : -1]
                or line[HASH_AT : HASH_AT + 1] != PART
                or b"\\" in line
                or seq != last + 1
            ):
                self._hash, self.last, self._day_start = before, last, start
                expected += [line_of(*pair) for pair in self._events([row_of_line(line)])]
                before, last, start = self._hash, self.last, self._day_start
                continue
            if not start <= int(at) < start + DAY:
                start = self._new_day(start, int(at), last)
            if b"," in subjects:
                expected += [b"%b %b" % (number, subject) for subject in subjects.split(b",")]
            elif subjects:
                expected.append(b"%b %b" % (number, subjects))
            if seq in signed:
                self.hashes[seq] = stored
            self.events += 1
            before, last = stored, seq
        self._hash, self.last, self._day_start = before, last, start
        return expected

    def _new_day(self, start: int, at: int, last: int) -> int:
        """Note where the day before ended; the beginning of the day that ``at`` is on."""
        if start != NO_DAY:
            self.day_ends.append((last, day_of(start)))
        return at - at % DAY

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
        if expected == found or sorted(expected) == sorted(found):
            return
        for seq in sorted({seq for seq, _ in set(expected) ^ set(found)}):
            self.findings.add(
                "index", seq, "", f"Event {seq} is not listed under the people it is about, and no others."
            )


def as_hash(stored: Any) -> bytes:
    """The stored hash, or 32 zero bytes where what is stored is none."""
    found = bytes(stored) if isinstance(stored, bytes | memoryview) else b""
    return found if len(found) == len(GENESIS) else bytes(len(GENESIS))
