"""Social workers' episodes (SWEpisodes), returned from 2023-24."""

from datetime import date, timedelta
from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, written
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.looked_after import RESPITE
from keepsake.returns.ssda903.source import CHECKS

_FIRST = "2023-24"
_worker = partial(row_rule, table="SWEpisodes", source=CHECKS)
_OPEN = {"CHILD": "1", "SW_ID": "SW123", "SW_DECOM": "01/03/2026", "SW_DEC": None, "SW_REASON": "MANAGE"}
_HERE = {"CHILD": "1", "DECOM": "01/05/2022", "DEC": None, "LS": "C2"}
_REASON_SINCE = date(2023, 4, 1)
_OVERLAP = timedelta(days=7)
_DAYS_TO_FIND_ONE = timedelta(days=6)
_ENDED = "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided."
_COMPLETE = "For each social worker episode, information should be complete."


def _looked_after(given: Given) -> pl.Expr:
    """Is the child looked after on 31 March, and not in respite care, by its last episode?"""
    last = given.last("Episodes", "DEC").is_null() & ~given.last("Episodes", "LS").is_in(RESPITE).fill_null(False)
    return given.exists("Episodes") & last


def _numbered(first: str, last: str | None, wrong: str, shape: str) -> Rule:
    return _worker(
        "SW02STG1",
        columns="SW_ID",
        message="Social worker ID does not begin with the characters 'SW' or 'XX'.",
        right={"SW_ID": "XX12"},
        wrong={"SW_ID": wrong},
        where=lambda given: ~col("SW_ID").str.contains(shape),
        first=first,
        last=last,
    )


ONE_EPISODE = (
    _numbered(_FIRST, "2024-25", "AB12", "^(SW|XX)"),
    _numbered("2025-26", None, "SW1", "^(SW|XX)..+"),
    _worker(
        "SW03STG1",
        columns="SW_ID SW_DECOM SW_REASON",
        message=_COMPLETE,
        right=_OPEN,
        wrong=_OPEN | {"SW_REASON": None},
        where=lambda given: is_missing("SW_ID") | is_missing("SW_DECOM__text") | is_missing("SW_REASON"),
        first=_FIRST,
        last="2023-24",
    ),
    _worker(
        "SW01aSTG1",
        columns="SW_DECOM SW_ID",
        message=_COMPLETE,
        right=_OPEN | {"SW_DECOM": "31/03/2023", "SW_REASON": None},
        wrong=_OPEN | {"SW_DECOM": "31/03/2023", "SW_ID": None},
        where=lambda given: (col("SW_DECOM") < _REASON_SINCE) & is_missing("SW_ID"),
        first="2024-25",
        last="2024-25",
    ),
    _worker(
        "SW01bSTG1",
        columns="SW_DECOM SW_ID SW_REASON",
        message=_COMPLETE,
        right=_OPEN,
        wrong=_OPEN | {"SW_REASON": None},
        where=lambda given: (col("SW_DECOM") >= _REASON_SINCE) & (is_missing("SW_ID") | is_missing("SW_REASON")),
        first="2024-25",
        last="2024-25",
    ),
    _worker(
        "SW06STG2",
        columns="SW_DECOM",
        message="Social worker episode data should be within the social worker data reporting year.",
        right=_OPEN | {"SW_DECOM": "31/03/2027"},
        wrong=_OPEN | {"SW_DECOM": "01/04/2027"},
        where=lambda given: col("SW_DECOM") > given.end,
        first=_FIRST,
    ),
    _worker(
        "SW07STG2",
        columns="SW_DEC",
        message="Social worker episode end date should be on or after the start of the social worker reporting period, "
        "and should be on or before the collection end date.",
        right=_OPEN | {"SW_DEC": "01/04/2026"},
        wrong=_OPEN | {"SW_DEC": "31/03/2026"},
        where=lambda given: (col("SW_DEC") < given.start) | (col("SW_DEC") > given.end),
        first=_FIRST,
    ),
    _worker(
        "SW09STG2",
        columns="SW_DECOM SW_DEC",
        message="Social worker episode appears to have lasted for less than 24 hours.",
        right=_OPEN | {"SW_DEC": "02/03/2026"},
        wrong=_OPEN | {"SW_DEC": "01/03/2026"},
        where=lambda given: col("SW_DECOM") == col("SW_DEC"),
        first=_FIRST,
    ),
    _worker(
        "SW17STG2",
        columns="SW_DEC SW_DECOM",
        message="There is no social worker episode open at 31 March.",
        right=_OPEN,
        wrong=_OPEN | {"SW_DEC": "30/03/2027"},
        where=lambda given: given.is_last("SWEpisodes") & col("SW_DEC").is_not_null(),
        first="2025-26",
    ),
)


@rule(
    code="SW08STG2",
    message="A new social worker episode has started, but the previous episode has not ended.",
    fields=("SWEpisodes.SW_DEC",),
    source=CHECKS,
    first=_FIRST,
    passes=Example(SWEpisodes=[_OPEN | {"SW_DEC": "01/05/2026"}, _OPEN | {"SW_DECOM": "01/05/2026"}]),
    fails=Example({"SWEpisodes": [0]}, SWEpisodes=[_OPEN, _OPEN | {"SW_DECOM": "01/05/2026"}]),
)
def only_the_last_is_open(given: Given) -> Failing:
    later = given.max("SWEpisodes", "SW_DECOM") > col("SW_DECOM")
    return {"SWEpisodes": later & col("SW_DEC").is_null()}


