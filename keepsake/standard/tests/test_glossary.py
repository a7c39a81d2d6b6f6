"""The printed vocabulary."""

import re

from keepsake.standard.glossary import HEADINGS, escaped, glossary_markdown
from keepsake.standard.vocabulary import KINDS, terms


def test_every_kind_has_a_heading_and_every_term_a_line():
    page = glossary_markdown()

    assert page.count("\n## ") == len(KINDS)
    for kind in KINDS:
        section = page.split(f"`{kind}`: ")[1].split("\n## ")[0]
        assert re.findall(r"^\| `([a-z0-9_]+)` \|", section, re.MULTILINE) == list(terms(kind))


def test_every_line_of_a_table_has_all_its_cells():
    lines = [line for line in glossary_markdown().splitlines() if line.startswith("|")]

    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {len(HEADINGS) + 1}


def test_the_page_is_the_same_each_time_and_ends_with_one_line_break():
    page = glossary_markdown()

    assert page == glossary_markdown()
    assert page.endswith("|\n")


def test_signs_that_mean_something_in_markdown_mean_nothing_in_a_cell():
    assert escaped("<b> | *x* _y_ [z](u) `c` & \\") == ("&lt;b&gt; \\| \\*x\\* \\_y\\_ \\[z\\](u) \\`c\\` &amp; \\\\")


def test_what_is_not_sure_is_marked():
    assert glossary_markdown().count("| **no** |") == sum(
        not term.sure for kind in KINDS for term in terms(kind).values()
    )
