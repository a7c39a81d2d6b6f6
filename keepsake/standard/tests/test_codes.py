"""The code sets can be looked up, are dated, and say where they come from and what was not verified."""

import csv
from datetime import date
from importlib.resources import files

import pytest

from keepsake.standard.codes import all_codes, code_sets, codes, codes_on

NEEDED = (
    *("ethnicity", "sex", "gender", "religion", "language", "disability", "legal_status", "placement_type"),
    *("category_of_abuse", "referral_source", "assessment_factor", "primary_need", "reason_for_closure"),
    *("upn_unknown", "reason_worker_change"),
)


@pytest.mark.parametrize("name", NEEDED)
def test_the_sets_that_the_record_needs_are_there(name):
    assert len(codes(name)) > 1


def test_a_set_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError):
        codes("colours")


def test_no_name_leads_out_of_the_folder():
    with pytest.raises(KeyError):
        codes("../terms/roles")


def test_a_set_cannot_be_changed_by_who_reads_it():
    with pytest.raises(TypeError):
        codes("sex")["X"] = codes("sex")["U"]


def test_semi_independent_living_gave_way_to_supported_accommodation_in_april_2024():
    before, after = codes_on("placement_type", date(2024, 3, 31)), codes_on("placement_type", date(2024, 4, 1))

    assert "H5" in before
    assert "K3" not in before
    assert "H5" not in after
    assert "K3" in after


def test_sex_is_recorded_by_letter_from_the_collection_year_2024():
    assert not codes_on("sex", date(2024, 3, 31))
    assert set(codes_on("sex", date(2024, 4, 1))) == {"M", "F", "U"}


def test_the_numbers_of_the_years_before_are_not_used_any_more():
    assert not codes_on("sex_before_2024", date(2024, 4, 1))
    assert not codes_on("gender_before_2024", date(2024, 4, 1))


def test_a_code_stands_once_in_its_set():
    for name in code_sets():
        text = files("keepsake.standard").joinpath("codes", f"{name}.csv").read_text(encoding="utf-8")
        written = [row["code"] for row in csv.DictReader(text.splitlines())]

        assert len(written) == len(set(written)), name


def test_every_code_has_a_label_and_a_source():
    assert [(name, code.code) for name, code in all_codes() if not (code.label and code.source)] == []


def test_a_code_says_not_verified_if_and_only_if_it_is_not_sure():
    assert [(name, code.code) for name, code in all_codes() if ("not verified" in code.note) is code.sure] == []


def test_no_code_ends_before_it_begins():
    dated = [(name, code) for name, code in all_codes() if code.valid_from and code.valid_to]

    assert [(name, code.code) for name, code in dated if code.valid_from >= code.valid_to] == []


def test_no_cell_is_a_formula_or_has_white_space_around_it():
    cells = [(name, cell) for name, code in all_codes() for cell in (code.code, code.label, code.source, code.note)]

    assert [cell for cell in cells if cell[1].startswith(("=", "+", "-", "@", "\t"))] == []
    assert [cell for cell in cells if cell[1] != cell[1].strip()] == []


def test_every_way_of_being_suitable_is_a_kind_of_accommodation():
    pairs = set(codes("accommodation_suitability")) - {"0"}

    assert {pair[0] for pair in pairs} == set(codes("accommodation"))
