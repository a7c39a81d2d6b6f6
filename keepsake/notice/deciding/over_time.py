"""The notice that decides is the one in force on the day: a later version does not judge what happened before it."""

from keepsake.notice.access import Access, load_access
from keepsake.notice.deciding.compiled import Compiled, compile_notice
from keepsake.notice.deciding.decision import Answer, Decision, Reason
from keepsake.notice.deciding.request import Request
from keepsake.notice.library import Shelf


class Decider:
    """All versions of one council's notice. Each is compiled when the decider is made."""

    def __init__(self, shelf: Shelf, id: str, access: Access | None = None) -> None:
        """Raises KeyError where the shelf has no notice of this id."""
        versions = shelf.versions(id)
        if not versions:
            raise KeyError(id)
        self.id = id
        rules = access or load_access()
        newest_first = sorted(versions, key=lambda notice: notice.header.effective_on, reverse=True)
        self._versions = tuple(compile_notice(shelf.whole(notice), rules) for notice in newest_first)

    def decide(self, request: Request) -> Decision:
        """The decision under the version in force on the day of the request."""
        for compiled in self._versions:
            if compiled.notice.header.effective_on <= request.on:
                return compiled.decide(request)
        because = "No notice had taken effect on that day."
        return Decision(request, Answer.DENY, Reason.NOT_COVERED, self.id, 0, "", because=because)

    def in_force(self, request: Request) -> Compiled | None:
        """The version in force on the day of the request, or None."""
        return next((each for each in self._versions if each.notice.header.effective_on <= request.on), None)
