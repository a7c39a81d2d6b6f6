"""The rules of a year, as a table."""

import csv
import io
import json

from keepsake.notice.csv_text import safe
from keepsake.returns.engine.register import rules
from keepsake.returns.engine.rule import Rule
from keepsake.returns.schema import RETURNS
from keepsake.returns.years import Year

_KEYS = ("code", "severity", "fields", "message", "first", "last", "source", "sure", "note")


def asked(of: str, year: str) -> list[Rule]:
    return [rule for rule in rules(of) if rule.asked_in(Year.named(year))]


def _row(rule: Rule) -> dict[str, str]:
    first, last = (each.name if each else "" for each in (rule.first, rule.last))
    cells = (
        rule.code,
        rule.severity,
        ", ".join(rule.fields),
        rule.message,
        first,
        last,
        rule.source,
        "yes" if rule.sure else "no",
        rule.note,
    )
    return dict(zip(_KEYS, cells, strict=True))


def rules_as(form: str, of: str, year: str) -> str:
    """The rules as text, json or csv."""
    rows = [_row(rule) for rule in asked(of, year)]
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(_KEYS)
        writer.writerows([safe(cell) for cell in row.values()] for row in rows)
        return text.getvalue()
    return "".join(f"{row['code']:<10} {row['severity']:<6} {row['message']}\n" for row in rows)


def rules_markdown(of: str) -> str:
    """The page of all rules of a return, whatever the year."""
    lines = [
        f"# Rules of {RETURNS[of].title}",
        "",
        f"Generated from `keepsake/returns/{of}/rules/`; do not edit. A rule has a line for each of its versions.",
        "Sure is *no* where the Department's words do not confirm what is asked; the note says what.",
        "",
        "| Code | Severity | Message | Fields | Years | Sure | Note |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in rules(of):
        row = {key: value.replace("|", "\\|") for key, value in _row(rule).items()}
        years = f"{row['first'] or 'all'} to {row['last'] or 'now'}" if row["first"] or row["last"] else "all"
        sure = row["sure"] if rule.sure else f"**{row['sure']}**"
        cells = (f"`{row['code']}`", row["severity"], row["message"], row["fields"], years, sure, row["note"])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
