"""The notice that decides is the one in force on the day: a later version does not judge what happened before it."""

from keepsake.notice.access import Access, load_access
from keepsake.notice.deciding.compiled import Compiled, compile_notice
from keepsake.notice.deciding.decision import Decision
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
        return self.on_the_day(request).decide(request)

    def on_the_day(self, request: Request) -> Compiled:
        """The version in force on the day; before the first, the first, which then grants nothing."""
        begun = (each for each in self._versions if each.in_effect(request))
        return next(begun, self._versions[-1])
