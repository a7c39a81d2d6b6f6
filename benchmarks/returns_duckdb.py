"""Ten heavy rules of SSDA903 in polars, as they are, and in DuckDB, written in SQL: `returns_duckdb.py [children ...]`.

The same typed tables, the same rows found (it fails where they differ), both with the threads of the machine; median of
nine runs after two, and the processor time of one.
"""

import os
import random
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from typing import Any

import duckdb
import polars as pl

from keepsake.returns.checking import _derived
from keepsake.returns.engine.described import describe
from keepsake.returns.engine.register import rules
from keepsake.returns.engine.run import run
from keepsake.returns.intake.typed import typed
from keepsake.returns.made.ssda903 import made_ssda903
from keepsake.returns.schema import RETURNS
from keepsake.returns.years import Collection, Year

YEAR = Year.named("2026-27")
Found = dict[str, dict[str, set[int]]]

ALL_YEAR = """(SELECT CHILD FROM Episodes GROUP BY CHILD HAVING
  bool_or(coalesce(DECOM <= $end AND (DEC IS NULL OR DEC >= $start), false)) AND NOT bool_or(
    coalesce(RNE = 'S' AND DECOM > $start AND DECOM <= $end, false)
    OR coalesce(REC IS DISTINCT FROM 'X1' AND DEC >= $start AND DEC < $end, false)
    OR coalesce(LS IN ('V3', 'V4') AND DECOM <= $end AND (DEC IS NULL OR DEC >= $start), false)))"""
OWN = "(PARTITION BY CHILD ORDER BY DECOM, DEC, row)"
STAYS = f"""SELECT row, LS, max(until) OVER stay - min(DECOM) OVER stay AS days FROM (
  SELECT *, sum(begins) OVER {OWN} AS nth FROM (
    SELECT row, CHILD, LS, DECOM, DEC, CASE WHEN DEC__text IS NULL THEN $end ELSE DEC END AS until,
      CASE WHEN lag(LS) OVER {OWN} = LS AND lag(DEC) OVER {OWN} = DECOM THEN 0 ELSE 1 END AS begins
    FROM Episodes))
  WINDOW stay AS (PARTITION BY CHILD, nth)"""
PERIODS = f"""SELECT row, CIN, goes_on, first_value(CIN) OVER (PARTITION BY CHILD, nth ORDER BY DECOM, DEC, row) AS one
  FROM (SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER {OWN} AS nth FROM (
    SELECT row, CHILD, CIN, DECOM, DEC,
      coalesce(lag(REC) OVER {OWN} = 'X1' AND lag(DEC) OVER {OWN} = DECOM, false) AS goes_on
    FROM Episodes))"""
BREAKS = "SELECT CHILD FROM Episodes WHERE LS IN ('V3', 'V4')"
SAID = """(SELECT CHILD FROM Header WHERE MOTHER IS NOT NULL
  UNION SELECT CHILD FROM Reviews WHERE REVIEW__text IS NOT NULL OR REVIEW_CODE IS NOT NULL)"""
POST = r"regexp_matches(upper(replace({}, ' ', '')), '^[A-Z]{{1,2}}\d[A-Z\d]?\d[A-Z]{{2}}$')"
CHECKS = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
RESPITE = """FROM (SELECT *, date_diff('day', greatest(DECOM, $start),
  least(CASE WHEN DEC__text IS NULL THEN $end ELSE DEC END, $end)) AS days FROM Episodes WHERE LS = 'V3')
  WHERE DECOM IS NOT NULL AND days > 0"""
