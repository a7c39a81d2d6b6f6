"""What a rule of the linter is, and the decorator that makes one of a function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from keepsake.notice.lint.finding import SEVERITIES, Fault, Finding
from keepsake.notice.model import Notice, Statement

Find = Callable[[Notice, date], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A question put to every notice. ``find`` answers it for a notice and a day; it never reads a clock."""

    code: str
    severity: str
    kind: str
    title: str
    source: str
    sure: bool
    find: Find
    since: date | None = None  # the day the law it rests on applies from; before it the rule is not asked

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(f"{self.code}: '{self.severity}' is not one of {', '.join(SEVERITIES)}.")

    def findings(self, notice: Notice, on: date) -> tuple[Finding, ...]:
        """What the rule finds. A rule that fails says so instead, so that the others can go on."""
        if self.since is not None and on < self.since:
            return ()
        try:
            return tuple(self._finding(notice, fault) for fault in self.find(notice, on))
        except Exception as error:  # a rule that breaks must not hide what the others find
            return (self._crashed(notice, error),)

    def _finding(self, notice: Notice, fault: Fault) -> Finding:
        return Finding(
            code=self.code,
            severity=self.severity,
            kind=self.kind,
            notice=notice.header.id,
            version=notice.header.version,
            keys=tuple(dict.fromkeys(statement.key for statement in fault.about)),
            lines=_lines(notice, fault.about),
            file_line=fault.file_line or min((statement.line for statement in fault.about), default=0),
            where=fault.where,
            what=fault.what,
            instead=fault.instead,
            source=fault.source or self.source,
            sure=self.sure if fault.sure is None else fault.sure,
        )

    def _crashed(self, notice: Notice, error: Exception) -> Finding:
        return Finding(
            code="rule-crashed",
            severity="error",
            kind="linter",
            notice=notice.header.id,
            version=notice.header.version,
            keys=(),
            lines=(),
            file_line=0,
            where=self.code,
            what=f"The rule '{self.code}' broke ({type(error).__name__}), so its question is unanswered.",
            instead="Report it to whoever looks after the rules; every other rule was asked.",
            source="keepsake",
            sure=True,
        )


def rule(
    *, code: str, severity: str, kind: str, title: str, source: str, sure: bool = True, since: date | None = None
) -> Callable[[Find], Rule]:
    """Makes a rule of a function. The folder is the register: nothing else is needed for it to be asked."""

    def make(find: Find) -> Rule:
        return Rule(code, severity, kind, title, source, sure, find, since)

    return make


def _lines(notice: Notice, about: Iterable[Statement]) -> tuple[int, ...]:
    """The lines of this notice's own text; a statement that is inherited stands in another text."""
    own = (statement for statement in about if statement.of in ("", notice.header.id))
    return tuple(sorted({anchor.line for statement in own for anchor in statement.at}))
