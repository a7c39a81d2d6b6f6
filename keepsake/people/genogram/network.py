"""The child in the middle, and around them in rings: family, friends and neighbours, professionals."""

from collections.abc import Sequence

from keepsake.people.genogram.family import Family, Person, Tie, TieKind, is_past, tidied
from keepsake.people.genogram.kinship import Kinship
from keepsake.people.genogram.lettering import wrapped
from keepsake.people.genogram.lifetimes import life_words, span_words
from keepsake.people.genogram.marks import INK, QUIET, element, haloed, is_safe, linked, number, picture, text_at, words
from keepsake.people.genogram.rings import FLAT, LINE, PAD, SLOTS, WIDTH, Label, Placed, Ring, arranged, on_ring

RINGS = ("Family", "Friends and community", "Professionals")
_RING_OF = {TieKind.PROFESSIONAL: 2, TieKind.FRIEND: 1, TieKind.NEIGHBOUR: 1, TieKind.COMMUNITY: 1}
_DASHES = (None, "8 5", "2 4")


def network_svg(family: Family, centre: str | None = None, key: str = "network") -> str:
    """The people around one person: `centre` by id, or else the first index child, or else the first person.

    Relatives who are nothing to the child by what is recorded, and do not live with them, are left to the family tree.
    """
    family = tidied(family)
    middle = _centre(family, centre)
    if middle is None:
        return _empty(family, key)
    labels = _labels(family, middle)
    placed, rings = arranged(_label(middle, 0, "", former=False), labels)
    across = max([*(abs(each.x) + WIDTH / 2 for each in placed), *(ring.radius for ring in rings)]) + 14
    up = max([*(abs(each.y) + each.label.height / 2 for each in placed), *(ring.radius * FLAT for ring in rings)]) + 16
    notes = wrapped(family.hidden_note, 13, 2 * across - 24, 6)
    height = 2 * up + 20 * len(notes)
    middle_of = f"translate({number(across)} {number(up)})"
    lines = (_tie_line(placed[0], each) for each in placed[1:])
    around = (_ring(ring, placed) for ring in rings)
    return picture(
        element("rect", width=2 * across, height=height, fill="#ffffff"),
        element("g", *lines, *around, transform=middle_of, aria_hidden="true"),
        element("g", *(_card(each, family) for each in placed), transform=middle_of),
        *(text_at(12, 2 * up + 20 * n + 6, note, 13, text_anchor="start") for n, note in enumerate(notes)),
        key=key,
        klass="genogram genogram-network",
        width=2 * across,
        height=height,
        title=f"Network of {middle.shown}",
        about=_about(labels, family),
        links=any(is_safe(each.label.person.url) for each in placed),
    )


def _centre(family: Family, centre: str | None) -> Person | None:
    chosen = [person for person in family.people if person.id == centre]
    index = [person for person in family.people if person.is_index]
    return next(iter((*chosen, *index, *family.people)), None)


def _empty(family: Family, key: str) -> str:
    said = f"Nobody is recorded yet. {family.hidden_note}".strip()
    lines = [text_at(160, 30 + 20 * n, line, 13) for n, line in enumerate(wrapped(said, 13, 300, 6))]
    height = 40 + 20 * len(lines)
    kind = "genogram genogram-network"
    return picture(*lines, key=key, klass=kind, width=320, height=height, title="Network", about=said, links=False)


def _about(labels: Sequence[Label], family: Family) -> str:
    counts = [f"{name.lower()} {sum(label.ring == ring for label in labels)}" for ring, name in enumerate(RINGS)]
    said = f"How many people, by ring: {', '.join(counts)}. {family.hidden_note}".strip()
    return f"{said} The table of relationships says the same, and more, in words."


def _labels(family: Family, middle: Person) -> list[Label]:
    """Ring by ring, nearest kin first."""
    kinship = Kinship(family)
    mates = {member for home in family.households if middle.id in home.members for member in home.members}
    ties = _ties(family, middle)
    found = [
        (kinship.nearness(person.id, middle.id), _described(person, middle, family, kinship, ties.get(person.id)))
        for person in family.people
        if person is not middle and (person.id in mates or person.id in ties or kinship.roles(person.id, middle.id))
    ]
    found.sort(key=lambda pair: (pair[1].ring, pair[1].is_former, pair[0]))
    return [label for _, label in found]


