"""What the symbols and lines mean, as one small drawing; by default only those that a drawing uses."""

from datetime import date
from functools import cache, lru_cache

from keepsake.people.genogram.family import Bond, Family, Parenthood, Person, Sex
from keepsake.people.genogram.lettering import width_of
from keepsake.people.genogram.marks import FONT, HOME, element, picture, text_at
from keepsake.people.genogram.plan import Plan, planned
from keepsake.people.genogram.symbols import shape_name, symbol
from keepsake.people.genogram.wires import CHILD, COUPLE, drop, line, slashes

ON = date(2026, 1, 1)
Entry = tuple[str, str]  # a sign as SVG, and what it means

SYMBOLS = {
    "square": (Person("", "", Sex.MALE), "Male"),
    "circle": (Person("", "", Sex.FEMALE), "Female"),
    "diamond": (Person("", "", Sex.NOT_RECORDED), "Another sex or gender, or not recorded"),
    "triangle": (Person("", "", is_unborn=True), "Not yet born"),
    "index": (Person("", "", Sex.FEMALE, is_index=True), "The child this is about"),
    "died": (Person("", "", Sex.MALE, is_deceased=True), "Has died"),
    "about": (Person("", "", Sex.MALE, born=1986), "About 40: only the year of birth is known"),
}
COUPLES = {
    Bond.MARRIED: "Married",
    Bond.CIVIL_PARTNERSHIP: "Civil partners",
    Bond.COHABITING: "Live together as a couple",
    Bond.PARTNER: "Partners who do not live together",
    None: "Parents together, no partnership recorded",
}
CHILDREN = {
    Parenthood.BIRTH: "Child by birth",
    Parenthood.ADOPTIVE: "Adopted child",
    Parenthood.SPECIAL_GUARDIAN: "Child with a special guardian",
    Parenthood.FOSTER: "Foster child",
    Parenthood.STEP: "Stepchild",
    Parenthood.UNKNOWN: "Child, not certain",
}
ENDED = {1: "Separated", 2: "Divorced or dissolved"}
ROW, COLUMN, LEFT = 36.0, 390.0, 84.0


def legend_entries(family: Family | Plan | None = None) -> tuple[Entry, ...]:
    """Each sign as a small SVG of its own, hidden from who cannot see it, with its meaning: for a list on a page."""
    return tuple((_alone(sign), meaning) for sign, meaning in _signs(family))


@lru_cache(maxsize=100)
def _alone(sign: str) -> str:
    return element(
        "svg",
        sign,
        xmlns="http://www.w3.org/2000/svg",
        klass="genogram-sign",
        aria_hidden="true",
        focusable="false",
        viewBox="-2 -18 66 36",
        width=66,
        height=36,
        font_family=FONT,
        fill="none",
    )


def _signs(family: Family | Plan | None) -> list[Entry]:
    return _all() if family is None else _used(planned(family))


def legend_svg(family: Family | None = None, key: str = "genogram-legend") -> str:
    """The signs with their meaning in one drawing; those that the drawing of this family uses, or all."""
    entries = _signs(family)
    columns = 1 if len(entries) < 8 else 2
    rows = -(-len(entries) // columns)
    drawn = [
        element(
            "g",
            sign,
            text_at(LEFT, 5, meaning, 13, text_anchor="start"),
            transform=f"translate({20 + COLUMN * (number // rows):g} {20 + ROW * (number % rows):g})",
        )
        for number, (sign, meaning) in enumerate(entries)
    ]
    longest = max((width_of(meaning, 13) for _, meaning in entries), default=0.0)
    width = 20 + COLUMN * (columns - 1) + LEFT + longest
    return picture(
        *drawn,
        key=key,
        klass="genogram-legend",
        width=width,
        height=ROW * rows + 8,
        title="What the symbols and lines mean",
        about="; ".join(meaning for _, meaning in entries) + ".",
        links=False,
    )


def _all() -> list[Entry]:
    found = [_symbol(name) for name in SYMBOLS]
    found += [_couple(bond) for bond in COUPLES] + [_ended(count) for count in ENDED]
    return found + [_child(kind) for kind in CHILDREN] + [_home()]


def _used(plan: Plan) -> list[Entry]:
    people = [card.person for card in plan.cards.values()]
    used = {shape_name(person) for person in people}
    used |= {"index"} & {"index" * person.is_index for person in people}
    used |= {"died"} & {"died" * person.has_died for person in people}
    used |= {"about"} & {"about" * isinstance(person.born, int) for person in people if not person.has_died}
    bonds = {couple.bond for couple in plan.couples.values()}
    slashed = {couple.slashes for couple in plan.couples.values()}
    kinds = {bar.kind for bar in plan.bars}
    found = [_symbol(name) for name in SYMBOLS if name in used]
    found += [_couple(bond) for bond in COUPLES if bond in bonds] + [
        _ended(count) for count in ENDED if count in slashed
    ]
    found += [_child(kind) for kind in CHILDREN if kind in kinds]
    return found + [_home()] * bool(plan.family.households)


@cache
def _symbol(name: str) -> Entry:
    person, meaning = SYMBOLS[name]
    return element("g", symbol(person, 0, 0, ON), transform="translate(30 0) scale(.6)"), meaning


@cache
def _couple(bond: Bond | None) -> Entry:
    return line(COUPLE[bond], (0, 0), (62, 0)), COUPLES[bond]


@cache
def _ended(count: int) -> Entry:
    return line(COUPLE[Bond.MARRIED], (0, 0), (62, 0)) + slashes(count, 31, 0), ENDED[count]


@cache
def _child(kind: Parenthood) -> Entry:
    return drop(CHILD[kind], (31, -14), (31, 14)), CHILDREN[kind]


@cache
def _home() -> Entry:
    box = element(
        "rect",
        x=6,
        y=-12,
        width=50,
        height=24,
        rx=8,
        stroke=HOME,
        stroke_width=1.8,
        stroke_dasharray="1 5",
        stroke_linecap="round",
        fill="#e8f1f3",
    )
    return box, "Live in one household (dotted or dashed outline)"
