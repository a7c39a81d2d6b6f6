"""The published text and the notice file: which lines are accounted for, and what a changed line puts in question.

A notice file does not copy the sentences of the council's page; it names each line by number and hash. So a text can be
held against the file at any time, and a sentence that somebody changed is found with the permits that rest on it.
"""

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from keepsake.notice.model import Notice, Statement

Place = tuple[int, str]  # a line's number, from 1, and its hash

_LINE_END = re.compile(r"\r\n|\r|\n")  # not str.splitlines: a page may hold U+2028 inside a sentence


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text a notice accounts for.

    ``lines`` counts the lines that are not blank and ``anchored`` those that an anchor names with the right hash.
    ``unanchored`` are the lines that no anchor names, ``changed`` those whose text has not the hash an anchor gives.
    """

    lines: int
    anchored: int
    unanchored: tuple[int, ...]
    changed: tuple[int, ...]

    @property
    def is_complete(self) -> bool:
        """Is every line accounted for, in the words that were there when the notice was written?"""
        return not self.unanchored and not self.changed


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: where the notice says it was, where it is now, what it says and what rests on that.

    ``was`` is None for a line that is new, ``now`` for one that vanished. ``rests`` names rules as ``section.id``.
    """

    was: int | None
    now: int | None
    statements: tuple[Statement, ...] = ()
    rests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of each line since the notice was written. Every line of notice and text is in one of the lists."""

    unchanged: tuple[Line, ...]
    moved: tuple[Line, ...]
    changed: tuple[Line, ...]
    vanished: tuple[Line, ...]
    new: tuple[Line, ...]

    @property
    def is_none(self) -> bool:
        """Does the page still say what the notice says it does? A line that only moved still says it."""
        return not (self.changed or self.vanished or self.new)

    @property
    def in_question(self) -> tuple[str, ...]:
        """The rules that rest on a sentence which is no longer there as it was."""
        return tuple(sorted({rule for line in (*self.changed, *self.vanished) for rule in line.rests}))


def line_hash(line: str) -> str:
    """The hash that an anchor gives for a line; how its white space is set does not matter.

    >>> line_hash("  We keep   records. ") == line_hash("We keep records.")
    True
    """
    return hashlib.sha256(" ".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def lines_of(text: str) -> dict[int, str]:
    """Number -> hash of each line that is not blank."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    return {number: line_hash(line) for number, line in enumerate(lines, start=1) if line.strip()}


def coverage(notice: Notice, text: str) -> Coverage:
    """Which lines of this text does the notice account for?"""
    lines = lines_of(text)
    anchors = _anchored(notice)
    named = {number for number, _ in anchors}
    return Coverage(
        lines=len(lines),
        anchored=sum(place in anchors for place in lines.items()),
        unanchored=tuple(number for number in lines if number not in named),
        changed=tuple(sorted({number for number, sha in anchors if lines.get(number) != sha})),
    )


def drift(notice: Notice, text: str) -> Drift:
    """What became of each line that the notice names, and which lines are new?

    The old words are not kept, so an edited line cannot be told from one put in its place: what now stands between the
    same two neighbours is taken to be the old line in other words.
    """
    anchors = _anchored(notice)
    old, new = sorted(anchors), sorted(lines_of(text).items())
    same = dict(_same(old, new))
    edited = dict(_edited(len(old), len(new), same))
    cited = notice.cited_by()

    def line(i: int, j: int | None) -> Line:
        statements = tuple(anchors[old[i]])
        rests = tuple(sorted({rule for statement in statements for rule in cited.get(statement.key, ())}))
        return Line(old[i][0], None if j is None else new[j][0], statements, rests)

    kept = [line(i, j) for i, j in sorted(same.items())]
    found = {*same.values(), *edited.values()}
    return Drift(
        unchanged=tuple(each for each in kept if each.was == each.now),
        moved=tuple(each for each in kept if each.was != each.now),
        changed=tuple(line(i, j) for i, j in sorted(edited.items())),
        vanished=tuple(line(i, None) for i in range(len(old)) if i not in same and i not in edited),
        new=tuple(Line(None, number) for j, (number, _) in enumerate(new) if j not in found),
    )


def _anchored(notice: Notice) -> dict[Place, list[Statement]]:
    """Place -> statements, of the notice's own text: what it inherits is anchored in another page."""
    found: dict[Place, list[Statement]] = defaultdict(list)
    for statement in notice.statements.values():
        if statement.of in ("", notice.header.id):
            for anchor in statement.at:
                found[anchor.line, anchor.sha].append(statement)
    return dict(found)


def _same(old: Sequence[Place], new: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of the same words. Words that stand there several times are paired in their order."""
    was, now = _positions(old), _positions(new)
    for sha, before in was.items():
        after = now.get(sha, [])
        if len(before) != len(after):  # one was added or taken out: those that stayed in place pair first
            numbers = {new[j][0]: j for j in after}
            stayed = [(i, numbers[old[i][0]]) for i in before if old[i][0] in numbers]
            yield from stayed
            before = [i for i in before if i not in dict(stayed)]
            after = [j for j in after if j not in {j for _, j in stayed}]
        yield from zip(before, after, strict=False)


def _edited(old: int, new: int, same: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of other words in the same place: between the same lines that kept their order, in order."""
    fixed = _in_order(sorted(same.items()))
    before, after = [i for i, _ in fixed], [j for _, j in fixed]
    left = _by_gap(before, (i for i in range(old) if i not in same))
    found = set(same.values())
    right = _by_gap(after, (j for j in range(new) if j not in found))
    for gap, positions in left.items():
        yield from zip(positions, right.get(gap, []), strict=False)


def _by_gap(fixed: Sequence[int], positions: Iterator[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for position in positions:
        found[bisect_left(fixed, position)].append(position)
    return found


def _positions(places: Sequence[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for position, (_, sha) in enumerate(places):
        found[sha].append(position)
    return found


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by the first, in which the second rises too (patience sorting)."""
    tops: list[int] = []  # of each pile: the lowest second that ends a run of that length
    at: list[int] = []
    back: list[int | None] = []
    for position, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        back.append(at[pile - 1] if pile else None)
        tops[pile : pile + 1] = [second]
        at[pile : pile + 1] = [position]
    run: list[tuple[int, int]] = []
    last = at[-1] if at else None
    while last is not None:
        run.append(pairs[last])
        last = back[last]
    return run[::-1]
