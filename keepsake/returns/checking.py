"""The check of a return: the one thing that the command, the page and the record call."""

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

import polars as pl

from keepsake.returns.engine.described import described
from keepsake.returns.engine.progress import Told, nobody
from keepsake.returns.engine.result import Result
from keepsake.returns.engine.run import run
from keepsake.returns.intake.postcodes import placed
from keepsake.returns.intake.typed import typed
from keepsake.returns.schema import RETURNS
from keepsake.returns.schema.tables import Return
from keepsake.returns.years import Collection, Year

Derive = Callable[[dict[str, pl.DataFrame], Collection], dict[str, pl.DataFrame]]
_WHOSE = "is worked out from postcodes and the authority that makes the return, which was not given as a code."


def check(
    of: str,
    *,
    year: str,
    tables: Mapping[str, Any],
    collection: Mapping[str, object] | None = None,
    providers: Any = None,
    postcodes: pl.DataFrame | None = None,
    dates: Sequence[str] | None = None,
    told: Told = nobody,
) -> Result:
    """Put every rule of a year to the tables of a return.

    ``providers`` and ``postcodes`` are tables of an operator's; without them the rules that need them are not run.
    Tables are lists of rows or columnar frames, with some columns or all; last year's are called ``NAME_last``. Raises
    ValueError for a return, a year, a table or a collection that there is not. ``told`` hears how far it has come, and
    may raise Stopped.

    >>> check("ssda903", year="2026-27", tables={"Header": [{"CHILD": "1", "SEX": "X"}]}).rules["101"].rows
    {'Header': [0]}
    """
    began = perf_counter()
    of_return, chosen = _return(of), Collection.of(Year.named(year), collection)
    low, high = of_return.years
    if not low <= chosen.year.ends_in <= high:
        raise ValueError(f"{of} has rules for {Year(low).name} to {Year(high).name}, not for {year}.")
    given = dict(tables)
    if providers is not None and "Providers" in of_return.tables:
        given["Providers"] = providers
    told("Making the tables ready", 0, len(given))
    frames = typed(given, of_return, dates or ("%d/%m/%Y", "%Y-%m-%d"))
    counts = {name: frame.height for name, frame in frames.items()}
    frames = _derived(of_return, frames)
    missing: dict[str, str] = {}
    for name in ("Episodes", "Episodes_last"):
        if postcodes is not None and name in frames:
            frames[name] = placed(frames[name], postcodes, chosen.la)
            missing[f"{name}.PL_LOCATION"] = f"PL_LOCATION in {name} {_WHOSE}"
    prepared = perf_counter()
    descriptions = described(of, chosen)
    ready = perf_counter()
    results = run(descriptions, frames, missing, told)
    ended = perf_counter()
    timings = {"preparing": prepared - began, "describing": ready - prepared, "rules": ended - ready}
    return Result(of, chosen.year.name, results, counts, timings)


def _return(name: str) -> Return:
    if name not in RETURNS:
        raise ValueError(f"There is no return {name!r}; there are {', '.join(RETURNS)}.")
    return RETURNS[name]


def _derived(of: Return, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """UASC of a child's header, where it was not given: 1 for a child with a row in the table UASC, else 0."""
    for last in ("", "_last") if of.name == "ssda903" else ():
        header, uasc = frames.get(f"Header{last}"), frames.get(f"UASC{last}")
        if (
            header is None
            or uasc is None
            or "UASC" in header.columns
            or "CHILD" not in {*header.columns, *uasc.columns}
        ):
            continue
        known = uasc["CHILD"].drop_nulls().unique() if "CHILD" in uasc.columns else pl.Series([], dtype=pl.String)
        flag = pl.when(pl.col("CHILD").is_in(known.implode())).then(pl.lit("1")).otherwise(pl.lit("0")).alias("UASC")
        frames[f"Header{last}"] = header.with_columns(flag)
    return frames
