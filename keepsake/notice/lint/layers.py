"""A service notice that is read together with a general one."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.resting import said


@rule(
    code="general-notice-not-held",
    severity="warning",
    kind="unlinked",
    title="The text is to be read with a general notice that is not held here.",
    source="how to write a notice, inherits",
)
def general_notice_is_not_held(notice: Notice, on: date) -> Iterator[Fault]:
    """What only the general notice says, rights for example, is missing from every decision."""
    marked = tuple(made for made in notice.statements.values() if made.gap == "general notice not held")
    about = tuple(dict.fromkeys((*said(notice, "about.layered_notice"), *marked)))
    if about and notice.header.inherits is None:
        what = "The text is to be read with the council's general notice, which is not held here."
        yield Fault(
            what, "Write the general notice as a file, and name it under 'inherits'.", about, where="notice.inherits"
        )
