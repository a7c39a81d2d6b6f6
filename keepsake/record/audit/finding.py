"""What is found wrong with the log, and where."""

from typing import Any, NamedTuple


class Finding(NamedTuple):
    """One thing that is wrong: its kind, the number of the event (0 for no event), the day, and what it is in words."""

    kind: str
    seq: int
    day: str
    says: str


MOST = 1_000  # findings kept; after a rewriting there can be as many as events


class Findings:
    """What was found, in the order it was found; counted all, kept up to ``MOST``."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.count = 0

    def add(self, kind: str, seq: int, day: str, says: str) -> None:
        self.count += 1
        if self.count <= MOST:
            self.kept.append(Finding(kind, seq, day, says))

    def as_json(self) -> list[dict[str, Any]]:
        return [finding._asdict() for finding in self.kept]
