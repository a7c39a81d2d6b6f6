"""The genogram as one SVG."""

from keepsake.people.genogram.cards import drawn_card
from keepsake.people.genogram.family import Family
from keepsake.people.genogram.geometry import Geometry, Loop, Way, geometry_of
from keepsake.people.genogram.homes import outline
from keepsake.people.genogram.kinship import Kinship
from keepsake.people.genogram.lettering import wrapped
from keepsake.people.genogram.lifetimes import life_words
from keepsake.people.genogram.marks import element, is_safe, picture, text_at
from keepsake.people.genogram.plan import Plan, planned
from keepsake.people.genogram.symbols import side_of
from keepsake.people.genogram.unions import Bar, Couple
from keepsake.people.genogram.wires import drop, label_of, line, slashes, small, style_of

NARROWEST = 320.0


def genogram_svg(family: Family | Plan, key: str = "genogram") -> str:
    """The family drawn with the usual symbols, one generation to a row.

    Whoever draws the legend too plans the family once, and gives the plan to both. `key` makes the ids of the drawing
    its own on a page. Raises FamilyTooLarge above 250 people.
    """
    plan = planned(family)
    drawn = geometry_of(plan)
    width = max(drawn.width, NARROWEST)
    notes = _notes(plan, width)
    height = drawn.height + 20 * len(notes) + 6 * bool(notes)
    return picture(
        element("rect", width=width, height=height, fill="#ffffff"),
        element("g", *(outline(home, drawn, n) for n, home in enumerate(plan.family.households)), aria_hidden="true"),
        element("g", *_lines(drawn), aria_hidden="true"),
        *_people(drawn),
        *(
            text_at(20, drawn.height + 6 + 20 * number, note, 13, text_anchor="start", klass="genogram-note")
            for number, note in enumerate(notes)
        ),
        key=key,
        klass="genogram",
        width=width,
        height=height,
        title=_title(plan),
        about=_about(plan),
        links=any(is_safe(person.url) for person in plan.family.people),
    )


def _title(plan: Plan) -> str:
    names = [person.shown for person in plan.family.people if person.is_index]
    return f"Family tree of {' and '.join(names)}" if names else "Family tree"


def _about(plan: Plan) -> str:
    count, rows, on = len(plan.family.people), len(plan.order), plan.family.on
    people = "1 person" if count == 1 else f"{count} people"
    generations = "1 generation" if rows == 1 else f"{rows} generations"
    said = f"{people} in {generations}, as recorded on {on.day} {on:%B} {on.year}."
    return " ".join([said, *_sentences(plan), "The table of relationships says the same in words."])


def _notes(plan: Plan, width: float) -> list[str]:
    return [line for note in _sentences(plan) for line in wrapped(note, 13, width - 40, 6)]


def _sentences(plan: Plan) -> list[str]:
    notes = [] if plan.family.people else ["Nobody is recorded yet."]
    if plan.family.hidden_note:
        notes.append(plan.family.hidden_note)
    if plan.undrawn == 1:
        notes.append("One link goes against the others and is not drawn; it is in the table.")
    elif plan.undrawn:
        notes.append(f"{plan.undrawn} links go against the others and are not drawn; they are in the table.")
    return notes


def _people(drawn: Geometry) -> list[str]:
    """Row by row from left to right, which is the order in which a keyboard reaches them."""
    plan = drawn.plan
    kinship = Kinship(plan.family)
    index = [person for person in plan.family.people if person.is_index]
    found = []
    for place in (place for row in plan.order for place in row if place in plan.cards):
        person = plan.cards[place].person
        roles = [f"{role} of {other.shown}" for other in index[:1] if (role := kinship.role_words(place, other.id))]
        title = "; ".join(part for part in (person.shown, *roles, life_words(person, plan.family.on)) if part)
        found.append(drawn_card(plan.cards[place], drawn.x[place], drawn.tops[plan.row[place]], title, plan.family.on))
    return found


