"""The sheets of a workbook, each as if it were a CSV file."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from zipfile import BadZipFile

import openpyxl

from keepsake.returns.intake.problems import Problem, UnusableFile


def sheets(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every sheet that holds something, as CSV; a day as in 31/03/2026. Formulas are not worked out."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            for row in sheet.iter_rows(values_only=True):
                writer.writerow([_cell(value) for value in row])
            if text.getvalue().strip(", \r\n"):
                yield f"{name}:{sheet.title}", text.getvalue().encode()
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        what = f"The workbook cannot be read: {type(error).__name__}."
        raise UnusableFile(Problem(name, what, "Save it again as .xlsx, or its sheets as CSV.")) from None


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
