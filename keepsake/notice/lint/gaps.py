"""Places where the published text breaks off. Whoever writes the file marks them with ``gap``."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice, Statement

_SOURCE = "the published text, read by whoever wrote the file"


@rule(
    code="list-missing",
    severity="error",
    kind="broken text",
    title="A list is announced and does not follow.",
    source=_SOURCE,
)
def list_is_missing(notice: Notice, on: date) -> Iterator[Fault]:
    """As in 'including:' with nothing after it."""
    return _marked(
        notice, "list missing", "The text announces a list and none follows.", "Write the list, or end the sentence."
    )


@rule(
    code="heading-missing",
    severity="warning",
    kind="broken text",
    title="One list runs into the next without a heading.",
    source=_SOURCE,
)
def heading_is_missing(notice: Notice, on: date) -> Iterator[Fault]:
    """A reader takes the items of the second list for items of the first, so the line before belongs to it."""
    for statement in notice.statements.values():
        if statement.gap == "heading missing":
            what = "A list begins here without a heading, so it reads on from the one before."
            about = (*_on_the_line_before(notice, statement), statement)
            yield Fault(what, "Put a heading between the two.", about, where=statement.key)


@rule(
    code="contact-missing",
    severity="error",
    kind="stale/blank",
    title="A contact is announced and does not follow.",
    source=_SOURCE,
)
def contact_is_missing(notice: Notice, on: date) -> Iterator[Fault]:
    """As in 'contact:' with nothing after it."""
    return _marked(
        notice,
        "contact missing",
        "The text says whom to contact and then names nobody.",
        "Give an address, a telephone number or a form.",
    )


@rule(
    code="period-missing",
    severity="error",
    kind="broken text",
    title="A period is announced and not given.",
    source=_SOURCE,
)
def period_is_missing(notice: Notice, on: date) -> Iterator[Fault]:
    """As in 'we keep it for' with nothing after it."""
    return _marked(notice, "period missing", "The text announces a period and gives none.", "State the period.")


def _marked(notice: Notice, gap: str, what: str, instead: str) -> Iterator[Fault]:
    for statement in notice.statements.values():
        if statement.gap == gap:
            yield Fault(what, instead, (statement,), where=statement.key)


def _on_the_line_before(notice: Notice, statement: Statement) -> tuple[Statement, ...]:
    """What stands on the last line of text before this one, and only there."""
    begins = min(anchor.line for anchor in statement.at)
    alone = {made.key: made.at[0].line for made in notice.statements.values() if len(made.at) == 1}
    before = max((line for line in alone.values() if line < begins), default=0)
    return tuple(notice.statements[key] for key, line in alone.items() if line == before)
