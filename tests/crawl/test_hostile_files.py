"""Hostile files in every field of the site that takes one: each is refused in words at its field, or made harmless.

No fault of ours, nothing written where it is refused, and what was typed beside it stays.
"""

import html
import io
import struct
import zipfile
import zlib
from collections import defaultdict

import pytest

from keepsake.web.uploads import LARGEST
from tests.crawl.forms import File, every, problems_of
from tests.people_pages.test_photographs import a_picture

pytestmark = pytest.mark.django_db


def a_bomb(times=200):
    """A zip of two hundred kilobytes that unpacks to two hundred megabytes, twice."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in ("Header.csv", "Episodes.csv"):
            with bomb.open(name, "w", force_zip64=True) as inside:
                for _ in range(times):
                    inside.write(b"0" * 1_000_000)
    return held.getvalue()


def a_wide_picture():
    """A PNG of a few bytes that says it is sixty thousand points wide and high."""

    def chunk(kind, content):
        told = struct.pack(">I", len(content)) + kind + content
        return told + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


TENFOLD = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = (
    f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">{TENFOLD}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    "<Message>&a9;&file;</Message>"
).encode()
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NO_FILES = {
    "a program that says it is a picture": File("child.jpg", b"MZ\x90\0" + b"\0" * 300, "image/jpeg"),
    "a page that begins like a picture": File("a.jpg", b"\xff\xd8\xff<script>alert(1)</script>", "image/jpeg"),
    "a picture with a script": File("a.svg", SCRIPT, "image/svg+xml"),
    "entities without end": File("a.xml", ENTITIES, "application/xml"),
    "a zip without end": File("a.zip", a_bomb(), "application/zip"),
    "a picture without end": File("a.png", a_wide_picture(), "image/png"),
    "nothing in it": File("a.jpg", b"", "image/jpeg"),
    "half of one": File("a.jpg", a_picture("teal")[:200], "image/jpeg"),
    "too large": File("a.jpg", a_picture("teal") + b"\0" * LARGEST, "image/jpeg"),
    "sound that is none": File("a.wav", b"RIFF\xff\xff\xff\xffWAVEfmt ", "audio/wav"),
}
NAMES = {
    "leads out of the folder": "../../../../etc/passwd.jpg",
    "nul": "a\x00b.jpg",
    "three hundred letters": "a" * 300 + ".jpg",
    "right to left": "\u202egpj.exe\u202c\u200f",
    "markup": "<script>alert(1)<|script>.jpg",
    "a formula": "=1+1.jpg",
    "no name": ".",
}


NO_CODES = {"la": ""}  # what a return need not say
RETURN = File("leavers.csv", b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,YES,F2,B1\n", "text/csv")


def beside(form, field):
    """What is sent in the other fields that need a file."""
    return {"sent": RETURN} if form.address.startswith("/returns/") and field != "sent" else {}


def with_files(forms):
    return [(asking, form, field) for asking, form in every(forms) for field in form.files]


def test_there_are_fields_that_take_files(forms):
    assert len(with_files(forms)) >= 10
    assert len({form.address for _, form, _ in with_files(forms)}) >= 4


@pytest.mark.parametrize("file", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_such_file_is_said_at_its_field_and_what_was_typed_stays(forms, file):
    wrong = defaultdict(list)
    for asking, form, field in with_files(forms):
        said = {name: f"Typed {name}" for name in form.of("textarea")}
        files = beside(form, field) | {field: file}
        answer = asking.ask("post", form.address, form.sent_with(files, **said, **NO_CODES))
        problems = problems_of(answer)
        where = f"{form.address} {field}"
        if answer.status_code >= 500 or not problems:
            wrong[where].append(f"{answer.status_code}, {answer.redirect_chain}: nothing is said")
            continue
        if f"id_{field}" not in problems and field not in problems:
            wrong[where].append(f"it is not said of this field, but {problems}")
        wrong[where] += [f"lost: {words}" for words in said.values() if words not in html.unescape(answer.shown)]
        if answer.wrote:
            wrong[where].append(f"wrote to {answer.wrote}")
        if "<script>alert" in answer.shown or "root:" in answer.shown:
            wrong[where].append("let through")

    assert {where: said for where, said in wrong.items() if said} == {}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_file_may_be_called_anything(forms, name):
    wrong = defaultdict(list)
    for asking, form, field in with_files(forms):
        files = beside(form, field) | {field: File(name, a_picture("teal"), "image/jpeg")}
        answer = asking.ask("post", form.address, form.sent_with(files, **NO_CODES))
        if answer.status_code >= 500 or "<script>alert" in answer.shown:
            wrong[f"{form.address} {field}"].append(answer.status_code)

    assert dict(wrong) == {}