def _lines(drawn: Geometry) -> list[str]:
    """Lines first, then what is written on them, so that no line crosses out a word."""
    lines: list[str] = []
    said: list[str] = []
    for (left, right), couple in drawn.plan.side_by_side.items():
        _couple(drawn, left, right, couple, lines, said)
    for loop in drawn.loops:
        _loop(drawn, loop, lines, said)
    for way in drawn.ways:
        _way(drawn, way, lines, said)
    return lines + said


def _couple(drawn: Geometry, left: str, right: str, couple: Couple, lines: list[str], said: list[str]) -> None:
    y = drawn.middle(left)
    start = drawn.x[left] + side_of(drawn.plan.cards[left].person)
    end = drawn.x[right] - side_of(drawn.plan.cards[right].person)
    lines.append(line(style_of(couple), (start, y), (end, y), title=_named(drawn.plan, couple)))
    middle = (start + end - 24 * bool(couple.slashes)) / 2
    lines.append(slashes(couple.slashes, end - 16, y))
    said.extend(
        small(middle, y - 6 - 13 * (len(couple.words) - 1 - number), words) for number, words in enumerate(couple.words)
    )


def _named(plan: Plan, couple: Couple) -> str:
    names = " and ".join(plan.cards[each].person.shown for each in couple.pair)
    return f"{names}: {label_of(couple)}"


def _loop(drawn: Geometry, loop: Loop, lines: list[str], said: list[str]) -> None:
    plan, source = drawn.plan, loop.level.source
    first = min((loop.level.one, loop.level.other), key=lambda place: drawn.x[place])
    last = loop.level.other if first == loop.level.one else loop.level.one
    feet = [drawn.tops[plan.row[place]] + plan.cards[place].height + 2 for place in (first, last)]
    points = ((loop.left, feet[0]), (loop.left, loop.y), (loop.right, loop.y), (loop.right, feet[1]))
    lines.append(line(style_of(source), *points, title=_named(plan, source) if isinstance(source, Couple) else ""))
    if isinstance(source, Couple):
        lines.append(slashes(source.slashes, loop.right - 18, loop.y))
        said.append(small(loop.left + 8, loop.y - 5, ", ".join(source.words), "start"))
    else:
        child = loop.right if last in source.children else loop.left
        foot = feet[1] if last in source.children else feet[0]
        lines.append(_arrow(child, foot))
        said.append(small((loop.left + loop.right) / 2, loop.y - 5, label_of(source) or "child"))


def _arrow(x: float, y: float) -> str:
    return element("path", d=f"M{x:.1f} {y:.1f}l-4 9h8Z", fill="#0b0c0c")


def _way(drawn: Geometry, way: Way, lines: list[str], said: list[str]) -> None:
    style = style_of(way.strand.source)
    plain = line(style, (way.origin, way.begins_at), (way.origin, way.level))
    landings = _landings(drawn, way)
    reach = [way.origin, *(top for _, top, _ in landings)]
    lines.extend((plain, line(style, (min(reach), way.level), (max(reach), way.level))))
    for end, top, bottom in landings:
        foot = drawn.landing(end, bottom)
        lines.append(drop(style, (top, way.level), (bottom, foot)))
        label = label_of(way.strand.source) if end in drawn.plan.cards else ""
        if label:
            side = 1 if bottom >= drawn.x[end] else -1
            y = drawn.tops[drawn.plan.row[end]] - 8
            said.append(small(bottom + 6 * side, y, label, "start" if side > 0 else "end"))


def _landings(drawn: Geometry, way: Way) -> list[tuple[str, float, float]]:
    """Each end with the x where it leaves the bar and the x where it arrives: twins leave from one point."""
    source = way.strand.source
    births: dict[object, list[str]] = {}
    for end in way.ends:
        person = drawn.plan.cards[end].person if end in drawn.plan.cards else None
        born = person.born if person and isinstance(source, Bar) and not isinstance(person.born, int) else None
        births.setdefault(born or end, []).append(end)
    found = []
    for ends in births.values():
        at = [way.ends[end] for end in ends]
        apex = min(max(way.origin, min(at)), max(at)) if len(ends) == len(way.ends) else sum(at) / len(at)
        found += [(end, apex, way.ends[end]) for end in ends]
    return found
