"""How well the file links what the text says: permits, prohibitions and flows that fit together."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import ANY, Flow, Notice, Permit, Prohibition
from keepsake.notice.promised import not_carried_out
from keepsake.notice.resting import in_words, said
from keepsake.standard.vocabulary import label, terms

_SENDING = {"share", "export"}
_FORMAT = "how to write a notice"


@rule(
    code="flow-without-permit",
    severity="error",
    kind="unlinked",
    title="A regular exchange has no permit that may share with its recipient for its purpose.",
    source=f"{_FORMAT}, flows",
)
def flow_without_permit(notice: Notice, on: date) -> Iterator[Fault]:
    """A flow describes and grants nothing. A closed body counts as permitted where its successor is."""
    for flow in notice.flows:
        bare = [code for code in flow.recipients if flow.direction != "in" and not _may_receive(notice, flow, code)]
        if bare:
            names = in_words([label("recipients", code) for code in bare])
            what = f"The flow '{flow.id}' sends to {names}, and no permit allows it for this purpose."
            about = said(notice, *flow.cites)
            yield Fault(what, "Add a permit that shares, or end the flow.", about, f"flows.{flow.id}", flow.line)


@rule(
    code="rests-on-nothing",
    severity="error",
    kind="unlinked",
    title="A permit cites no statement of the published text.",
    source=f"{_FORMAT}, permits",
)
def permit_cites_nothing(notice: Notice, on: date) -> Iterator[Fault]:
    """Nobody can then be told why."""
    for permit in notice.permits:
        if not said(notice, *permit.cites):
            what = f"The permit '{permit.id}' rests on nothing that the text says."
            yield Fault(what, "Cite the statements it rests on.", where=f"permits.{permit.id}", file_line=permit.line)


@rule(
    code="inferred-unapproved",
    severity="error",
    kind="unlinked",
    title="A link that the council made itself has no approver or no day of review.",
    source=f"{_FORMAT}, permits",
)
def inferred_without_approver(notice: Notice, on: date) -> Iterator[Fault]:
    """Somebody answers for what the text does not say."""
    for section, linked in notice.rules():
        if linked.link == "inferred" and not (linked.approved_by and linked.review_on):
            what = f"'{linked.id}' is inferred, and nobody approved it or no review is set."
            where = f"{section}.{linked.id}"
            yield Fault(what, "Say who approved it and when it is reviewed.", where=where, file_line=linked.line)


@rule(
    code="permit-within-another",
    severity="advice",
    kind="duplicate",
    title="A permit grants nothing that another does not grant already.",
    source=f"{_FORMAT}, permits",
)
def permit_within_another(notice: Notice, on: date) -> Iterator[Fault]:
    """Of two that are equal, the later is told of."""
    for place, permit in enumerate(notice.permits):
        wider = next((other for at, other in enumerate(notice.permits) if _covers(other, permit, at < place)), None)
        if wider is not None:
            what = f"Whatever '{permit.id}' grants, '{wider.id}' grants already."
            yield Fault(what, "Take one out, or narrow the wider.", where=f"permits.{permit.id}", file_line=permit.line)


@rule(
    code="prohibition-never-applies",
    severity="warning",
    kind="unlinked",
    title="A prohibition can never apply.",
    source=f"{_FORMAT}, prohibits",
)
def prohibition_never_applies(notice: Notice, on: date) -> Iterator[Fault]:
    """What brings it into force also lifts it, or it is about things that the notice knows nothing of.

    One that only says again what no permit grants is meant: it holds when the next permit is written.
    """
    for stop in notice.prohibits:
        if stop.when & stop.unless:
            what = f"'{stop.id}' is lifted by the very circumstance that brings it into force."
        elif not _reaches_anything(notice, stop):
            what = f"'{stop.id}' forbids what this notice knows nothing of."
        else:
            continue
        yield Fault(what, "Correct it, or take it out.", where=f"prohibits.{stop.id}", file_line=stop.line)


@rule(
    code="promised-not-done",
    severity="advice",
    kind="promised",
    title="Statements that nothing in the file carries out.",
    source=f"{_FORMAT}, says",
)
def promised_and_not_done(notice: Notice, on: date) -> Iterator[Fault]:
    """Told once, with their number."""
    unkept = [made.statement for made in not_carried_out(notice)]
    if unkept:
        count = f"{len(unkept)} statement is" if len(unkept) == 1 else f"{len(unkept)} statements are"
        names = ", ".join(f"\u2018{statement.label}\u2019" for statement in unkept)
        yield Fault(
            f"{count} not carried out by anything: {names}.", "Cite each where it is done, or do it.", tuple(unkept)
        )


def _may_receive(notice: Notice, flow: Flow, recipient: str) -> bool:
    body = terms("recipients").get(recipient)
    names = {recipient, body.more["successor"]} if body else {recipient}
    return any(
        permit.recipients & names and permit.actions & _SENDING
        for permit in notice.permits
        if flow.purpose in (None, permit.purpose)
    )


def _covers(wider: Permit, narrower: Permit, earlier: bool) -> bool:
    """Does the wider one grant all of the narrower? Equal ones only where the wider stands first."""
    if wider is narrower or wider.purpose != narrower.purpose or wider.break_glass != narrower.break_glass:
        return False
    if not _holds(wider, narrower) or not wider.when <= narrower.when:
        return False
    return earlier or not (_holds(narrower, wider) and narrower.when <= wider.when)


def _holds(wider: Permit, narrower: Permit) -> bool:
    return (
        narrower.categories <= wider.categories
        and narrower.subjects <= wider.subjects
        and narrower.actions <= wider.actions
        and narrower.recipients <= wider.recipients
        and narrower.sources <= wider.sources
    )


def _reaches_anything(notice: Notice, stop: Prohibition) -> bool:
    """Does the notice know any of the categories, of the purposes and of the recipients?"""
    categories, purposes, recipients = (
        set(notice.codes.get(kind, {})) for kind in ("categories", "purposes", "recipients")
    )
    for permit in notice.permits:
        categories |= permit.categories
        purposes |= {permit.purpose}
        recipients |= permit.recipients
    forbidden = ((stop.categories, categories), (stop.purposes, purposes), (stop.recipients, recipients))
    return all(named == ANY or named & known for named, known in forbidden)
