"""What was not read at its source says so, and no table can hurt whoever opens it in a spreadsheet."""

import pytest

from keepsake.standard.tables import rows
from keepsake.standard.vocabulary import KINDS, terms

TABLES = (*KINDS, "law_changes", "names")


@pytest.mark.parametrize("name", TABLES)
def test_sure_is_yes_or_no(name):
    assert {row["sure"] for row in rows(name)} <= {"yes", "no"}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name):
    assert [row for row in rows(name) if not row["source"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_says_not_verified_if_and_only_if_it_is_not_sure(kind):
    for term in terms(kind).values():
        assert ("not verified" in term.note) is not term.sure, (term.code, term.note)


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_formula(name):
    cells = [cell for row in rows(name) for cell in row.values()]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_white_space_around_it_or_a_line_break_in_it(name):
    cells = [cell for row in rows(name) for cell in row.values()]

    assert [cell for cell in cells if cell != cell.strip() or "\n" in cell or "\r" in cell] == []
