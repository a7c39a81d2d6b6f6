"""What a rule finds, and the finding that people read."""

from dataclasses import dataclass

from keepsake.notice.model import Statement

SEVERITIES = ("error", "warning", "advice")


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule found, in its own words. The rest of a finding follows from the rule and the notice.

    ``about`` are the statements concerned; none: the notice as a whole, or a part of the file named by ``where``.
    """

    what: str
    instead: str
    about: tuple[Statement, ...] = ()
    where: str = ""
    file_line: int = 0
    source: str = ""  # where it differs from the rule's
    sure: bool | None = None  # None: as sure as the rule


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a version of a notice. ``lines`` are of the published text, ``file_line`` of the file."""

    code: str
    severity: str
    kind: str
    notice: str
    version: int
    keys: tuple[str, ...]
    lines: tuple[int, ...]
    file_line: int
    where: str
    what: str
    instead: str
    source: str
    sure: bool

    @property
    def rank(self) -> tuple[int, tuple[int, ...], str, str, str]:
        """Order for reading: the worst first, then down the page; what concerns the whole notice stands first."""
        return SEVERITIES.index(self.severity), self.lines, self.code, self.where, self.what
