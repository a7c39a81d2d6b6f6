"""XML read as a stream, child by child: no entities, no network, no great depth."""

import io
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from keepsake.returns.intake.problems import Problem, UnusableFile

DEEPEST = 12


def root_of(name: str, content: bytes) -> str:
    """The name of the root, without reading further. Raises UnusableFile where there is none."""
    for element in _events(name, content, "start"):
        return local(element)
    raise UnusableFile(Problem(name, "The file is empty.", "Give the XML of the return."))


def elements(name: str, content: bytes, tags: tuple[str, ...]) -> Iterator[Element]:
    """Every element with one of these tags, as soon as it is whole; what has been read is let go."""
    for element in _events(name, content, "end"):
        if local(element) in tags:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _events(name: str, content: bytes, kind: str) -> Iterator[Element]:
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        what = "It has a document type or entities, which a return has not."
        raise UnusableFile(Problem(name, what, "Take the DOCTYPE out."))
    reader = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
    )
    depth = 0
    try:
        for event, element in reader:
            if not isinstance(element.tag, str):
                continue
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                what = f"Elements stand more than {DEEPEST} deep."
                raise UnusableFile(Problem(name, what, "A return has no such depth.", element.sourceline or 0))
            if event == kind:
                yield element
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        what = f"This is not XML: {error.msg}."
        raise UnusableFile(Problem(name, what, "Export the return again.", line)) from None


def local(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def text_of(element: Element) -> str | None:
    """The text, trimmed; null where nothing is written."""
    return (element.text or "").strip() or None


def values(element: Element) -> dict[str, str | None]:
    """The children that hold text and no elements."""
    return {local(child): text_of(child) for child in element if isinstance(child.tag, str) and len(child) == 0}
