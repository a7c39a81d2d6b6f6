"""Files of a return, read together; one that is bad does not hide the others. Nothing is written."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.intake.csv_tables import csv_table
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.intake.ssda903_xml import ssda903_tables
from keepsake.returns.intake.workbook import sheets
from keepsake.returns.intake.xml_trees import root_of
from keepsake.returns.schema import RETURNS

MOST_IN_A_ZIP = 100
LARGEST = 2_000_000_000
_ROOTS = {"ssda903": "EXPSSDA903", "cin": "Message"}


@dataclass
class ReadReturn:
    """The tables that could be read, where each came from, and what could not be."""

    tables: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(of: str, paths: Sequence[Path]) -> ReadReturn:
    """Every table of these files: CSV, XML, a workbook, or a zip of the first two."""
    found = ReadReturn()
    for path in paths:
        try:
            _gather(found, of, _opened(path))
        except OSError as error:
            found.problems.append(Problem(str(path), f"{error.strerror or error}.", "Check the path."))
    return found


def read_sent(of: str, sent: Sequence[tuple[str, bytes]]) -> ReadReturn:
    """The same of files that are held in memory, each with its name."""
    found = ReadReturn()
    for name, content in sent:
        _gather(found, of, _unpacked(name, content))
    return found


def _gather(found: ReadReturn, of: str, opened: Iterator[tuple[str, bytes]]) -> None:
    try:
        for name, content in opened:
            try:
                _add(found, of, name, content)
            except UnusableFile as reason:
                found.problems.append(reason.problem)
    except UnusableFile as reason:
        found.problems.append(reason.problem)


def _opened(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        raise UnusableFile(Problem(str(path), "This is a folder.", "Name the files in it."))
    if path.stat().st_size > LARGEST:
        raise UnusableFile(Problem(str(path), "This is larger than any return.", "Check that it is the right file."))
    yield from _unpacked(str(path), path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"PK\x03\x04"):
        yield name, content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            members = [each for each in held.infolist() if not each.is_dir()]
            if len(members) > MOST_IN_A_ZIP or sum(each.file_size for each in members) > LARGEST:
                raise UnusableFile(Problem(name, "It unpacks to more than a return can be.", "Unpack it yourself."))
            if any(each.filename == "[Content_Types].xml" for each in members):
                yield from sheets(name, content)
                return
            for each in members:
                yield f"{name}:{each.filename}", held.read(each)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnusableFile(Problem(name, f"The zip cannot be read: {error}.", "Zip the files again.")) from None


def _add(found: ReadReturn, of: str, name: str, content: bytes) -> None:
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        root = root_of(name, content)
        if root != _ROOTS[of]:
            what = f"Its root is {root}, and that of {of} is {_ROOTS[of]}."
            raise UnusableFile(Problem(name, what, "Check that it is the right file and the right return."))
        tables: dict[str, Any] = _of_xml(of, name, content)
    elif of == "cin":
        raise UnusableFile(Problem(name, "This is not XML.", "The census is returned as XML."))
    else:
        table, frame = csv_table(name, content, RETURNS[of])
        tables = {table: frame}
    for table, rows in tables.items():
        if table in found.tables:
            if len(rows) == 0:
                continue
            what = f"{table} was read already, from {found.files[table]}."
            found.problems.append(Problem(name, what, "Give each table once."))
            continue
        found.tables[table], found.files[table] = rows, name


def _of_xml(of: str, name: str, content: bytes) -> dict[str, Any]:
    if of == "cin":
        return dict(cin_tables(name, content))
    return {table: _with_every_column(of, table, rows) for table, rows in ssda903_tables(name, content).items()}


def _with_every_column(of: str, table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """XML leaves out what is empty: an element that no child has is missing, and its column is there."""
    return [dict.fromkeys(RETURNS[of].tables[table].returned) | rows[0], *rows[1:]] if rows else rows
