"""Who may do what with which information, and why: the permits of a notice and the local rules, put side by side.

Both must pass, so a cell is here only if a permit grants it and a local rule gives the role a reason. What the law adds
under every notice (an order of a court, a rights request) is not in the table.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from keepsake.notice.access import AccessRule
from keepsake.notice.csv_text import csv_text
from keepsake.notice.model import ANY, Notice, Permit, Prohibition
from keepsake.standard.vocabulary import terms

Codes = tuple[str, ...]
Cell = tuple[str, str, str, str]
KINDS = ("roles", "purposes", "actions", "categories")  # of a cell


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One cell: this role may do this, for this purpose, with this category, in one of these relationships.

    ``conditions`` must hold under every permit that grants it; ``prohibitions`` may still stop it. ``statements`` are
    those of the permits that bear on this cell: not what they cite for other categories. ``why`` is the local reason.
    """

    role: str
    purpose: str
    action: str
    category: str
    relationships: Codes
    access_rules: Codes
    permits: Codes
    basis: Codes
    statements: Codes
    conditions: Codes = ()
    prohibitions: Codes = ()
    why: Codes = ()


@dataclass(frozen=True, slots=True)
class AccessGroup:
    """The cells of a role and a purpose that have the same answer for the same reasons.

    ``like`` is the first of them, with the statements of all.
    """

    purpose: str
    actions: Codes
    categories: Codes
    like: AccessRow


@dataclass(frozen=True, slots=True)
class AccessTable:
    """All cells, in the order of the vocabulary: role, purpose, action, category."""

    rows: tuple[AccessRow, ...]

    def roles(self) -> Codes:
        """The roles that may do anything at all."""
        return tuple(dict.fromkeys(row.role for row in self.rows))

    def of(self, role: str) -> tuple[AccessRow, ...]:
        """The cells of one role."""
        return tuple(row for row in self.rows if row.role == role)

    def groups(self, role: str) -> tuple[AccessGroup, ...]:
        """The cells of one role as few lines: actions and categories that have the same answer stand together."""
        by_answer: dict[tuple[object, ...], dict[str, list[AccessRow]]] = {}
        for row in self.of(role):
            by_answer.setdefault(_answer(row), {}).setdefault(row.action, []).append(row)
        return tuple(group for actions in by_answer.values() for group in _grouped(actions))


def access_table(notice: Notice, rules: Iterable[AccessRule]) -> AccessTable:
    """The table of a notice, with what it inherits, under the local rules of a council."""
    given = tuple(rules)
    cells: dict[Cell, tuple[list[Permit], list[AccessRule]]] = {}
    for permit in notice.permits:
        for rule in given:
            for cell in _cells(permit, rule):
                permits, reasons = cells.setdefault(cell, ([], []))
                if permit not in permits:
                    permits.append(permit)
                if rule not in reasons:
                    reasons.append(rule)
    places = {kind: {code: number for number, code in enumerate(terms(kind))} for kind in KINDS}
    cells = {cell: cells[cell] for cell in sorted(cells, key=lambda cell: _place(places, cell))}
    beside = {each: _beside(notice, *each) for each in {cell[2:] for cell in cells}}
    rows = (_row(notice, cell, *found, beside[cell[2:]]) for cell, found in cells.items())
    return AccessTable(tuple(row for row in rows if row is not None))


def access_csv(table: AccessTable) -> str:
    """The cells as CSV, codes with spaces between."""
    names = [field.name for field in fields(AccessRow)]
    return csv_text([names, *(_texts(row, names) for row in table.rows)])


def _cells(permit: Permit, rule: AccessRule) -> Iterator[Cell]:
    """The cells that a permit and a rule open together."""
    if not _has(rule.purposes, permit.purpose):
        return
    actions = permit.actions if rule.actions == ANY else permit.actions & rule.actions
    categories = permit.categories if rule.categories == ANY else permit.categories & rule.categories
    for role in terms("roles") if rule.roles == ANY else rule.roles:
        for action in actions:
            for category in categories:
                yield role, permit.purpose, action, category


def _row(
    notice: Notice, cell: Cell, permits: list[Permit], rules: list[AccessRule], beside: frozenset[str]
) -> AccessRow | None:
    role, purpose, action, category = cell
    bans = [ban for ban in notice.prohibits if _touches(ban, purpose, action, category)]
    if any(_always(ban) for ban in bans):
        return None
    relationships = frozenset[str]().union(*(rule.relationships for rule in rules))
    return AccessRow(
        role=role,
        purpose=purpose,
        action=action,
        category=category,
        relationships=tuple(sorted(ANY if relationships >= ANY else relationships)),
        access_rules=tuple(rule.id for rule in rules),
        permits=tuple(permit.id for permit in permits),
        basis=_each(permit.basis for permit in permits),
        statements=tuple(key for key in _each(permit.cites for permit in permits) if key not in beside),
        conditions=tuple(sorted(frozenset.intersection(*(_needed(permit) for permit in permits)))),
        prohibitions=tuple(ban.id for ban in bans),
        why=tuple(rule.why for rule in rules if rule.why),
    )


def _beside(notice: Notice, action: str, category: str) -> frozenset[str]:
    """The statements that do not bear on a cell: other categories, and who gives or gets where nobody does."""
    bound = notice.codes.get("categories", {})
    own = set(bound[category].says) if category in bound else set()
    left_out = {
        "categories": True,
        "sources": action != "collect",
        "recipients": action not in ("share", "export"),
    }
    return frozenset(
        key for key, made in notice.statements.items() if left_out.get(made.section, False) and key not in own
    )


def _needed(permit: Permit) -> frozenset[str]:
    return permit.when | {"break_glass"} if permit.break_glass else permit.when


def _touches(ban: Prohibition, purpose: str, action: str, category: str) -> bool:
    return _has(ban.actions, action) and _has(ban.purposes, purpose) and _has(ban.categories, category)


def _always(ban: Prohibition) -> bool:
    """Does it forbid whatever the circumstances, whoever receives?"""
    return not ban.when and not ban.unless and ban.recipients == ANY


def _has(codes: frozenset[str], code: str) -> bool:
    return codes == ANY or code in codes


def _each(lists: Iterable[Codes]) -> Codes:
    return tuple(dict.fromkeys(code for codes in lists for code in codes))


def _place(places: Mapping[str, Mapping[str, int]], cell: Cell) -> tuple[tuple[int, str], ...]:
    return tuple((places[kind].get(code, len(places[kind])), code) for kind, code in zip(KINDS, cell, strict=True))


_VARY = ("role", "action", "category", "statements")


def _answer(row: AccessRow) -> tuple[object, ...]:
    names = [field.name for field in fields(AccessRow) if field.name not in _VARY]
    return tuple(getattr(row, name) for name in names)


def _grouped(by_action: dict[str, list[AccessRow]]) -> Iterator[AccessGroup]:
    """Actions with the same categories become one line."""
    same: dict[Codes, list[str]] = {}
    for action, rows in by_action.items():
        same.setdefault(tuple(row.category for row in rows), []).append(action)
    first = next(iter(by_action.values()))[0]
    statements = _each(row.statements for rows in by_action.values() for row in rows)
    for categories, actions in same.items():
        yield AccessGroup(first.purpose, tuple(actions), categories, replace(first, statements=statements))


def _texts(row: AccessRow, names: Iterable[str]) -> list[str]:
    values = (getattr(row, name) for name in names)
    return [value if isinstance(value, str) else " ".join(value) for value in values]
