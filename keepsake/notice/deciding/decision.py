"""What a notice answers, and why."""

from typing import Any, NamedTuple

from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.deciding.request import Request
from keepsake.notice.deciding.wording import sentence_for


class Decision(NamedTuple):
    """An answer with everything it rests on. Equal questions under an equal notice have equal decisions.

    ``permits``, ``prohibitions`` and ``access_rules`` are ids; ``basis`` codes of legal bases; ``statements`` keys of
    what the published text says; ``duties`` what must be done when it is used; ``lacking`` the codes that stand in the
    way: unknown words, categories not covered, or circumstances that would have to hold.
    """

    request: Request
    answer: Answer
    reason: Reason | None
    notice: str
    version: int
    hash: str
    permits: tuple[str, ...] = ()
    prohibitions: tuple[str, ...] = ()
    access_rules: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    because: str = ""

    @property
    def allowed(self) -> bool:
        """May it be done, with its duties?"""
        return self.reason is None

    @property
    def sentence(self) -> str:
        """The answer for the person at the screen."""
        return sentence_for(self)

    def as_json(self) -> dict[str, Any]:
        """The decision as JSON takes it."""
        return {
            "answer": self.answer.value,
            "reason": self.reason.value if self.reason else None,
            "sentence": self.sentence,
            "permits": list(self.permits),
            "prohibitions": list(self.prohibitions),
            "access_rules": list(self.access_rules),
            "basis": list(self.basis),
            "statements": list(self.statements),
            "duties": list(self.duties),
            "lacking": list(self.lacking),
            "notice": self.notice,
            "version": self.version,
            "hash": self.hash,
        }
