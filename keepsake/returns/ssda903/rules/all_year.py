"""Children looked after for the whole year: what is returned of them, and of nobody else."""

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, years_after
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.looked_after import continuously_looked_after as all_year
from keepsake.returns.ssda903.phrases import any_given, any_missing, rows
from keepsake.returns.ssda903.rules.adopters import ITEMS as ADOPTION
from keepsake.returns.ssda903.rules.care_leavers import ITEMS as LEFT
from keepsake.returns.ssda903.rules.health import CHECKED, FIELDS, ITEMS
from keepsake.returns.ssda903.source import CHECKS

_EPISODES = rows(
    "CHILD DECOM DEC LS REC RNE",
    "1 01/05/2025 - C2 - S",
    "2 01/06/2026 - C2 - S",
    "3 01/05/2025 01/07/2026 C2 X1 S",
    "3 01/07/2026 - C2 - L",
    "4 01/05/2025 01/07/2026 C2 E4A S",
    "5 01/05/2025 - V4 - S",
)


@rule(
    code="157",
    message="Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year "
    "and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and "
    "Difficulties Questionnaire (SDQ) score.",
    fields=("OC2.SDQ_REASON", "OC2.DOB"),
    source=CHECKS,
    passes=Example(
        Episodes=_EPISODES,
        OC2=rows("CHILD DOB SDQ_SCORE SDQ_REASON", "1 02/04/2022 - SDQ1", "2 01/05/2015 - SDQ1", "3 31/03/2010 - SDQ1"),
    ),
    fails=Example(
        {"OC2": [0, 1]},
        Episodes=_EPISODES,
        OC2=rows("CHILD DOB SDQ_SCORE SDQ_REASON", "1 01/04/2022 - SDQ1", "3 01/04/2010 - SDQ1"),
    ),
)
def no_reason_of_age(given: Given) -> Failing:
    unscored = is_missing("SDQ_SCORE") & (col("SDQ_REASON") == "SDQ1")
    return {"OC2": all_year(given) & unscored & _of_age(given)}


def _of_age(given: Given) -> pl.Expr:
    """Four or over as the year begins, and not yet seventeen as it ends."""
    return (years_after(col("DOB"), 4) <= given.start) & (years_after(col("DOB"), 17) > given.end)


@rule(
    code="186",
    message="Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and "
    "who have been looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) "
    "score completed.",
    fields=("OC2.SDQ_SCORE",),
    source=CHECKS,
    passes=Example(
        Episodes=_EPISODES,
        OC2=rows("CHILD DOB SDQ_SCORE", "1 01/04/2015 4", "2 01/04/2015 -", "3 02/04/2022 -"),
    ),
    fails=Example(
        {"OC2": [0, 1]}, Episodes=_EPISODES, OC2=rows("CHILD DOB SDQ_SCORE", "1 01/04/2022 -", "3 01/04/2010 -")
    ),
)
def scored_of_age(given: Given) -> Failing:
    return {"OC2": all_year(given) & is_missing("SDQ_SCORE") & _of_age(given)}


@rule(
    code="197B",
    message="SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
    fields=("OC2.SDQ_REASON", "OC2.DOB"),
    source=CHECKS,
    passes=Example(
        Episodes=_EPISODES,
        OC2=rows("CHILD DOB SDQ_SCORE SDQ_REASON", "1 01/05/2022 - SDQ1", "2 01/05/2022 - -", "3 01/05/2015 - -"),
    ),
    fails=Example(
        {"OC2": [0, 1]},
        Episodes=_EPISODES,
        OC2=rows("CHILD DOB SDQ_SCORE SDQ_REASON", "1 31/03/2023 - -", "3 02/04/2009 - -"),
    ),
)
def score_or_reason_at_4_and_17(given: Given) -> Failing:
    turned = [
        (years_after(col("DOB"), age) > given.start) & (years_after(col("DOB"), age) <= given.end) for age in (4, 17)
    ]
    unsaid = is_missing("SDQ_SCORE") & is_missing("SDQ_REASON")
    return {"OC2": all_year(given) & unsaid & (turned[0] | turned[1])}


