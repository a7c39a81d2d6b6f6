"""Rules that ask whether what is written is a day, one line each."""

from keepsake.returns.engine.given import Given, is_missing, not_a_day
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.source import CHECKS


def _day(code: str, field: str, message: str, *, required: bool = False, first: str = "") -> Rule:
    """``required``: nothing at all is as wrong as what is not a day."""
    table, column = field.split(".")

    @rule(
        code=code,
        message=message,
        fields=(field,),
        source=CHECKS,
        first=first or None,
        mend=f"Write {column} in {table} as a day of the calendar, as in 31/03/2026.",
        passes=Example(**{table: [{column: "31/03/2020"}]}),
        fails=Example(
            {table: [0, 1, 2] if required else [0, 1]},
            **{table: [{column: "31/02/2020"}, {column: "01/01/19"}, {column: None}]},
        ),
    )
    def is_a_day(given: Given) -> Failing:
        return {table: is_missing(column) if required else not_a_day(column)}

    return is_a_day


DAYS = (
    _day("102", "Header.DOB", "Date of birth is not a valid date.", required=True),
    _day(
        "104",
        "UASC.DUC",
        "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
    ),
    _day("112", "AD1.DATE_INT", "Date should be placed for adoption is not a valid date."),
    _day("113", "AD1.DATE_MATCH", "Date matching child and adopter(s) is not a valid date."),
    _day(
        "115",
        "PlacedAdoption.DATE_PLACED",
        "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
    ),
    _day(
        "116",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a "
        "valid date.",
    ),
    _day("141", "Episodes.DECOM", "Date episode began is not a valid date."),
    _day("147", "Episodes.DEC", "Date episode ceased is not a valid date."),
    _day("166", "Reviews.REVIEW", "Date of review is invalid or blank.", required=True),
    _day("171", "Header.MC_DOB", "Date of birth of mother's child is not a valid date."),
    _day(
        "1004",
        "Missing.MIS_START",
        "The start date of the missing episode or episode that the child was away from placement without "
        "authorisation is not a valid date.",
    ),
    _day(
        "1005",
        "Missing.MIS_END",
        "The end date of the missing episode or episode that the child was away from placement without "
        "authorisation is not a valid date.",
    ),
    _day(
        "SW04STG1",
        "SWEpisodes.SW_DECOM",
        "Date social worker episode began is not a valid date.",
        first="2023-24",
    ),
    _day("SW05STG1", "SWEpisodes.SW_DEC", "Date social worker episode ended is not a valid date.", first="2023-24"),
)
