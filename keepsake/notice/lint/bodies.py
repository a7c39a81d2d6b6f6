"""Bodies that have closed, been merged or been renamed. The register of recipients says when and into what."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice, Statement
from keepsake.notice.resting import bound, coded_terms, in_words, said
from keepsake.standard.vocabulary import Term, label, terms


@rule(
    code="body-closed",
    severity="error",
    kind="body changed",
    title="A body that no longer exists is named.",
    source="register of recipients, valid_to",
)
def closed_body(notice: Notice, on: date) -> Iterator[Fault]:
    """Wherever the text names it: as a recipient, and in the wording of any other statement."""
    for body in terms("recipients").values():
        about = _naming(notice, body) if _closed(body, on) else ()
        if about:
            yield Fault(
                f"{body.label} closed on {body.valid_to}.", _successor(body), about, where=f"recipients.{body.code}"
            )


@rule(
    code="body-and-successor",
    severity="warning",
    kind="body changed",
    title="A body and the one that took its place are both listed.",
    source="register of recipients, successor",
)
def body_beside_its_successor(notice: Notice, on: date) -> Iterator[Fault]:
    """Only where one is the other renamed, and they are two statements.

    A file may bind the successor to the statement with the old name: that is how it says what replaced it.
    """
    for body in coded_terms(notice, "recipients"):
        old, new = bound(notice, "recipients", [body.code]), bound(notice, "recipients", [body.more["successor"]])
        if _closed(body, on) and _renamed(body) and not set(new) <= set(old):
            what = f"{body.label} and {label('recipients', body.more['successor'])} are one body under two names."
            yield Fault(what, "Name only the one that exists.", (*old, *new), where=f"recipients.{body.code}")


@rule(
    code="body-former-name",
    severity="warning",
    kind="body changed",
    title="A body is called by a name it no longer has.",
    source="register of recipients, former_names",
)
def former_name(notice: Notice, on: date) -> Iterator[Fault]:
    """A former name that is a closed body's own name is told of by that body's closing."""
    closed = {_folded(body.label) for body in terms("recipients").values() if _closed(body, on)}
    for body in (body for body in terms("recipients").values() if body.valid_on(on)):
        former = [name for name in body.more["former_names"].split("|") if name and _folded(name) not in closed]
        about = _wording_with(notice, former)
        if about:
            what = (
                f"{in_words(sorted({word for made in about for word in made.wording}))}: a former name of {body.label}."
            )
            yield Fault(
                what, f"Write {body.more['official_name'] or body.label}.", about, where=f"recipients.{body.code}"
            )


@rule(
    code="permit-to-closed-body",
    severity="error",
    kind="body changed",
    title="A permit shares with a body that does not exist on the day.",
    source="register of recipients, valid_from and valid_to",
)
def permit_to_a_closed_body(notice: Notice, on: date) -> Iterator[Fault]:
    """Nothing can be sent to it, and what replaced it needs to be named."""
    for permit in notice.permits:
        for code in sorted(permit.recipients):
            body = terms("recipients").get(code)
            if body and not body.valid_on(on):
                what = f"The permit '{permit.id}' shares with {body.label}, which does not exist on {on}."
                about = said(notice, *permit.cites)
                yield Fault(what, _successor(body), about, where=f"permits.{permit.id}", file_line=permit.line)


def _closed(body: Term, on: date) -> bool:
    return body.valid_to is not None and body.valid_to <= on


def _renamed(body: Term) -> bool:
    """Did it only change its name? A body that took over the work of a closed one never had that one's name."""
    successor = terms("recipients").get(body.more["successor"])
    return successor is not None and body.label in successor.more["former_names"].split("|")


def _successor(body: Term) -> str:
    successor = body.more["successor"]
    return f"Name {label('recipients', successor)}." if successor else "Take it out, or say who does its work now."


def _naming(notice: Notice, body: Term) -> tuple[Statement, ...]:
    """What is bound to it, and what mentions it by one of its names."""
    mentioned = _wording_with(notice, [body.label, body.more["official_name"]])
    return tuple(dict.fromkeys((*bound(notice, "recipients", [body.code]), *mentioned)))


def _wording_with(notice: Notice, names: list[str]) -> tuple[Statement, ...]:
    wanted = {_folded(name) for name in names if name}
    return tuple(
        made for made in notice.statements.values() if any(_folded(wording) in wanted for wording in made.wording)
    )


def _folded(name: str) -> str:
    """Compared without case, article or the kind of apostrophe."""
    return " ".join(name.replace("\u2019", "'").lower().removeprefix("the ").split())
