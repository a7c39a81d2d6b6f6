"""Words that children and families can read."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.promised import is_promise

LONGEST_LABEL = 12  # words


@rule(
    code="no-easy-words",
    severity="advice",
    kind="plain language",
    title="A statement has no easy words, so the easy version would leave it out.",
    source="Article 12(1) UK GDPR: plain language, above all for children",
)
def no_easy_words(notice: Notice, on: date) -> Iterator[Fault]:
    """Told once. Headings and descriptions count too: the easy version follows the page. Furniture does not."""
    about = tuple(made for made in notice.statements.values() if not made.easy and made.section != "furniture")
    if about:
        what = f"Without easy words: {', '.join(made.key for made in about)}."
        yield Fault(what, "Add 'easy:' to each of them.", about)


@rule(
    code="label-too-long",
    severity="advice",
    kind="plain language",
    title=f"A label is longer than {LONGEST_LABEL} words.",
    source="how to write a notice, label",
)
def label_is_too_long(notice: Notice, on: date) -> Iterator[Fault]:
    """Only what asks for something to be done: the label of a heading is read by nobody who is in a hurry."""
    for statement in notice.statements.values():
        words = len(statement.label.split())
        if words > LONGEST_LABEL and is_promise(statement):
            yield Fault(f"The label has {words} words.", "Say it in fewer; the note can hold the rest.", (statement,))
