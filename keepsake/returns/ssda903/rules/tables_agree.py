"""Internal checks: children of every table stand in the header, once, born on one day."""

from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.source import CHECKS


def _in_header(code: str, table: str) -> Rule:
    @rule(
        code=code,
        message=f"Internal check: child in {table} does not exist in Header.",
        fields=(f"{table}.CHILD", "Header.CHILD"),
        source=CHECKS,
        mend=f"Add the child to Header, or correct CHILD in {table}.",
        passes=Example(**{table: [{"CHILD": "1"}], "Header": [{"CHILD": "1"}]}),
        fails=Example({table: [1]}, **{table: [{"CHILD": "1"}, {"CHILD": "2"}], "Header": [{"CHILD": "1"}]}),
    )
    def child_is_in_header(given: Given) -> Failing:
        return {table: col("CHILD").is_not_null() & ~given.exists("Header")}

    return child_is_in_header


def _agrees(code: str, table: str, column: str) -> Rule:
    one, two = ("01/01/2010", "02/01/2010") if column == "DOB" else ("1", "2")

    @rule(
        code=code,
        message=f"Internal check: {column} in {table} is different to {column} in Header.",
        fields=(f"{table}.{column}", f"Header.{column}"),
        source=CHECKS,
        passes=Example(**{table: [{"CHILD": "1", column: one}], "Header": [{"CHILD": "1", column: one}]}),
        fails=Example(
            {table: [0]},
            **{table: [{"CHILD": "1", column: one}], "Header": [{"CHILD": "1", column: two}]},
        ),
    )
    def agrees_with_header(given: Given) -> Failing:
        held, said = given.first("Header", column), col(column)
        differs = given.exists("Header") & (said.is_not_null() | held.is_not_null()) & said.ne_missing(held)
        return {table: differs}

    return agrees_with_header


def _once(code: str, table: str) -> Rule:
    @rule(
        code=code,
        message=f"Internal check: child should only exist once in {table}.",
        fields=(f"{table}.CHILD",),
        source=CHECKS,
        passes=Example(**{table: [{"CHILD": "1"}, {"CHILD": "2"}]}),
        fails=Example({table: [0, 2]}, **{table: [{"CHILD": "1"}, {"CHILD": "2"}, {"CHILD": "1"}]}),
    )
    def child_is_there_once(given: Given) -> Failing:
        return {table: given.count(table) > 1}

    return child_is_there_once


IN_HEADER = tuple(
    _in_header(f"INT0{at}", table)
    for at, table in enumerate(
        ("AD1", "PlacedAdoption", "Episodes", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"), start=1
    )
)
BORN_ON_ONE_DAY = tuple(
    _agrees(f"INT1{at}", table, "DOB")
    for at, table in enumerate(
        ("AD1", "PlacedAdoption", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"), start=1
    )
)
SAME_SEX = _agrees("INT21", "UASC", "SEX")
ONCE = tuple(
    _once(f"INT3{at}", table) for at, table in enumerate(("AD1", "Header", "OC2", "OC3", "PrevPerm", "UASC"), start=1)
)
