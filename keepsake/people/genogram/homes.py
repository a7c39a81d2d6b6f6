"""The dotted outline around those who live together."""

from collections.abc import Iterator, Sequence

from keepsake.people.genogram.family import Household
from keepsake.people.genogram.geometry import Geometry
from keepsake.people.genogram.lettering import printable, shortened, width_of
from keepsake.people.genogram.marks import HOME, element, haloed, number, words

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

FARTHEST = 130.0  # pixels: homes whose rows lie further apart are outlined in two pieces
LABEL = 150.0
NAME_CLASS = "genogram-home-name"
DASHES = ("1 5", "7 4", "12 4 2 4")


def outline(home: Household, drawn: Geometry, place: int) -> str:
    """All pieces of the outline of one household, each with its name; `place` is its number in the drawing."""
    members = [member for member in home.members if member in drawn.plan.cards]
    pieces = _pieces(_runs(drawn, members, 9.0 - 3.0 * (place % 3)), drawn)
    return "".join(_drawn(home, piece, place) for piece in pieces)


def _drawn(home: Household, piece: Sequence[Box], place: int) -> str:
    left, _, right, bottom = min(piece, key=lambda box: (-box[3], box[0]))
    name = printable(home.name) or "Household"
    name = shortened(name, 11, max(right - left - 20, LABEL))
    shape = element(
        "path",
        element("title", words(f"Household: {home.name}")),
        klass="genogram-home",
        d="".join(_rounded(ring) for ring in rings(piece)),
        stroke=HOME,
        stroke_width=1.8,
        stroke_dasharray=DASHES[place % 3],
        stroke_linecap="round",
        fill="#e8f1f3",
        fill_opacity=0.55,
        fill_rule="evenodd",
    )
    # The border is dotted: without a plate its dots would stand between the letters.
    wide = width_of(name, 11) + 6
    plate = element("rect", x=left + 7, y=bottom - 6, width=wide, height=13, rx=3, fill="#ffffff")
    return shape + plate + haloed(left + 10, bottom + 4, name, 11, fill=HOME, text_anchor="start", klass=NAME_CLASS)


def _runs(drawn: Geometry, members: Sequence[str], pad: float) -> list[list[Box]]:
    """For each row, a box around each stretch of members with nobody else between them."""
    found: list[list[Box]] = []
    for row, top, bottom in zip(drawn.plan.order, drawn.tops, drawn.bottoms, strict=True):
        boxes: list[Box] = []
        goes_on = False
        for place in row:
            card = drawn.plan.cards.get(place)
            if card is None:
                continue
            if place in members:
                left, right = drawn.x[place] - card.width / 2 - pad, drawn.x[place] + card.width / 2 + pad
                before = boxes.pop() if goes_on else (left, 0.0, 0.0, 0.0)
                boxes.append((before[0], top - pad, right, bottom + pad))
            goes_on = place in members
        found.append(boxes)
    return found


def _pieces(runs: Sequence[Sequence[Box]], drawn: Geometry) -> list[list[Box]]:
    """Stretches of neighbouring rows are joined, through the space between the rows where nobody stands."""
    pieces: list[list[Box]] = []
    for boxes in runs:
        for box in boxes:
            mine = [box]
            for piece in [piece for piece in pieces if any(_near(upper, box, drawn) for upper in piece)]:
                pieces.remove(piece)
                upper = min((each for each in piece if _near(each, box, drawn)), key=lambda each: _gap(each, box))
                mine = [*piece, _passage(upper, box), *mine]
            pieces.append(mine)
    return pieces


def _near(upper: Box, lower: Box, drawn: Geometry) -> bool:
    """Is one in the row above the other, and not far?"""
    tops = [top for top in drawn.tops if upper[3] < top < lower[3]]
    return upper[3] < lower[1] and len(tops) == 1 and _gap(upper, lower) < FARTHEST


def _gap(upper: Box, lower: Box) -> float:
    return max(upper[0], lower[0]) - min(upper[2], lower[2])


def _passage(upper: Box, lower: Box) -> Box:
    low, high = max(upper[0], lower[0]), min(upper[2], lower[2])
    if high - low >= 30:
        return (low, upper[3], high, lower[1])
    return (min(low, high) - 24, upper[3], max(low, high) + 24, lower[1])


def rings(boxes: Sequence[Box]) -> Iterator[list[tuple[float, float]]]:
    """The outline of boxes that touch or overlap, as closed rings of corners.

    The plane is cut along every edge; a side of a cell belongs to the outline if only one of its cells is inside.
    """
    xs = sorted({edge for box in boxes for edge in (box[0], box[2])})
    ys = sorted({edge for box in boxes for edge in (box[1], box[3])})
    inside = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(b[0] <= xs[i] and xs[i + 1] <= b[2] and b[1] <= ys[j] and ys[j + 1] <= b[3] for b in boxes)
    }
    steps: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(inside):
        for beyond, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if beyond not in inside:
                steps.setdefault(start, []).append(end)
    while steps:
        first = here = min(steps)
        ring = []
        while True:
            ring.append((xs[here[0]], ys[here[1]]))
            onward = steps[here]
            following = onward.pop()
            if not onward:
                del steps[here]
            here = following
            if here == first:
                break
        yield _corners(ring)


def _corners(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without the points at which the ring goes straight on."""
    return [
        point
        for before, point, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    ]


def _rounded(ring: Sequence[tuple[float, float]], radius: float = 9.0) -> str:
    """A closed path with its corners rounded."""
    said = []
    for place, (x, y) in enumerate(ring):
        before, after = ring[place - 1], ring[(place + 1) % len(ring)]
        start, end = _towards((x, y), before, radius), _towards((x, y), after, radius)
        said.append(f"{'L' if place else 'M'}{number(start[0])} {number(start[1])}")
        said.append(f"Q{number(x)} {number(y)} {number(end[0])} {number(end[1])}")
    return "".join(said) + "Z"


def _towards(point: tuple[float, float], other: tuple[float, float], far: float) -> tuple[float, float]:
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = max(abs(dx), abs(dy)) or 1.0
    share = min(far, length / 2) / length
    return point[0] + dx * share, point[1] + dy * share
