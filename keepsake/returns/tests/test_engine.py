"""The engine, with made-up rules: what is not run, what breaks, what is counted, and in what order."""

import polars as pl
import pytest

from keepsake.returns.checking import check
from keepsake.returns.engine.described import describe
from keepsake.returns.engine.given import col, other
from keepsake.returns.engine.rule import Example, Pairs, rule
from keepsake.returns.engine.run import run
from keepsake.returns.intake.typed import typed
from keepsake.returns.schema import RETURNS
from keepsake.returns.years import Collection, Year

SSDA903 = RETURNS["ssda903"]


def made(code, describe_it, optional=()):
    return rule(
        code=code, message=code, fields=(), source="made up", passes=Example(), fails=Example(), optional=optional
    )(describe_it)


def ask(tables, *rules):
    descriptions = describe(SSDA903, Collection.of(Year.named("2026-27")), list(rules))
    return run(descriptions, typed(tables, SSDA903), {})


def test_a_rule_whose_table_is_not_there_is_not_run():
    found = ask({"Header": []}, made("A", lambda given: {"Episodes": col("LS") == "C2"}))

    assert (found["A"].status, found["A"].reason) == ("not_run", "The table Episodes was not given.")


def test_a_rule_whose_column_is_not_there_is_not_run():
    found = ask({"Episodes": [{"CHILD": "1"}]}, made("A", lambda given: {"Episodes": col("LS") == "C2"}))

    assert (found["A"].status, found["A"].reason) == ("not_run", "The column LS is not in the table Episodes.")


def test_a_rule_that_needs_last_year_says_so():
    found = ask({"OC3": [{"CHILD": "1"}]}, made("A", lambda given: {"OC3": given.exists("Episodes_last")}))

    assert found["A"].reason == "Last year's table Episodes was not given."


def test_a_rule_that_needs_the_authority_says_so():
    found = ask({"OC3": [{"CHILD": "1"}]}, made("A", lambda given: {"OC3": col("CHILD") == given.la}))

    assert (found["A"].status, found["A"].reason) == (
        "not_run",
        "The local authority that makes the return was not given.",
    )


def test_what_a_rule_can_do_without_is_taken_as_missing():
    absent = made("A", lambda given: {"OC3": ~given.exists("AD1") & col("ACTIV").is_null()}, ("AD1", "OC3.ACTIV"))

    found = ask({"OC3": [{"CHILD": "1"}]}, absent)

    assert found["A"].rows == {"OC3": [0]}


def test_a_rule_that_breaks_hides_nothing():
    broken = made("B", lambda given: {"OC3": col("ACTIV").str.to_integer() > 1})
    speechless = made("C", lambda given: 1 / 0)
    sound = made("A", lambda given: {"OC3": col("ACTIV") == "F2"})

    found = ask({"OC3": [{"ACTIV": "F2"}]}, sound, broken, speechless)

    assert {code: each.status for code, each in found.items()} == {"A": "failed", "B": "crashed", "C": "crashed"}
    assert "ZeroDivisionError" in found["C"].reason


def test_the_row_before_is_the_childs_own():
    same = made("A", lambda given: {"Episodes": col("LS") == given.previous("Episodes", "LS")})
    rows = [
        {"CHILD": "1", "DECOM": "02/05/2026", "LS": "C2"},
        {"CHILD": "2", "DECOM": "01/05/2026", "LS": "C2"},
        {"CHILD": "1", "DECOM": "01/05/2026", "LS": "C2"},
    ]

    assert ask({"Episodes": rows}, same)["A"].rows == {"Episodes": [0]}


def test_a_row_beside_another_may_be_reported_alone():
    inside = col("MIS_START") >= other("DECOM")
    alone = made("A", lambda given: Pairs("Missing", "Episodes", "child", inside, alone=True))
    tables = {
        "Missing": [{"CHILD": "1", "MIS_START": "01/05/2026"}, {"CHILD": "2", "MIS_START": "01/05/2026"}],
        "Episodes": [{"CHILD": "1", "DECOM": "01/04/2026"}, {"CHILD": "1", "DECOM": "30/04/2026"}],
    }

    found = ask(tables, alone)["A"]

    assert (found.rows, found.findings) == ({"Missing": [0]}, [[("Missing", 0)]])


def test_the_values_of_all_rows_of_a_child_can_be_asked_for_and_added_up():
    known = made("A", lambda given: {"Header": col("UPN").is_in(given.listed("Episodes", "URN"))})
    long = made("B", lambda given: {"Header": given.sum("Episodes", col("DECOM").dt.day()) > 3})
    tables = {
        "Header": [{"CHILD": "1", "UPN": "A"}, {"CHILD": "2", "UPN": "A"}, {"CHILD": "3", "UPN": "A"}],
        "Episodes": [
            {"CHILD": "1", "URN": "B", "DECOM": "01/04/2026"},
            {"CHILD": "1", "URN": "A", "DECOM": "03/04/2026"},
            {"CHILD": "2", "URN": "B", "DECOM": None},
        ],
    }

    found = ask(tables, known, long)

    assert {code: each.rows for code, each in found.items()} == {"A": {"Header": [0]}, "B": {"Header": [0]}}


def test_a_sum_is_the_childs_own_and_leaves_out_what_is_missing():
    much = made("A", lambda given: {"Episodes": given.sum("Episodes", col("PL_DISTANCE")) > 10})
    rows = [
        {"CHILD": "1", "PL_DISTANCE": "6"},
        {"CHILD": "2", "PL_DISTANCE": "9"},
        {"CHILD": "1", "PL_DISTANCE": None},
        {"CHILD": "1", "PL_DISTANCE": "5"},
    ]

    assert ask({"Episodes": rows}, much)["A"].rows == {"Episodes": [0, 2, 3]}


def test_rows_without_a_child_belong_to_nobody():
    twice = made("A", lambda given: {"Header": given.count("Header") > 1})

    assert ask({"Header": [{"CHILD": None}, {"CHILD": None}, {"CHILD": ""}]}, twice)["A"].rows == {}


def test_an_invalid_day_is_kept_and_reported():
    result = check("ssda903", year="2026-27", tables={"Header": [{"CHILD": "1", "DOB": "31/02/2020"}]})

    assert result.rules["102"].rows == {"Header": [0]}


def test_a_frame_and_a_list_of_rows_are_the_same():
    rows = [{"CHILD": 1, "SEX": "M"}, {"CHILD": 2, "SEX": None}]

    listed = check("ssda903", year="2026-27", tables={"Header": rows})
    framed = check("ssda903", year="2026-27", tables={"Header": pl.DataFrame(rows)})

    assert listed.as_json()["rules"] == framed.as_json()["rules"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"of": "sen2"}, "There is no return 'sen2'"),
        ({"year": "2026"}, "not a year of a return"),
        ({"year": "2019-20"}, "has rules for 2022-23 to 2026-27"),
        ({"tables": {"Nobody": []}}, "has no table Nobody"),
        ({"collection": {"begin": 1}}, "A collection has no begin"),
        ({"tables": {"Header": [1]}}, "not a list of rows"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_words(arguments, said):
    given = {"of": "ssda903", "year": "2026-27", "tables": {}} | arguments

    with pytest.raises(ValueError, match=said):
        check(given.pop("of"), **given)


def test_the_library_gives_the_function_also_after_it_is_loaded():
    from keepsake import returns

    assert returns.check is check
    assert returns.check("cin", year="2026-27", tables={}).year == "2026-27"