def _ties(family: Family, middle: Person) -> dict[str, Tie]:
    """Person -> the tie by which they are in the network: one to the child if there is one."""
    found: dict[str, Tie] = {}
    for tie in sorted(family.ties, key=lambda tie: middle.id not in (tie.one, tie.other)):
        found.setdefault(tie.other if tie.one == middle.id else tie.one, tie)
    return found


def _described(person: Person, middle: Person, family: Family, kinship: Kinship, tie: Tie | None) -> Label:
    role = kinship.role_words(person.id, middle.id)
    if role or tie is None:
        return _label(person, 0, role or "Lives with them", role.startswith("Former"))
    role = (tie.role if tie.one == person.id else "") or tie.kind.value.capitalize()
    if middle.id not in (tie.one, tie.other):
        role += f" of {kinship.people[tie.other].shown}"
    span = span_words(tie.since, tie.until)
    over = is_past(tie.until, family.on)
    return _label(person, _RING_OF.get(tie.kind, 0), f"{role}, {span}" if span else role, over)


def _label(person: Person, ring: int, role: str, former: bool) -> Label:
    names = wrapped(person.shown, 13, WIDTH * 0.9 - PAD)
    return Label(person, ring, role, names, wrapped(role, 12, WIDTH - PAD, 3), former)


def _ring(ring: Ring, placed: Sequence[Placed]) -> str:
    """The ring with its name where nobody stands, as near to the top as there is room."""
    sign = Label(placed[0].label.person, 0, "", (), (RINGS[ring.number],))
    slots = sorted(range(SLOTS), key=lambda slot: min(slot, SLOTS - slot))
    places = [on_ring(sign, slot, ring.radius) for slot in slots]
    free = next((each for each in places if not any(each.meets(other, -6) for other in placed)), places[0])
    oval = {"rx": ring.radius, "ry": ring.radius * FLAT}
    return element("ellipse", **oval, stroke="#b1b4b6", stroke_width=1.2, klass="genogram-ring") + haloed(
        free.x, free.y + 4, RINGS[ring.number], 12, fill=QUIET, font_weight="bold", klass="genogram-ring-name"
    )


def _tie_line(middle: Placed, other: Placed) -> str:
    return element(
        "path",
        klass="genogram-tie",
        d=f"M{number(middle.x)} {number(middle.y)}L{number(other.x)} {number(other.y)}",
        stroke="#505a5f",
        stroke_width=1.6,
        stroke_dasharray=_DASHES[other.label.ring],
    )


def _card(placed: Placed, family: Family) -> str:
    label = placed.label
    person, is_middle = label.person, not label.role
    top = placed.y - label.height / 2
    baselines = [top + PAD + LINE * (row + 1) - 4 for row in range(len(label.names) + len(label.roles))]
    names = [
        text_at(placed.x, y, line, 13, font_weight="bold") for y, line in zip(baselines, label.names, strict=False)
    ]
    after = baselines[len(names) :]
    roles = [text_at(placed.x, y, line, 12, fill=QUIET) for y, line in zip(after, label.roles, strict=True)]
    box = element(
        "rect",
        klass="genogram-focus",
        x=placed.x - WIDTH / 2,
        y=top,
        width=WIDTH,
        height=label.height,
        rx=6 if label.ring else 2,
        fill="#ffffff",
        stroke=INK,
        stroke_width=3 if is_middle else 1.4,
        stroke_dasharray="4 3" if label.is_former else None,
    )
    title = "; ".join(part for part in (person.shown, label.role, life_words(person, family.on)) if part)
    kind = "genogram-person" + (" genogram-person--index" if is_middle else "")
    return linked(person.url, element("title", words(title)), box, *names, *roles, klass=kind)
