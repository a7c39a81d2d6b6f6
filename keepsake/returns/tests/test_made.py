"""Invented returns: of a known size, with the faults that were asked for and no others."""

from keepsake.returns import check
from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.made.cin import made_cin
from keepsake.returns.made.ssda903 import made_ssda903

OF_THE_WHOLE = {"2887Q", "2888Q", "8995Q", "9000Q"}  # the census has few disabilities and no proceedings


def failed(result):
    return {each.code for each in result.failed}


def census(children, **more):
    faults = []
    tables = cin_tables("made.xml", "".join(made_cin(children, **more)).encode(), faults.append)
    assert faults == []
    return tables


def test_a_return_without_faults_has_no_findings():
    assert failed(check("ssda903", year="2026-27", tables=made_ssda903(300, faults=0))) == set()
    assert failed(check("cin", year="2026-27", tables=census(300, faults=0))) <= OF_THE_WHOLE


def test_faults_are_found_as_many_as_were_made():
    found = check("cin", year="2026-27", tables=census(50, faults=1)).rules["8866"].rows

    assert found == {"CINdetails": list(range(50))}


def test_a_census_has_the_rows_of_a_real_one_and_no_element_out_of_place():
    heights = {name: frame.height for name, frame in census(2_000).items()}

    assert 8.1 <= sum(heights.values()) / 2_000 <= 8.4
    assert {name for name, height in heights.items() if not height} == {"PreProceedings"}


def test_some_girls_are_mothers():
    header = made_ssda903(500)["Header"]

    assert {row["MOTHER"] for row in header if row["SEX"] == "F"} == {"0", "1"}
    assert {row["MOTHER"] for row in header if row["SEX"] == "M"} == {None}