@rule(
    code="SW14STG2",
    message="Social worker episode date ceased is blank.",
    fields=("SWEpisodes.SW_DEC",),
    source=CHECKS,
    first=_FIRST,
    last="2023-24",
    passes=Example(SWEpisodes=[_OPEN | {"SW_DEC": "01/05/2023"}, _OPEN | {"SW_DECOM": "01/06/2026"}]),
    fails=Example({"SWEpisodes": [0]}, SWEpisodes=[_OPEN, _OPEN | {"SW_DECOM": "01/06/2026"}]),
)
def all_but_the_last_have_ended(given: Given) -> Failing:
    return {"SWEpisodes": ~given.is_last("SWEpisodes") & col("SW_DEC").is_null()}


def _begins_after(first: str, last: str | None, overlap: timedelta, but: str | None) -> Rule:
    """``but``: a reason for which an episode may begin before the one before has ended."""

    @rule(
        code="SW10STG2",
        message="A new social worker episode has started before the end date of the previous social worker episode.",
        fields=("SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC", *(["SWEpisodes.SW_REASON"] if but else [])),
        source=CHECKS,
        first=first,
        last=last,
        passes=Example(
            SWEpisodes=[
                _OPEN | {"SW_DEC": f"{1 + overlap.days:02}/05/2026"},
                _OPEN | {"SW_DECOM": "01/05/2026"},
            ]
        ),
        fails=Example(
            {"SWEpisodes": [1]},
            SWEpisodes=[
                _OPEN | {"SW_DEC": f"{2 + overlap.days:02}/05/2026"},
                _OPEN | {"SW_DECOM": "01/05/2026"},
            ],
        ),
    )
    def begins_after_the_one_before(given: Given) -> Failing:
        early = col("SW_DECOM") < given.previous("SWEpisodes", "SW_DEC") - overlap
        return {"SWEpisodes": early & col("SW_REASON").ne_missing(but) if but else early}

    return begins_after_the_one_before


def _one_follows(code: str, last: str | None, wrong: str, *, lately: bool) -> Rule:
    """The last episode ended before 31 March. ``lately``: in the last days of the year, else before them."""

    def none_follows(given: Given) -> pl.Expr:
        ended, lately_since = given.max("SWEpisodes", "SW_DEC"), given.end - _DAYS_TO_FIND_ONE
        when = (ended > lately_since) & (ended < given.end) if lately else ended <= lately_since
        none_open = col("SW_DECOM").is_null() | col("SW_DEC").is_not_null()
        return given.is_last("SWEpisodes") & when & none_open

    end = "2024" if last else "2027"
    return _worker(
        code,
        columns="SW_DEC",
        message=_ENDED,
        right=_OPEN | {"SW_DECOM": "01/03/2023", "SW_DEC": f"31/03/{end}"},
        wrong=_OPEN | {"SW_DECOM": "01/03/2023", "SW_DEC": f"{wrong}/03/{end}"},
        where=none_follows,
        first=_FIRST,
        last=last,
    )


IN_ORDER = (
    _begins_after(_FIRST, "2023-24", timedelta(0), None),
    _begins_after("2024-25", None, _OVERLAP, "FCONTA"),
    _one_follows("SW11aSTG2", "2023-24", "25", lately=False),
    _one_follows("SW11bSTG2", None, "26", lately=True),
)


@rule(
    code="SW01STG1",
    message="Child looked after on 31 March, but no social worker episode information is reported.",
    fields=("Episodes.DEC", "SWEpisodes.SW_ID", "SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"),
    source=CHECKS,
    first=_FIRST,
    last="2023-24",
    passes=Example(
        Episodes=[_HERE, {**_HERE, "CHILD": "2", "LS": "V3"}],
        SWEpisodes=[_OPEN | {"SW_DECOM": "01/05/2023"}],
    ),
    fails=Example({"Episodes": [0]}, Episodes=[_HERE], SWEpisodes=[_OPEN | {"SW_ID": None}]),
)
def has_a_worker(given: Given) -> Failing:
    whole = col("SW_ID").is_not_null() & written("SW_DECOM").is_not_null() & col("SW_REASON").is_not_null()
    return {"Episodes": given.is_last("Episodes") & _looked_after(given) & ~given.any("SWEpisodes", whole)}


@rule(
    code="SW12STG2",
    message="If a child is looked after on 31 March then all social worker episodes for the full previous year should "
    "be reported, even those whilst they were not looked after.",
    fields=("SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"),
    source=CHECKS,
    first=_FIRST,
    optional=("SWEpisodes.SW_REASON",),
    mend="Add the social worker who was there before, or give FCONTA as the reason of the first.",
    note="By its message: a worker from the first day of the year on, or one that began with the first contact. The "
    "public validator asks for a worker beside each episode that starts or ends care.",
    sure=False,
    passes=Example(
        Episodes=[_HERE, {**_HERE, "CHILD": "2"}],
        SWEpisodes=[
            _OPEN | {"SW_DECOM": "01/04/2026"},
            _OPEN | {"CHILD": "2", "SW_DECOM": "02/04/2026", "SW_REASON": "FCONTA"},
        ],
    ),
    fails=Example({"SWEpisodes": [0]}, Episodes=[_HERE], SWEpisodes=[_OPEN | {"SW_DECOM": "02/04/2026"}]),
)
def the_whole_year_has_a_worker(given: Given) -> Failing:
    late = (col("SW_DECOM") > given.start) & col("SW_REASON").ne_missing("FCONTA")
    return {"SWEpisodes": given.is_first("SWEpisodes") & late & _looked_after(given)}
