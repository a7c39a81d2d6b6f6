"""The formats: text for a terminal, CSV, a workbook, and one page that needs no network."""

import csv
import io
from collections.abc import Iterable
from html import escape

from keepsake.notice.csv_text import safe
from keepsake.returns.engine.result import STATUSES, Result
from keepsake.returns.telling.lines import HEADINGS, Line

_RED, _YELLOW, _BOLD, _PLAIN = "\033[31m", "\033[33m", "\033[1m", "\033[0m"
_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem;border-bottom:1px solid #b1b4b6;"
    "vertical-align:top}input,select{font:inherit;padding:.3rem;border:2px solid #0b0c0c}"
    ":focus{outline:3px solid #ffdd00}.wide{overflow-x:auto}"
)
_SCRIPT = """
const rows=[...document.querySelectorAll('tbody#found tr')],search=document.getElementById('search'),
severity=document.getElementById('severity'),shown=document.getElementById('shown');
function choose(){const words=search.value.toLowerCase().split(/\\s+/).filter(Boolean);let count=0;
for(const row of rows){const text=row.textContent.toLowerCase();
row.hidden=!(words.every(word=>text.includes(word))&&(!severity.value||row.dataset.severity===severity.value));
if(!row.hidden)count++}shown.textContent=count+' of '+rows.length+' shown'}
search.addEventListener('input',choose);severity.addEventListener('change',choose);choose();
"""


def as_text(result: Result, colour: bool) -> str:
    """Counts, then every rule that failed, then those that were not run."""

    def dyed(text: str, dye: str) -> str:
        return f"{dye}{text}{_PLAIN}" if colour else text

    counts = counted(result)
    said = [dyed(f"{result.of} {result.year}: {', '.join(f'{n} {s}' for s, n in counts.items())}", _BOLD)]
    for each in result.failed:
        places = ", ".join(f"{len(rows)} in {table}" for table, rows in each.rows.items())
        dye = _RED if each.severity == "error" else _YELLOW
        said.append(f"{dyed(each.code, dye):<10} {each.severity}: {each.rule.message} ({places})")
    for each in result.rules.values():
        if each.status in ("not_run", "crashed"):
            said.append(f"{each.code:<10} {each.status.replace('_', ' ')}: {each.reason}")
    return "\n".join(said) + "\n"


def counted(result: Result) -> dict[str, int]:
    """How many rules passed, failed, were not run, crashed."""
    return {
        status.replace("_", " "): sum(each.status == status for each in result.rules.values()) for status in STATUSES
    }


def as_csv(lines: Iterable[Line]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([safe(cell) for cell in line.cells] for line in lines)
    return text.getvalue()


def as_workbook(lines: Iterable[Line]) -> bytes:
    """A workbook of text; the library is told to make no formula, number or link of it."""
    import xlsxwriter

    held = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(held, options) as book:
        sheet = book.add_worksheet("Findings")
        sheet.freeze_panes(1, 0)
        for at, cells in enumerate((HEADINGS, *(line.cells for line in lines))):
            for column, cell in enumerate(cells):
                sheet.write_string(at, column, cell)
    return held.getvalue()


def as_page(result: Result, lines: Iterable[Line]) -> str:
    """One page, read from disk without a network: search, a choice of severity, and what was not run."""
    head = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    body = "".join(
        f'<tr data-severity="{line.severity}">{"".join(f"<td>{escape(cell)}</td>" for cell in line.cells)}</tr>\n'
        for line in lines
    )
    not_run = "".join(
        f"<li>{escape(each.code)}, {each.status.replace('_', ' ')}: {escape(each.reason)}</li>\n"
        for each in result.rules.values()
        if each.reason
    )
    title = f"{result.of} {result.year}: findings"
    counts = ", ".join(f"{count} {status}" for status, count in counted(result).items())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head><body><main>'
        f"<h1>{title}</h1><p>Rules: {counts}.</p>"
        '<p><label for="search">Search</label> <input id="search" type="search"> '
        '<label for="severity">Severity</label> <select id="severity"><option value="">all</option>'
        '<option>error</option><option>query</option></select> <span id="shown" role="status"></span></p>'
        f'<div class="wide" tabindex="0" role="region" aria-label="Findings"><table><thead><tr>{head}</tr></thead>'
        f'<tbody id="found">{body}</tbody></table></div>'
        f"<h2>Not run</h2><ul>{not_run}</ul></main><script>{_SCRIPT}</script></body></html>\n"
    )
