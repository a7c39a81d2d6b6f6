"""Reads ``permits`` and ``prohibits``: what may be done, and what may not whatever is permitted."""

import difflib
from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from keepsake.notice.model import ANY, Permit, Prohibition
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.says import Groups
from keepsake.standard.vocabulary import terms

_SENDING = {"share", "export"}
_STOPPABLE = {"read", "use", "share", "export", "retain", "destroy"}


class Link(NamedTuple):
    """What a rule rests on, and who joined it where the text does not."""

    link: Literal["stated", "inferred"]
    approved_by: str | None
    review_on: date | None
    cites: tuple[str, ...]


def read_link(part: Part, known: Collection[str], cites_needed: bool = True) -> Link:
    """``link``, ``approved_by``, ``review_on`` and ``cites`` of a rule; an inferred one needs all four."""
    inferred = part.choice("link", ("stated", "inferred"), "stated") == "inferred"
    approved_by = part.text("approved_by", needed=inferred) or None
    review_on = part.day("review_on", needed=inferred)
    return Link("inferred" if inferred else "stated", approved_by, review_on, read_cites(part, known, cites_needed))


def read_cites(part: Part, known: Collection[str], needed: bool = False) -> tuple[str, ...]:
    """The statements something rests on, as ``section.id``."""
    node = part.take("cites", needed)
    if node is None:
        return ()
    if node.items is None or (needed and not node.items):
        part.wrong(
            node, "A list of statements is expected here.", "For example cites: [purposes.plan_support].", "cites"
        )
        return ()
    keys = []
    for item in node.items:
        key = item.text or ""
        if key not in known:
            close = difflib.get_close_matches(key, list(known), n=1)
            hint = (
                f"Did you mean {close[0]}?"
                if close
                else "Statements are cited as section.id, as they stand under says."
            )
            part.wrong(item, f"No statement '{key[:80]}'.", hint, "cites")
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def read_permits(root: Part, known: Collection[str], groups: Groups, standing: bool = False) -> tuple[Permit, ...]:
    """Every permit. ``standing`` allows purposes and the like to be ``any``: law that holds for every notice."""
    found = []
    for part in root.parts("permits"):
        link = read_link(part, known, cites_needed=not standing)
        permit = Permit(
            id=part.identity(),
            line=part.line,
            purpose=_purpose(part, standing),
            categories=frozenset(
                part.codes("categories", "categories", True, groups["categories"], any_allowed=standing)
            ),
            subjects=frozenset(part.codes("subjects", "subjects", True, groups["subjects"], any_allowed=standing)),
            actions=frozenset(part.codes("actions", "actions", True)),
            sources=frozenset(part.codes("sources", "sources", False, groups["sources"], any_allowed=standing)),
            recipients=frozenset(
                part.codes("recipients", "recipients", False, groups["recipients"], any_allowed=standing)
            ),
            basis=part.codes("basis", "bases", True),
            when=frozenset(part.codes("when", "circumstances")),
            duties=part.codes("duties", "duties"),
            necessity=part.text("necessity", longest=300),
            break_glass=part.yes("break_glass"),
            **link._asdict(),
        )
        _check_permit(part, permit)
        part.finish()
        found.append(permit)
    _check_ids(root, "permits", [(permit.id, permit.line) for permit in found])
    return tuple(found)


def _purpose(part: Part, standing: bool) -> str:
    if standing and part.text("purpose") == "any":
        return "any"
    return part.code("purpose", "purposes", needed=True, none_allowed=False) or ""


def _check_permit(part: Part, permit: Permit) -> None:
    if permit.actions & _SENDING and not permit.recipients:
        part.wrong(
            None,
            "What may be shared or exported needs to whom.",
            "Add 'recipients: [...]', or take the action out.",
            "recipients",
        )
    if "collect" in permit.actions and not permit.sources:
        part.wrong(
            None, "What may be collected needs from whom.", "Add 'sources: [...]', or take 'collect' out.", "sources"
        )
    families = {terms("bases")[code].more["family"] for code in permit.basis}
    if permit.basis and "article6" not in families:
        part.wrong(None, "No Article 6 basis.", "Nothing is lawful without one: add public_task or another.", "basis")
    sensitivity = {terms("categories")[code].more["sensitivity"] for code in permit.categories if code != "any"}
    if "special" in sensitivity and "article9" not in families:
        part.wrong(
            None,
            "Special categories without an Article 9 condition.",
            "Add health_or_social_care or another, or take the categories out.",
            "basis",
        )
    if "criminal" in sensitivity and not families & {"schedule1", "article10"}:
        part.wrong(
            None,
            "Criminal-offence data without a Schedule 1 condition.",
            "Add schedule1_safeguarding or another, or take the categories out.",
            "basis",
        )


def read_prohibits(root: Part, known: Collection[str], groups: Groups) -> tuple[Prohibition, ...]:
    """Every prohibition."""
    found = []
    for part in root.parts("prohibits"):
        actions = frozenset(part.codes("actions", "actions", True))
        if "collect" in actions:
            what = "A prohibition may not name 'collect'."
            part.wrong(
                part.take("actions"),
                what,
                "Nobody is stopped from recording a risk to a child: take it out.",
                "actions",
            )
        rule = Prohibition(
            id=part.identity(),
            line=part.line,
            actions=actions & _STOPPABLE,
            categories=_all_or(part, "categories", groups),
            purposes=_all_or(part, "purposes", groups),
            recipients=_all_or(part, "recipients", groups),
            when=frozenset(part.codes("when", "circumstances")),
            unless=frozenset(part.codes("unless", "circumstances")),
            because=part.text("because", needed=True, longest=300),
            basis=part.codes("basis", "bases"),
            **read_link(part, known, cites_needed=False)._asdict(),
        )
        part.finish()
        found.append(rule)
    _check_ids(root, "prohibits", [(rule.id, rule.line) for rule in found])
    return tuple(found)


def _all_or(part: Part, kind: str, groups: Groups) -> frozenset[str]:
    """The codes given, or every code where none are: what is not narrowed is forbidden whole."""
    return frozenset(part.codes(kind, kind, False, groups[kind], any_allowed=True)) or ANY


def _check_ids(root: Part, section: str, ids: list[tuple[str, int]]) -> None:
    first: dict[str, int] = {}
    for id, line in ids:
        if id in first:
            root.wrong(
                None,
                f"The id '{id}' stands in lines {first[id]} and {line}.",
                "Every rule has an id of its own.",
                section,
            )
        first.setdefault(id, line)
