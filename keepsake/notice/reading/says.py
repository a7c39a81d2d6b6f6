"""Reads ``says`` and ``codes``: the statements of the published text, and the closed lists they are bound to."""

import re
from collections.abc import Iterator

from keepsake.notice.model import CODED, GROUPED, SECTIONS, Anchor, Code, Statement
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.tree import Node
from keepsake.standard.vocabulary import terms

GAPS = ("list missing", "heading missing", "contact missing", "period missing", "general notice not held")
ROLES = ("controller", "processor", "both")

_ANCHOR = re.compile(r"L([1-9]\d{0,5}):([0-9a-f]{12})")

Groups = dict[str, dict[str, tuple[str, ...]]]


def read_says(root: Part, of: str) -> dict[str, Statement]:
    """Every statement by its key ``section.id``; easy words are filled in later, when the codes are known."""
    says = root.part("says")
    if says is None:
        root.wrong(None, "'says' is missing.", "A notice says something: add its statements.", "says")
        return {}
    found: dict[str, Statement] = {}
    for section in says.names():
        part = says.part(section)
        if part is None or section not in SECTIONS:
            says.wrong(
                says.node.keys[section],
                f"'{section[:60]}' is not a section of a notice.",
                "One of: " + ", ".join(SECTIONS) + ".",
            )
            continue
        for name in part.names():
            entry = part.part(name)
            if entry is not None:
                _check_id(part, section, name)
                statement = _statement(entry, section, name, of)
                found[statement.key] = statement
    return found


def _check_id(part: Part, section: str, name: str) -> None:
    if section in CODED:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
            part.wrong(
                part.node.keys[name],
                f"'{name[:60]}' cannot be a statement's id.",
                "Lower-case letters, digits and underscores.",
            )
    else:
        part.known(part.node.keys[name], name, section, name)


def _statement(entry: Part, section: str, name: str, of: str) -> Statement:
    anchors = []
    node = entry.take("at", needed=True)
    for item in (node.items or []) if node else []:
        match = _ANCHOR.fullmatch(item.text or "")
        if match:
            anchors.append(Anchor(int(match[1]), match[2]))
        else:
            entry.wrong(
                item,
                f"'{(item.text or '')[:40]}' is not an anchor.",
                "The line and its hash, as in L15:9f2c41d07ab3.",
                "at",
            )
    if node is not None and not node.items:
        entry.wrong(node, "No line is named.", "A list with at least one anchor: [L15:9f2c41d07ab3].", "at")
    statement = Statement(
        section=section,
        id=name,
        label=entry.text("label", needed=True, longest=120),
        easy=entry.text("easy", longest=300),
        at=tuple(anchors),
        wording=entry.list_of_text("wording", longest=80),
        gap=entry.choice("gap", GAPS) or None,
        note=entry.text("note"),
        stated_as=(entry.choice("stated_as", ("article", "words")) or None) if section == "bases" else None,
        listed_as=(entry.choice("listed_as", ("ordinary", "special", "criminal")) or None)
        if section == "categories"
        else None,
        names_a_person=entry.yes("names_a_person") if section == "contacts" else False,
        line=entry.line,
        of=of,
    )
    entry.finish()
    return statement


def read_codes(root: Part, statements: dict[str, Statement]) -> tuple[dict[str, dict[str, Code]], Groups]:
    """Codes by kind, and the groups by kind."""
    bound: dict[str, dict[str, Code]] = {kind: {} for kind in CODED}
    groups: Groups = {kind: {} for kind in GROUPED}
    codes = root.part("codes")
    if codes is None:
        return bound, groups
    for kind in CODED:
        part = codes.part(kind)
        if part is not None:
            bound[kind] = dict(_bound(part, kind, statements))
    given = codes.part("groups")
    if given is not None:
        groups = {kind: _groups(given.part(kind), kind) for kind in GROUPED}
        given.finish()
    codes.finish()
    return bound, groups


def _bound(part: Part, kind: str, statements: dict[str, Statement]) -> Iterator[tuple[str, Code]]:
    for code in part.names():
        node = part.take(code, needed=True)
        if node is not None and part.known(part.node.keys[code], code, kind, code):
            yield code, _code(part, node, kind, code, statements)


def _groups(part: Part | None, kind: str) -> dict[str, tuple[str, ...]]:
    """Names for lists; a group may use the groups above it."""
    found: dict[str, tuple[str, ...]] = {}
    if part is None:
        return found
    for name in part.names():
        if name in terms(kind):
            part.wrong(part.node.keys[name], f"'{name}' is a code already.", "Give the group another name.")
        found[name] = part.codes(name, kind, needed=True, groups=found)
    return found


def _code(part: Part, node: Node, kind: str, code: str, statements: dict[str, Statement]) -> Code:
    if node.parts is None:
        return Code(kind, code, _says(part, code, kind, statements))
    entry = Part(node, f"{part.where}, {code}", part.file, part.problems)
    agreement = entry.text("agreement")
    found = Code(
        kind,
        code,
        _says(entry, "says", kind, statements),
        role=(entry.choice("role", ROLES) or None) if kind == "recipients" else None,
        agreement=None if agreement in ("", "none") else agreement,
    )
    entry.finish()
    return found


def _says(part: Part, name: str, kind: str, statements: dict[str, Statement]) -> tuple[str, ...]:
    """Statement keys; an id without a section is of the code's own section."""
    keys = []
    node = part.take(name, needed=True)
    if node is not None and node.items is None:
        part.wrong(node, "A list of statements is expected here.", f"For example {name}: [{name}].", name)
    for item in (node.items or []) if node else []:
        key = item.text or ""
        key = key if "." in key else f"{kind}.{key}"
        if key not in statements:
            part.wrong(item, f"No statement '{key[:80]}'.", f"The statements of {kind} stand under says, {kind}.", name)
        keys.append(key)
    return tuple(keys)
