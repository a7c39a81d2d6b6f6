"""What no XML of a return has, and what is refused wherever it stands: a document type and entities, an encoding that
is not expected, and sizes and depths that would fill the memory of whoever reads them."""

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from keepsake.returns.intake.content import Content
from keepsake.returns.intake.problems import Problem, UnusableFile

DEEPEST = 12
LONGEST_TEXT = 10_000  # characters of one element
MOST_PIECES = LONGEST_TEXT // 10  # in which the parser may give them
LONGEST_TAG = 1 << 20  # bytes between < and >; the parser of today reads a longer one again with every piece
LARGEST = 1 << 25  # bytes without the end of a child: what is read of one is held until it is whole
_ENCODINGS = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252")
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"7z\xbc\xaf": "7z"}
Source = bytes | Path | Content


def must_be_unpacked(name: str, head: bytes) -> None:
    """Raises UnusableFile where a file begins as one of a packing program."""
    for mark, kind in _PACKED.items():
        if head.startswith(mark):
            raise UnusableFile(Problem(name, f"It is packed ({kind}).", "Unpack it and give the XML in it."))


class Limits:
    """Parses a file by pieces. ``ended`` counts what the file is read for, as whoever follows the elements finds it."""

    def __init__(self, name: str, content: Source) -> None:
        self.name, self.content, self.ended = name, Content.of(content), 0
        must_be_unpacked(name, self.content.head())
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declared

    def read(self) -> Iterator[None]:
        """Parse piece after piece. Raises UnusableFile."""
        fed = since = ended = 0
        try:
            for piece in self.content.pieces():
                self.parser.Parse(piece, False)
                fed += len(piece)
                since, ended = (since + len(piece), ended) if self.ended == ended else (0, self.ended)
                self._is_small(fed - self.parser.CurrentByteIndex, since)
                yield
            self.parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise self._unreadable(error) from None

    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def refused(self, what: str, instead: str) -> UnusableFile:
        return UnusableFile(Problem(self.name, what, instead, self.line()))

    def too_deep(self) -> UnusableFile:
        return self.refused(f"Elements stand more than {DEEPEST} deep.", "A return has no such depth.")

    def too_long(self) -> UnusableFile:
        what = f"An element holds more than {LONGEST_TEXT} characters."
        return self.refused(what, "Look for an element that is not closed.")

    def _is_small(self, tag: int, since: int) -> None:
        if tag > LONGEST_TAG:
            what = "It is not XML, or has a tag or a comment without an end."
            raise self.refused(what, "Check that it is the right file.")
        if since > LARGEST:
            what = f"No child ends in {LARGEST >> 20} MB of it."
            raise self.refused(what, "Check that it is the right file, and that each child is closed.")

    def _unreadable(self, error: expat.ExpatError) -> UnusableFile:
        what = f"This is not XML: {expat.ErrorString(error.code)}."
        return UnusableFile(Problem(self.name, what, "Export the return again.", error.lineno))

    def _doctype(self, *_: object) -> None:
        raise self.refused("It has a DOCTYPE (a document type or entities), which a return has not.", "Take it out.")

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise self.refused(f"It is written in {encoding[:20]}.", "Save it again in UTF-8.")
