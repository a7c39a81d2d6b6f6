"""XML read as a stream, child by child: no document type, no entities, no network, no great depth, one pass."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from xml.parsers import expat

from keepsake.returns.intake.content import Content
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.xml_shape import Shape

DEEPEST = 12
LONGEST_TEXT = 10_000  # characters of one element
_ENCODINGS = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252")
Source = bytes | Path | Content


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


class _Reader:
    def __init__(
        self,
        name: str,
        content: Source,
        tags: Collection[str],
        groups: Collection[str] = (),
        shape: Shape | None = None,
    ) -> None:
        self.name, self.content, self.shape, self.root = name, Content.of(content), shape, ""
        self.tags, self.groups = frozenset(tags), frozenset((*tags, *groups))
        self.open: list[Node | str] = []  # an element is a node once it holds another, or where it is known to
        self.text: list[str] = []
        self.inside = 0  # how many of the open elements are of those that are wanted
        self.whole: list[Node] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._said
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declared

    def found(self) -> Iterator[Node]:
        for _ in self._read():
            yield from self.whole
            self.whole.clear()

    def roots(self) -> Iterator[str]:
        for _ in self._read():
            if self.root:
                yield self.root

    def _read(self) -> Iterator[None]:
        try:
            for piece in self.content.pieces():
                self.parser.Parse(piece, False)
                yield
            self.parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            what = f"This is not XML: {expat.ErrorString(error.code)}."
            raise UnusableFile(Problem(self.name, what, "Export the return again.", error.lineno)) from None

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
            self.shape.begun(above, tag, self._line)
        if len(self.open) >= DEEPEST:
            raise self._refused(f"Elements stand more than {DEEPEST} deep.", "A return has no such depth.")

    def _end(self, _: str) -> None:
        ended = self.open.pop()
        if isinstance(ended, str):
            if self.inside:
                text = "".join(self.text).strip() or None
                self.open[-1].texts.append((ended, text))  # type: ignore[union-attr]  # what is above is a node
                if self.shape is not None:
                    self.shape.ended(ended, text, self._line)
        elif ended.tag in self.tags:
            self.inside -= 1
            if not self.inside:
                self.whole.append(ended)
        elif self.inside:
            self.open[-1].parts.append(ended)  # type: ignore[union-attr]
        self.text.clear()

    def _said(self, text: str) -> None:
        if len(text) > LONGEST_TEXT or len(self.text) > LONGEST_TEXT // 10:
            what = f"An element holds more than {LONGEST_TEXT} characters."
            raise self._refused(what, "Look for an element that is not closed.")
        self.text.append(text)

    def _line(self) -> int:
        return self.parser.CurrentLineNumber

    def _doctype(self, *_: object) -> None:
        raise self._refused("It has a DOCTYPE (a document type or entities), which a return has not.", "Take it out.")

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise self._refused(f"It is written in {encoding[:20]}.", "Save it again in UTF-8.")

    def _refused(self, what: str, instead: str) -> UnusableFile:
        return UnusableFile(Problem(self.name, what, instead, self._line()))
