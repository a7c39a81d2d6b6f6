"""The symbols of people: square, circle, diamond, triangle; double for the child; a cross for who has died."""

from datetime import date
from math import sqrt

from keepsake.people.genogram.family import Person, Sex
from keepsake.people.genogram.lifetimes import age_inside
from keepsake.people.genogram.marks import INK, element, number, text_at

HALF = 23.0
"""From the middle of a symbol to its top, in pixels."""


def symbol(person: Person, x: float, y: float, on: date) -> str:
    """The symbol with its middle at x, y."""
    drawn = [_shape(person, x, y, HALF, 2.2)]
    if person.is_index:
        drawn.append(_shape(person, x, y, HALF - (7 if person.is_unborn else 5), 2.2))
    if person.has_died:
        drawn.append(_cross(person, x, y))
    age = age_inside(person, on)
    if age:
        drawn.append(text_at(x, y + 5, age, 12 if len(age) > 2 else 14, font_weight="bold"))
    return "".join(drawn)


def shape_name(person: Person) -> str:
    """triangle, square, circle or diamond."""
    if person.is_unborn:
        return "triangle"
    return {Sex.MALE: "square", Sex.FEMALE: "circle"}.get(person.sex, "diamond")


def top_of(person: Person, aside: float) -> float:
    """How far above its middle the outline is, so many pixels to the side of the middle."""
    aside = min(abs(aside), HALF)
    match shape_name(person):
        case "square":
            return HALF - 1
        case "circle":
            return sqrt(HALF**2 - aside**2)
        case "diamond":
            return HALF - aside
    return HALF - 2 * aside


def side_of(person: Person) -> float:
    """Half the width of the symbol at its middle."""
    return {"square": HALF - 1, "triangle": HALF / 2}.get(shape_name(person), HALF)


def _shape(person: Person, x: float, y: float, half: float, width: float) -> str:
    look: dict[str, str | float | None] = {"fill": "#ffffff", "stroke": INK, "stroke_width": width}
    match shape_name(person):
        case "square":
            side = half - 1
            return element("rect", x=x - side, y=y - side, width=2 * side, height=2 * side, **look)
        case "circle":
            return element("circle", cx=x, cy=y, r=half, **look)
        case "diamond":
            return element("path", d=_closed((x, y - half), (x + half, y), (x, y + half), (x - half, y)), **look)
    low = y + (half if half == HALF else half - 3)
    top = y - (half if half == HALF else half - 5)
    return element("path", d=_closed((x, top), (x + half, low), (x - half, low)), **look)


def _cross(person: Person, x: float, y: float) -> str:
    reach = {"square": HALF - 1, "circle": HALF / sqrt(2), "triangle": HALF / 2}.get(shape_name(person), HALF / 2)
    d = "".join(
        f"M{number(x - reach)} {number(y - slope * reach)}L{number(x + reach)} {number(y + slope * reach)}"
        for slope in (1, -1)
    )
    return element("path", klass="genogram-cross", d=d, stroke=INK, stroke_width=1.8)


def _closed(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
