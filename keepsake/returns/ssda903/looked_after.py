"""Who is looked after: what several rules ask of a child's episodes."""

import polars as pl

from keepsake.returns.engine.given import Given, col

RESPITE = ["V3", "V4"]
ADOPTED = ["E11", "E12"]


def continuously_looked_after(given: Given) -> pl.Expr:
    """Has the child been looked after for the whole year up to 31 March, as far as its episodes say?

    An episode falls in the year; none in the year starts a period of care after its first day, ends one before its
    last day for a reason other than that a new episode begins (X1), or is respite care (V3, V4).
    """
    in_year = (col("DECOM") <= given.end) & (col("DEC").is_null() | (col("DEC") >= given.start))
    starts = (col("RNE") == "S") & (col("DECOM") > given.start) & (col("DECOM") <= given.end)
    ceases = col("REC").ne_missing("X1") & col("DEC").is_between(given.start, given.end, closed="left")
    respite = col("LS").is_in(RESPITE) & in_year
    broken = starts.fill_null(False) | ceases.fill_null(False) | respite.fill_null(False)
    return given.any("Episodes", in_year) & ~given.any("Episodes", broken)
