"""XML read as a stream, child by child: no document type, no entities, no network, no great depth, one pass."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.xml_limits import DEEPEST, LONGEST_TEXT, MOST_PIECES, Limits, Source
from keepsake.returns.intake.xml_shape import Shape


class Node:
    """An element that holds others: those that hold text, and those that hold elements."""

    __slots__ = ("parts", "place", "tag", "texts")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.texts: list[tuple[str, str | None]] = []
        self.parts: list[Node] = []
        self.place = -1  # of the element read last, in the published order

    def values(self) -> dict[str, str | None]:
        """The elements that hold text; the last where one is there twice."""
        return dict(self.texts)

    def all(self, tag: str) -> list[str | None]:
        """Every text of these elements, here and in the elements below."""
        found = [text for name, text in self.texts if name == tag]
        for part in self.parts:
            found += part.all(tag)
        return found


def root_of(name: str, content: Source) -> str:
    """The name of the root, without reading further. Raises UnusableFile where there is none."""
    for root in islice(_Reader(name, content, ()).roots(), 1):
        return root
    raise UnusableFile(Problem(name, "The file is empty.", "Give the XML of the return."))


def nodes(
    name: str, content: Source, tags: Collection[str], groups: Collection[str] = (), shape: Shape | None = None
) -> Iterator[Node]:
    """Every element with one of these tags as soon as it is whole; what has been read is let go.

    ``groups`` are elements that hold others, also where they are empty. ``shape`` looks at each as it is read.
    """
    return _Reader(name, content, tags, groups, shape).found()


class _Reader(Limits):
    def __init__(
        self,
        name: str,
        content: Source,
        tags: Collection[str],
        groups: Collection[str] = (),
        shape: Shape | None = None,
    ) -> None:
        super().__init__(name, content)
        self.shape, self.root = shape, ""
        self.tags, self.groups = frozenset(tags), frozenset((*tags, *groups))
        self.open: list[Node | str] = []  # an element is a node once it holds another, or where it is known to
        self.text: list[str] = []
        self.inside = 0  # how many of the open elements are of those that are wanted
        self.whole: list[Node] = []
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._said

    def found(self) -> Iterator[Node]:
        for _ in self.read():
            yield from self.whole
            self.whole.clear()

    def roots(self) -> Iterator[str]:
        for _ in self.read():
            if self.root:
                yield self.root

    def _start(self, tag: str, _: Mapping[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        self.text.clear()
        if self.open:
            self._below(tag)
        else:
            self.root = tag
        if tag in self.groups:
            self.inside += tag in self.tags
            self.open.append(Node(tag))
        else:
            self.open.append(tag)

    def _below(self, tag: str) -> None:
        above = self.open[-1]
        if isinstance(above, str):
            above = self.open[-1] = Node(above)
        if self.shape is not None:
            self.shape.begun(above, tag, self.line)
        if len(self.open) >= DEEPEST:
            raise self.too_deep()

    def _end(self, _: str) -> None:
        ended = self.open.pop()
        if isinstance(ended, str):
            if self.inside:
                text = "".join(self.text).strip() or None
                self.open[-1].texts.append((ended, text))  # type: ignore[union-attr]  # what is above is a node
                if self.shape is not None:
                    self.shape.ended(ended, text, self.line)
        elif ended.tag in self.tags:
            self.inside -= 1
            self.ended += 1
            if not self.inside:
                self.whole.append(ended)
        elif self.inside:
            self.open[-1].parts.append(ended)  # type: ignore[union-attr]
        self.text.clear()

    def _said(self, text: str) -> None:
        if len(text) > LONGEST_TEXT or len(self.text) >= MOST_PIECES:
            raise self.too_long()
        self.text.append(text)
