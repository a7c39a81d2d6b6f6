"""Whom people can write to."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice


@rule(
    code="named-individual",
    severity="warning",
    kind="stale/blank",
    title="A contact is one person by name, who will move on.",
    source="the notice itself; Article 13(1)(b) UK GDPR asks for contact details, not for a name",
)
def contact_is_a_named_person(notice: Notice, on: date) -> Iterator[Fault]:
    """A role and its mailbox stay right when the person changes."""
    for statement in notice.statements.values():
        if statement.names_a_person:
            what = "The contact is given as one person by name, and will be wrong when that person leaves."
            yield Fault(what, "Give the role, and a mailbox or telephone number that belongs to it.", (statement,))
