"""Files of a return, read together; one that is bad does not hide the others. Nothing is written."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from keepsake.returns.engine.progress import Told, nobody
from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.intake.content import Content, encoding_by_mark
from keepsake.returns.intake.csv_tables import csv_table
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.ssda903_xml import ssda903_tables
from keepsake.returns.intake.workbook import sheets
from keepsake.returns.intake.xml_stream import root_of
from keepsake.returns.schema import RETURNS

MOST_IN_A_ZIP = 100
ZIP = b"PK\x03\x04"
_WORKBOOK = "[Content_Types].xml"
LARGEST = 2_000_000_000
MOST_FAULTS = 200  # of the shape of XML that are kept in words; the others are counted
_ROOTS = {"ssda903": "EXPSSDA903", "cin": "Message"}


@dataclass
class ReadReturn:
    """The tables that could be read, where each came from, what could not be, and what a schema would refuse."""

    tables: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    more_faults: int = 0
    largest: int = LARGEST  # bytes that a file may be, or unpack to

    def fault(self, problem: Problem) -> None:
        """Something that was read although the published schema has no place for it."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(problem)
        else:
            self.more_faults += 1

    @property
    def said(self) -> Iterator[str]:
        """All of it, a line each."""
        yield from map(str, (*self.problems, *self.faults))
        if self.more_faults:
            yield f"And {self.more_faults} more elements that are not expected."


def read(of: str, paths: Sequence[Path], told: Told = nobody) -> ReadReturn:
    """Every table of these files: CSV, XML, a workbook, or a zip of them."""
    found = ReadReturn()
    for path in paths:
        try:
            _gather(found, of, _opened(path), told)
        except OSError as error:
            found.problems.append(Problem(str(path), f"{error.strerror or error}.", "Check the path."))
    return found


def read_sent(of: str, sent: Sequence[tuple[str, bytes]], told: Told = nobody, *, largest: int = LARGEST) -> ReadReturn:
    """The same of files that are held in memory, each with its name; none may unpack to more than ``largest`` bytes."""
    found = ReadReturn(largest=largest)
    for name, content in sent:
        _gather(found, of, _unpacked(name, Content.of(content), largest), told)
    return found


def _gather(found: ReadReturn, of: str, opened: Iterator[tuple[str, Content]], told: Told) -> None:
    try:
        for name, content in opened:
            size, what = content.size, f"Reading {Path(name).name}"
            told(what, 0, size)
            telling = replace(content, told=lambda done, what=what, size=size: told(what, done, size))  # type: ignore[misc]
            _add(found, of, name, telling)
    except UnusableFile as reason:
        found.problems.append(reason.problem)


def _opened(path: Path) -> Iterator[tuple[str, Content]]:
    if path.is_dir():
        raise UnusableFile(Problem(str(path), "This is a folder.", "Name the files in it."))
    if path.stat().st_size > LARGEST:
        raise UnusableFile(Problem(str(path), "This is larger than any return.", "Check that it is the right file."))
    yield from _unpacked(str(path), Content.of(path), LARGEST)


def _unpacked(name: str, content: Content, largest: int) -> Iterator[tuple[str, Content]]:
    if not content.head().startswith(ZIP):
        yield name, content
        return
    try:
        with content.open() as file, zipfile.ZipFile(file) as held:
            members = _members(name, held, largest)
            if _WORKBOOK in {each.filename for each in members}:
                yield name, content
                return
            for each in members:
                yield f"{name}:{each.filename}", Content(lambda each=each: held.open(each), each.file_size)  # type: ignore[misc]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnusableFile(Problem(name, f"The zip cannot be read: {error}.", "Zip the files again.")) from None


def _members(name: str, held: zipfile.ZipFile, largest: int) -> list[zipfile.ZipInfo]:
    members = [each for each in held.infolist() if not each.is_dir()]
    if len(members) > MOST_IN_A_ZIP or sum(each.file_size for each in members) > largest:
        raise UnusableFile(Problem(name, "It unpacks to more than a return can be.", "Unpack it yourself."))
    return members


def _add(found: ReadReturn, of: str, name: str, content: Content) -> None:
    try:
        if content.head().startswith(ZIP):
            for sheet, cells in _sheets(name, content, found.largest):
                _add(found, of, sheet, cells)
        else:
            _add_tables(found, name, _tables(found, of, name, content))
    except UnusableFile as reason:
        found.problems.append(reason.problem)


def _sheets(name: str, content: Content, largest: int) -> Iterator[tuple[str, Content]]:
    whole = Content.of(content.whole())
    for part, inside in _unpacked(name, whole, largest):
        if inside is not whole:
            raise UnusableFile(Problem(part, "This is in a zip in a zip.", "Zip the files together, once."))
        for sheet, cells in sheets(name, whole.whole()):
            yield sheet, Content.of(cells)


def _tables(found: ReadReturn, of: str, name: str, content: Content) -> dict[str, pl.DataFrame]:
    if _is_xml(content.head()):
        root = root_of(name, content)
        if root != _ROOTS[of]:
            what = f"Its root is {root}, and that of {of} is {_ROOTS[of]}."
            raise UnusableFile(Problem(name, what, "Check that it is the right file and the right return."))
        return cin_tables(name, content, found.fault) if of == "cin" else ssda903_tables(name, content)
    if of == "cin":
        raise UnusableFile(Problem(name, "This is not XML.", "The census is returned as XML."))
    table, frame = csv_table(name, content.whole(), RETURNS[of], content.told or (lambda done: None))
    return {table: frame}


def _add_tables(found: ReadReturn, name: str, tables: dict[str, pl.DataFrame]) -> None:
    for table, rows in tables.items():
        if table in found.tables:
            if len(rows) == 0:
                continue
            what = f"{table} was read already, from {found.files[table]}."
            found.problems.append(Problem(name, what, "Give each table once."))
            continue
        found.tables[table], found.files[table] = rows, name


def _is_xml(head: bytes) -> bool:
    encoding = encoding_by_mark(head)
    text = head.decode(encoding, errors="ignore") if encoding else head.replace(b"\0", b"").decode("latin-1")
    return text.lstrip()[:1] == "<"
