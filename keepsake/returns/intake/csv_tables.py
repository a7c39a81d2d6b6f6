"""The tables of SSDA903 from CSV, known by their columns, in any order and any case."""

import csv
import io
from collections.abc import Callable

import polars as pl

from keepsake.returns.intake.columns import Columns
from keepsake.returns.intake.content import encoding_by_mark
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.schema.tables import Return, Table

LONGEST_CELL = 10_000
TELL = 10_000  # lines


def csv_table(
    name: str, content: bytes, of: Return, told: Callable[[int], None] = lambda done: None
) -> tuple[str, pl.DataFrame]:
    """The table a file holds, and its rows: trimmed, in upper case, and null where nothing was written.

    Raises UnusableFile where the columns are those of no table, or a row has too many or too few cells. ``told`` hears
    about how many characters were read.
    """
    text = io.StringIO(_decoded(name, content), newline="")
    reader = csv.reader(text, strict=True)
    header: list[str] = []
    columns = Columns(())
    try:
        for row in reader:
            if not "".join(row).strip():
                continue
            if not header:
                header = [cell.strip().upper() for cell in row]
                table = _known_by(name, header, of)
                columns = Columns(header)
                continue
            if len(row) != len(header):
                what = f"There are {len(row)} cells and {len(header)} columns."
                raise UnusableFile(
                    Problem(name, what, "Put quotation marks around cells that hold commas.", reader.line_num)
                )
            if max(map(len, row)) > LONGEST_CELL:
                raise UnusableFile(_too_long(name, header, row, reader.line_num))
            columns.extend((row,))
            if reader.line_num % TELL == 0:
                told(text.tell())
    except csv.Error as error:
        what = f"This is not CSV: {error}."
        raise UnusableFile(Problem(name, what, "Save the table again as CSV (UTF-8).", reader.line_num)) from None
    if not header:
        raise UnusableFile(Problem(name, "The file is empty.", "Give the table as CSV, with its headings."))
    return table.name, _tidy(columns.frame())


def _too_long(name: str, header: list[str], row: list[str], line: int) -> Problem:
    column = next(column for column, cell in zip(header, row, strict=True) if len(cell) > LONGEST_CELL)
    what = f"A cell holds more than {LONGEST_CELL} characters."
    return Problem(name, what, "Look for a quotation mark that is not closed.", line, column)


def _decoded(name: str, content: bytes) -> str:
    """UTF-8, UTF-16 where its mark says so, or else the letters of Windows."""
    encoding = encoding_by_mark(content)
    if encoding != "utf-16" and b"\0" in content:
        what = "This is not a text file, or it is UTF-16 without its mark."
        raise UnusableFile(Problem(name, what, "Save the table as CSV (UTF-8)."))
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise UnusableFile(Problem(name, "This is broken UTF-16.", "Save the table as CSV (UTF-8).")) from None
        return content.removeprefix(b"\xef\xbb\xbf").decode("cp1252", errors="replace")


def _known_by(name: str, header: list[str], of: Return) -> Table:
    doubled = sorted({column for column in header if header.count(column) > 1})
    if doubled:
        raise UnusableFile(Problem(name, "A column is there twice.", "Take one out.", 1, ", ".join(doubled)))
    tables = [each for each in of.tables.values() if not each.name.endswith("_last") and each.name != "Providers"]
    for each in tables:
        if set(each.returned) == {column for column in header if column}:
            return each
    near = max(tables, key=lambda each: len(set(each.returned) & set(header)) - len(set(each.returned) ^ set(header)))
    missing = sorted(set(near.returned) - set(header))
    extra = sorted(set(header) - set(near.returned))
    said = [f"it lacks {', '.join(missing)}" if missing else "", f"it also has {', '.join(extra)}" if extra else ""]
    what = f"These are the columns of no table; beside {near.name}, {' and '.join(each for each in said if each)}."
    raise UnusableFile(Problem(name, what, f"The columns of {near.name} are {', '.join(near.returned)}.", 1))


def _tidy(frame: pl.DataFrame) -> pl.DataFrame:
    tidy = pl.all().str.strip_chars().str.to_uppercase()
    return frame.select(pl.when(tidy == "").then(None).otherwise(tidy).name.keep())
