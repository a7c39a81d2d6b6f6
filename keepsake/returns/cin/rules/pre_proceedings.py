"""Pre-proceedings and family group decision making, returned from 2026-27.

The department's text of these rules has not been read at its source: they follow a later version of the sector's
public validator, and where its code and its text differ, the text.
"""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_yes
from keepsake.returns.engine.given import Given, col, is_given
from keepsake.returns.engine.rule import Example, Failing, Rule, rule

FIRST = "2026-27"
NOT_READ = "Not verified at its source."
SOURCE = f"{CHECKS}, in a later version; not read at its source"


@rule(
    code="8995Q",
    message="No pre-proceedings or family group decision making is returned for any child",
    fields=("Header.Year", "PreProceedings.PPStartDate"),
    source=SOURCE,
    severity="query",
    first=FIRST,
    note=f"Asked of the whole return, and reported at its header. {NOT_READ}",
    sure=False,
    passes=Example(Header=[{"Year": "2027"}], PreProceedings=[{"PPStartDate": None}]),
    fails=Example({"Header": [0]}, Header=[{"Year": "2027"}], PreProceedings=[]),
)
def some_are_returned(given: Given) -> Failing:
    return {"Header": _of_the_header(~given.whole("PreProceedings", pl.len() > 0).fill_null(False))}


@rule(
    code="9000Q",
    message="No start of pre-proceedings is returned for any child",
    fields=("Header.Year", "PreProceedings.PPStartDate"),
    source=SOURCE,
    severity="query",
    first=FIRST,
    note=f"Asked of the whole return, and reported at its header. {NOT_READ}",
    sure=False,
    passes=Example(Header=[{"Year": "2027"}], PreProceedings=[{"PPStartDate": "2026-05-01"}]),
    fails=Example({"Header": [0]}, Header=[{"Year": "2027"}], PreProceedings=[{"PPStartDate": None}]),
)
def some_have_started(given: Given) -> Failing:
    started = given.whole("PreProceedings", col("PPStartDate").is_not_null().any())
    return {"Header": _of_the_header(~started.fill_null(False))}


def _of_the_header(wrong: pl.Expr) -> pl.Expr:
    return pl.when(pl.col("row") == 0).then(wrong).otherwise(False)


def _in_the_year(code: str, column: str, message: str, after: str = "") -> Rule:
    """The day, if there is one, lies in the year, and not before another day of the same proceedings."""
    earlier = {after: "2026-05-02"} if after else {}

    @rule(
        code=code,
        message=message,
        fields=tuple(f"PreProceedings.{name}" for name in (column, after) if name),
        source=SOURCE,
        first=FIRST,
        note=NOT_READ,
        sure=False,
        passes=Example(PreProceedings=[{column: "2026-05-02", **earlier}, {column: None, **earlier}]),
        fails=Example(
            {"PreProceedings": [0, 1] if after else [0]},
            PreProceedings=[{column: "2026-03-31", **dict.fromkeys(earlier)}, {column: "2026-05-01", **earlier}],
        ),
    )
    def is_in_the_year(given: Given) -> Failing:
        outside = ~col(column).is_between(given.start, given.end)
        return {"PreProceedings": outside | (col(column) < col(after)) if after else outside}

    return is_in_the_year


IN_THE_YEAR = (
    _in_the_year("9005", "PPStartDate", "The start of pre-proceedings is outside the census year"),
    _in_the_year(
        "9006",
        "LBPSentDate",
        "The letter before proceedings is outside the census year, or before the start of pre-proceedings",
        "PPStartDate",
    ),
    _in_the_year("9008", "InitialPPMeetingDate", "The first pre-proceedings meeting is outside the census year"),
    _in_the_year(
        "9009",
        "StepDecisionDate",
        "The decision to step down or issue is outside the census year, or before the start of pre-proceedings",
        "PPStartDate",
    ),
    _in_the_year(
        "9012",
        "CourtAppDate",
        "The application to court is outside the census year, or before the decision to issue",
        "StepDecisionDate",
    ),
    _in_the_year(
        "9013",
        "LetterInitCPDate",
        "The letter of issue of care proceedings is outside the census year, or before the application to court",
        "CourtAppDate",
    ),
)


@rule(
    code="9007",
    message="A letter before proceedings was sent, and it is not said whether a family group decision making meeting "
    "was offered",
    fields=("PreProceedings.LBPSentDate", "PreProceedings.FGDMMeetingOffer"),
    source=SOURCE,
    first=FIRST,
    note=f"The public validator's code tests the reverse of its text. {NOT_READ}",
    sure=False,
    passes=Example(PreProceedings=[{"LBPSentDate": "2026-05-01", "FGDMMeetingOffer": "0"}, {"LBPSentDate": None}]),
    fails=Example({"PreProceedings": [0]}, PreProceedings=[{"LBPSentDate": "2026-05-01", "FGDMMeetingOffer": None}]),
)
def offer_is_said(given: Given) -> Failing:
    return {"PreProceedings": col("LBPSentDate").is_not_null() & ~is_given("FGDMMeetingOffer")}


@rule(
    code="9010Q",
    message="A family group decision making meeting was offered, and it is not said whether it took place",
    fields=("PreProceedings.FGDMMeetingOffer", "PreProceedings.FGDMMeetingFac"),
    source=SOURCE,
    severity="query",
    first=FIRST,
    note=NOT_READ,
    sure=False,
    passes=Example(PreProceedings=[{"FGDMMeetingOffer": "1", "FGDMMeetingFac": "0"}, {"FGDMMeetingOffer": "0"}]),
    fails=Example({"PreProceedings": [0]}, PreProceedings=[{"FGDMMeetingOffer": "true", "FGDMMeetingFac": None}]),
)
def what_came_of_the_offer_is_said(given: Given) -> Failing:
    return {"PreProceedings": is_yes("FGDMMeetingOffer") & ~is_given("FGDMMeetingFac")}


@rule(
    code="9011",
    message="The outcome of pre-proceedings is not a valid code",
    fields=("PreProceedings.PPOutcome",),
    source=SOURCE,
    first=FIRST,
    note=f"The public validator's code reports a missing outcome too. {NOT_READ}",
    sure=False,
    passes=Example(PreProceedings=[{"PPOutcome": "A"}, {"PPOutcome": None}]),
    fails=Example({"PreProceedings": [0]}, PreProceedings=[{"PPOutcome": "Z"}]),
)
def outcome_is_of_its_list(given: Given) -> Failing:
    return {"PreProceedings": ~col("PPOutcome").is_in(given.codes("pre_proceedings_outcome"))}


@rule(
    code="9015Q",
    message="A first pre-proceedings meeting was held, and the number of review meetings is not said",
    fields=("PreProceedings.InitialPPMeetingDate", "PreProceedings.ReviewMeetingsCount"),
    source=SOURCE,
    severity="query",
    first=FIRST,
    note=NOT_READ,
    sure=False,
    passes=Example(PreProceedings=[{"InitialPPMeetingDate": "2026-05-01", "ReviewMeetingsCount": "0"}]),
    fails=Example(
        {"PreProceedings": [0]}, PreProceedings=[{"InitialPPMeetingDate": "2026-05-01", "ReviewMeetingsCount": None}]
    ),
)
def review_meetings_are_counted(given: Given) -> Failing:
    return {"PreProceedings": col("InitialPPMeetingDate").is_not_null() & ~is_given("ReviewMeetingsCount")}