SQL: dict[str, dict[str, str]] = {
    "186": {
        "OC2": f"""SELECT row FROM OC2 WHERE CHILD IN {ALL_YEAR} AND SDQ_SCORE IS NULL
        AND DOB + INTERVAL 4 YEAR <= $start AND DOB + INTERVAL 17 YEAR > $end"""
    },
    "546": {
        "OC2": f"""SELECT row FROM OC2 WHERE CHILD IN {ALL_YEAR} AND HEALTH_CHECK IS NOT NULL
        AND DOB + INTERVAL 5 YEAR <= $end"""
    },
    "545": {
        "OC2": f"""SELECT row FROM OC2 WHERE CHILD IN {ALL_YEAR} AND HEALTH_CHECK IS NULL
        AND DOB + INTERVAL 5 YEAR > $end"""
    },
    "199": {
        "Episodes": """SELECT e.row FROM Episodes e LEFT JOIN (SELECT CHILD, min(DECOM) AS first FROM Episodes
        WHERE REC IN ('E11', 'E12') GROUP BY CHILD) a USING (CHILD) WHERE coalesce(a.first < e.DECOM, false)
        OR e.CHILD IN (SELECT CHILD FROM Episodes_last WHERE REC IN ('E11', 'E12'))"""
    },
    "208": {
        "Header": r"""SELECT row FROM (SELECT h.row, upper(h.UPN) AS now, upper(l.UPN) AS was FROM Header h
        JOIN Header_last l USING (CHILD)) WHERE now IS DISTINCT FROM was AND NOT coalesce(
        (NOT regexp_matches(now, '^UN\d') AND (was IS NULL OR regexp_matches(was, '^UN\d')))
        OR (now IN ('UN2', 'UN3', 'UN4', 'UN5') AND (was IS NULL OR was = 'UN1')), false)"""
    },
    "362": {"Episodes": f"SELECT row FROM ({STAYS}) WHERE LS = 'L2' AND days > 21"},
    "367": {
        "Episodes": f"""SELECT row {RESPITE}
        AND CHILD IN (SELECT CHILD {RESPITE} GROUP BY CHILD HAVING sum(days) > 75)"""
    },
    "392c": {
        "Episodes": f"""SELECT row FROM Episodes WHERE coalesce(NOT {POST.format("HOME_POST")}, false)
        OR coalesce(NOT {POST.format("PL_POST")}, false)"""
    },
    "399": {
        "Episodes": f"SELECT row FROM Episodes WHERE LS IN ('V3', 'V4') AND CHILD IN {SAID}",
        "Header": f"SELECT row FROM Header WHERE CHILD IN ({BREAKS}) AND CHILD IN {SAID}",
        "Reviews": f"SELECT row FROM Reviews WHERE CHILD IN ({BREAKS}) AND CHILD IN {SAID}",
    },
    "504": {"Episodes": f"SELECT row FROM ({PERIODS}) WHERE goes_on AND CIN IS DISTINCT FROM one"},
}


def tables(children: int) -> dict[str, pl.DataFrame]:
    """An invented return in which each of the ten rules finds something."""
    draw, made = random.Random(2), made_ssda903(children)
    for row in made["Episodes"]:
        at = draw.random()
        if at < 0.02:
            row["LS"] = "V3" if at < 0.01 else "L2"
        elif at < 0.03:
            row |= {"CIN": "N5", "HOME_POST": "nowhere"}
        elif at < 0.035:
            row["REC"] = "E11"
    for row in made["Header"]:
        if draw.random() < 0.02:
            row["UPN"] = draw.choice(("UN1", "A123456789012", None))
    for row in made["OC2"]:
        if draw.random() < 0.05:
            row |= {"SDQ_SCORE": None, "HEALTH_CHECK": draw.choice(("1", None))}
    of = RETURNS["ssda903"]
    return _derived(of, typed(made, of, of.dates))


def in_polars(frames: dict[str, pl.DataFrame]) -> Callable[[], Found]:
    of = RETURNS["ssda903"]
    ten = [rule for rule in rules("ssda903") if rule.code in SQL and rule.asked_in(YEAR)]
    described = describe(of, Collection.of(YEAR), ten)
    return lambda: {
        code: {table: set(rows) for table, rows in each.rows.items()}
        for code, each in run(described, frames, {}).items()
    }


def in_duckdb(frames: dict[str, pl.DataFrame]) -> Callable[[], Found]:
    connection = duckdb.connect()
    for name, frame in frames.items():
        connection.register(name, frame.to_arrow())
    days = {"start": YEAR.start, "end": YEAR.end}

    def ask() -> Found:
        found: Found = {}
        for code, by_table in SQL.items():
            asked = {
                table: connection.execute(sql, {name: day for name, day in days.items() if f"${name}" in sql})
                .fetchnumpy()["row"]
                .tolist()
                for table, sql in by_table.items()
            }
            found[code] = {table: set(rows) for table, rows in asked.items() if rows}
        return found

    return ask


def timed(ask: Callable[[], Any]) -> tuple[float, float, Any]:
    taken, found = [], None
    for _ in range(11):
        began = perf_counter()
        found = ask()
        taken.append(perf_counter() - began)
    began = process_time()
    ask()
    return median(taken[2:]) * 1000, (process_time() - began) * 1000, found


def main(sizes: list[int]) -> None:
    print(
        f"DuckDB {duckdb.__version__}, polars {pl.__version__}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    for children in sizes:
        frames = tables(children)
        rows = sum(frame.height for frame in frames.values())
        ours, theirs = timed(in_polars(frames)), timed(in_duckdb(frames))
        for code in SQL:
            assert ours[2][code] == theirs[2][code], (code, ours[2][code], theirs[2][code])
        found = sum(len(rows) for by_table in ours[2].values() for rows in by_table.values())
        print(
            f"{children:>7} children {rows:>8} rows, {found:>6} found: "
            f"polars {ours[0]:7.1f} ms (processor {ours[1]:7.1f}), "
            f"DuckDB {theirs[0]:7.1f} ms (processor {theirs[1]:7.1f}), {theirs[0] / ours[0]:.2f} times"
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1, 1_000, 10_000, 100_000])
