"""The lines of a drawing: their style, and where they run."""

from dataclasses import dataclass

from keepsake.people.genogram.family import Bond, Parenthood
from keepsake.people.genogram.marks import INK, QUIET, element, haloed, number, words
from keepsake.people.genogram.unions import Bar, Couple

Point = tuple[float, float]


@dataclass(frozen=True)
class Style:
    """A line that can be told from the others without colour. Dashes as SVG has them, in pixels."""

    klass: str
    dashes: str = ""
    width: float = 1.8
    is_double: bool = False
    label: str = ""


CHILD = {
    Parenthood.BIRTH: Style("birth"),
    Parenthood.ADOPTIVE: Style("adoptive", is_double=True, label="adopted"),
    Parenthood.SPECIAL_GUARDIAN: Style("special-guardian", "10 4 2 4", label="special guardian"),
    Parenthood.FOSTER: Style("foster", "6 4", label="fostered"),
    Parenthood.STEP: Style("step", "2 4", label="stepchild"),
    Parenthood.UNKNOWN: Style("unknown", "1 5", label="not certain"),
}
COUPLE = {
    Bond.MARRIED: Style("married", width=2.2),
    Bond.CIVIL_PARTNERSHIP: Style("civil-partnership", width=2.2),
    Bond.COHABITING: Style("cohabiting", "9 5", 2.2),
    Bond.PARTNER: Style("partner", "10 4 2 4", 2.2),
    None: Style("parents-together", "2 4"),
}


def style_of(source: Bar | Couple) -> Style:
    return CHILD[source.kind] if isinstance(source, Bar) else COUPLE[source.bond]


def label_of(source: Bar | Couple) -> str:
    """What is written beside the end of a line to a child; nothing for a child by birth."""
    if isinstance(source, Couple):
        return ", ".join(source.words) or "parents together"
    label = CHILD[source.kind].label
    return f"was {label}" if source.is_former and label else label


def line(style: Style, *points: Point, title: str = "", part: str = "") -> str:
    """A path through the points; what has no length is left out."""
    points = tuple(point for place, point in enumerate(points) if place == 0 or point != points[place - 1])
    if len(points) < 2:
        return ""
    inside = (element("title", words(title)),) if title else ()
    return element(
        "path",
        *inside,
        klass=f"genogram-line genogram-line--{style.klass}{part}",
        d="M" + "L".join(f"{number(x)} {number(y)}" for x, y in points),
        stroke=INK,
        stroke_width=style.width,
        stroke_dasharray=style.dashes or None,
        stroke_linejoin="round",
    )


def drop(style: Style, top: Point, bottom: Point) -> str:
    """The last part of a line, down to one child; for an adopted child one solid and one dotted line."""
    if not style.is_double:
        return line(style, top, bottom, part=" genogram-drop")
    solid, dotted = Style(style.klass), Style(style.klass, "2 3")
    return line(solid, *_aside(-2.5, top, bottom), part=" genogram-drop") + line(dotted, *_aside(2.5, top, bottom))


def _aside(by: float, *points: Point) -> tuple[Point, ...]:
    return tuple((x + by, y) for x, y in points)


def slashes(count: int, x: float, y: float) -> str:
    """One across the line for separated, two for divorced or dissolved, around x."""
    return "".join(
        element(
            "path",
            klass="genogram-slash",
            d=f"M{number(x + shift - 4)} {number(y + 9)}L{number(x + shift + 4)} {number(y - 9)}",
            stroke=INK,
            stroke_width=2.2,
        )
        for shift in ((-4, 4) if count == 2 else (0,) * count)
    )


def small(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return haloed(x, y, text, 11, fill=QUIET, text_anchor=anchor)
