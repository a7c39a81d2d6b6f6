"""A census file as it is read: what it says of itself, then each child with all that belongs to it."""

from collections.abc import Iterator
from typing import NamedTuple

from keepsake.census.children import File, Tables
from keepsake.census.elements import FIRST, LAST
from keepsake.census.placing import Row
from keepsake.returns.intake.cin_xml import ROOT, cin_parts
from keepsake.returns.intake.content import Content
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.xml_limits import Source, must_be_unpacked
from keepsake.returns.intake.xml_stream import root_of
from keepsake.returns.intake.xml_whole import counted


class Opened(NamedTuple):
    """A file that was looked through, and is sound: which census it is, and its children, one after the other."""

    file: File
    number: int  # of children
    children: Iterator[Tables]


def opened(name: str, content: Source) -> Opened:
    """The whole of it is looked through before, so that a file that breaks off in the middle is refused and not half
    taken in. Raises UnusableFile for what is no census."""
    whole = Content.of(content)
    head = whole.head()
    must_be_unpacked(name, head)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head[:200]:
        raise UnusableFile(Problem(name, "It is not written in UTF-8.", "Save the XML again in UTF-8."))
    root = root_of(name, whole)
    if root != ROOT:
        what = f"Its root is {root}, and that of a census is {ROOT}."
        raise UnusableFile(Problem(name, what, "Check that it is the right file."))
    number = counted(name, whole, ("Header", "Child"))["Child"]
    file = _file(name, next((part["Header"][0] for part in cin_parts(name, whole) if part["Header"]), {}))
    if not number:
        raise UnusableFile(Problem(name, "There is no child in it.", "Check that it is the right file."))
    return Opened(file, number, (part for part in cin_parts(name, whole) if part["ChildIdentifiers"]))


def _file(name: str, header: Row) -> File:
    if header.get("Collection") != "CIN":
        what = f"Its collection is {header.get('Collection') or 'not said'}, not CIN."
        raise UnusableFile(Problem(name, what, "Check that it is the right return."))
    la, year = header.get("LEA") or "", header.get("Year") or ""
    if not (la.isascii() and la.isdigit() and len(la) == 3):
        raise UnusableFile(Problem(name, "Its header has no LEA of three digits.", "Put the council's number there."))
    if year not in map(str, range(FIRST, LAST + 1)):
        what = f"Its year is {year or 'not said'}."
        raise UnusableFile(Problem(name, what, f"A census of {FIRST} to {LAST} can be read."))
    return File(la, int(year))
