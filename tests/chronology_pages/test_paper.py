"""What is printed can be read: in every script there is a font for; and where there is none, the paper says so."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.web.chronology.paper.setting import MARK, _marked, typeset

AT = datetime(2026, 11, 25, tzinfo=UTC)


def values(words, **more):
    line = {"day": "1 May 2026", "title": words, "about": "", "words": "", "because": "", "spoken": "", "meanings": [],
            "source": ""}  # fmt: skip
    usual = {"title": "Chronology", "by": "Sage", "printed": "", "note": "", "not_shown": []}
    return usual | {"years": [{"year": "2026", "lines": [line]}]} | more


@pytest.mark.parametrize(
    "name", ["Świętosława Źdźbło-Łukasiewicz", "محمد عبد الله", "王小明 陳大文", "Seán Ó Súilleabháin", "Ірина"]
)
def test_a_name_in_this_script_is_shown(name):
    paper = typeset("chronology", values(name, title=f"Chronology of {name}"), AT)

    assert paper.unshown == 0
    assert b"pdfuaid" in paper.pdf


def test_a_letter_in_no_font_is_marked_and_counted():
    paper = typeset("chronology", values("\U00016a40\U00016a41 and Robin"), AT)

    assert paper.unshown == 2


def test_marks_stand_for_runs_of_letters_everywhere_in_the_values():
    marked, count = _marked({"a": ["xx\u0e01\u0e02y", 3], "b": None}, {0x0E00 // 128})

    assert marked == {"a": [f"xx{MARK}y", 3], "b": None}
    assert count == 2


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30))
def test_whatever_somebody_wrote_is_set_and_never_read_as_markup(words):
    paper = typeset("chronology", values(f"#panic() *{words}* $x$ ]"), AT)

    assert paper.pdf.startswith(b"%PDF-")


def test_the_same_values_make_the_same_paper():
    assert typeset("story", story(), AT).pdf == typeset("story", story(), AT).pdf


def story():
    usual = {"title": "Story", "by": "Sage", "printed": "", "note": "", "not_shown": ["Warnings: no."]}
    part = {"day": "1 May 2026", "words": "Robin was born.", "because": "", "spoken": "I am here."}
    lists = {
        "who": [["Name", "Robin"]],
        "says": ["Hello"],
        "matters": [],
        "homes": [],
        "now": [],
        "means": [["A", "b"]],
    }
    return usual | lists | {"chapters": [{"year": "2026", "parts": [part]}]}
