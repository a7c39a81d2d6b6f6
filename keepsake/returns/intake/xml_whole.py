"""A whole file of XML looked through in a third of the time that reading it takes: is it sound, and what does it hold?

Whoever writes as they read looks first, so that a file that breaks off in the middle is refused and not half taken in.
"""

from collections import Counter
from collections.abc import Collection

from keepsake.returns.intake.xml_limits import DEEPEST, LONGEST_TEXT, MOST_PIECES, Limits, Source


def counted(name: str, content: Source, tags: Collection[str]) -> Counter[str]:
    """How many elements there are of each of these tags, not counting one inside another.

    Raises UnusableFile for every file for which ``xml_stream.nodes`` would.
    """
    limits, found, wanted = Limits(name, content), Counter[str](), frozenset(tags)
    depth = pieces = inside = 0

    # Two short functions with their numbers at hand: they are called for every element that there is.
    def begun(tag: str, _: object) -> None:
        nonlocal depth, pieces, inside
        depth += 1
        pieces = 0
        if tag in wanted or (":" in tag and tag.rpartition(":")[2] in wanted):
            inside += 1
        if depth > DEEPEST:
            raise limits.too_deep()

    def ended(tag: str) -> None:
        nonlocal depth, pieces, inside
        depth -= 1
        pieces = 0
        if tag in wanted or (":" in tag and (tag := tag.rpartition(":")[2]) in wanted):
            inside -= 1
            limits.ended += 1
            if not inside:
                found[tag] += 1

    def said(text: str) -> None:
        nonlocal pieces
        pieces += 1
        if pieces > MOST_PIECES or len(text) > LONGEST_TEXT:
            raise limits.too_long()

    limits.parser.StartElementHandler, limits.parser.EndElementHandler = begun, ended
    limits.parser.CharacterDataHandler = said
    for _ in limits.read():
        pass
    return found