@rule(
    code="185",
    message="Child has not been looked after continuously for at least 12 months at 31 March but a Strengths and "
    "Difficulties (SDQ) score has been completed.",
    fields=("OC2.SDQ_SCORE",),
    source=CHECKS,
    passes=Example(Episodes=_EPISODES, OC2=rows("CHILD SDQ_SCORE", "1 4", "2 -", "3 4")),
    fails=Example({"OC2": [0, 1, 2]}, Episodes=_EPISODES, OC2=rows("CHILD SDQ_SCORE", "2 4", "4 4", "5 4")),
)
def no_score_of_part_of_a_year(given: Given) -> Failing:
    return {"OC2": ~all_year(given) & col("SDQ_SCORE").is_not_null()}


@rule(
    code="198",
    message="Child has not been looked after continuously for at least 12 months at 31 March but a reason for no "
    "Strengths and Difficulties (SDQ) score has been completed.",
    fields=("OC2.SDQ_REASON",),
    source=CHECKS,
    passes=Example(Episodes=_EPISODES, OC2=rows("CHILD SDQ_REASON", "1 SDQ2", "2 -", "3 SDQ2")),
    fails=Example({"OC2": [0, 1]}, Episodes=_EPISODES, OC2=rows("CHILD SDQ_REASON", "2 SDQ2", "9 SDQ2")),
)
def no_reason_of_part_of_a_year(given: Given) -> Failing:
    return {"OC2": ~all_year(given) & col("SDQ_REASON").is_not_null()}


@rule(
    code="190",
    message="Child has not been looked after continuously for at least 12 months at 31 March but one or more data "
    "items relating to children looked after for 12 months have been completed.",
    fields=FIELDS,
    source=CHECKS,
    passes=Example(Episodes=_EPISODES, OC2=rows(f"CHILD {' '.join(ITEMS)}", "1 1 - - - - - - -", "2 - - - - - - - -")),
    fails=Example({"OC2": [0]}, Episodes=_EPISODES, OC2=rows(f"CHILD {' '.join(ITEMS)}", "2 1 - - - - - - -")),
)
def no_items_of_part_of_a_year(given: Given) -> Failing:
    return {"OC2": ~all_year(given) & any_given(ITEMS)}


@rule(
    code="191",
    message="Child has been looked after continuously for at least 12 months at 31 March but one or more data items "
    "relating to children looked after for 12 months have been left blank.",
    fields=(*(f"OC2.{item}" for item in CHECKED), "Episodes.CHILD"),
    source=CHECKS,
    passes=Example(Episodes=_EPISODES, OC2=rows(f"CHILD {' '.join(CHECKED)}", "1 1 1 1 1", "2 - - - -", "3 0 0 0 0")),
    fails=Example(
        {"OC2": [0], "Episodes": [2, 3]}, Episodes=_EPISODES, OC2=rows(f"CHILD {' '.join(CHECKED)}", "1 1 1 1 -")
    ),
)
def items_of_the_whole_year(given: Given) -> Failing:
    return {
        "OC2": all_year(given) & any_missing(CHECKED),
        "Episodes": all_year(given) & ~given.exists("OC2"),
    }


@rule(
    code="187",
    message="Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption or "
    "care leavers returns completed.",
    fields=(*(f"AD1.{item}" for item in ADOPTION), *(f"OC3.{item}" for item in LEFT)),
    source=CHECKS,
    optional=("AD1", "OC3"),
    passes=Example(
        Episodes=_EPISODES,
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 - - -", "2 YES F2 B1"),
        AD1=rows(f"CHILD {' '.join(ADOPTION)}", "4 01/05/2026 - - - - -"),
    ),
    fails=Example(
        {"OC3": [0], "AD1": [0]},
        Episodes=_EPISODES,
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 YES - -"),
        AD1=rows(f"CHILD {' '.join(ADOPTION)}", "3 - - 0 - - -"),
    ),
)
def did_not_leave_care(given: Given) -> Failing:
    return {"AD1": all_year(given) & any_given(ADOPTION), "OC3": all_year(given) & any_given(LEFT)}
