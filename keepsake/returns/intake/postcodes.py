"""Where a placement is, from an operator's table of postcodes: authority, in or out of area, distance.

The table has the columns ``pcd, laua, oseast1m, osnrth1m`` of the public directory of postcodes. Where ``laua`` is a
district, its county is taken, or what the table says in a column ``utla``.
"""

import csv
import re

import polars as pl

from keepsake.returns.authorities import counties
from keepsake.returns.intake.content import OwnFile
from keepsake.returns.intake.problems import Problem, UnusableFile

COLUMNS = ("pcd", "laua", "oseast1m", "osnrth1m")
COUNTRIES = {"S": "SCO", "W": "WAL", "N": "NIR"}
METRES_A_MILE = 1609.3
_AUTHORITY = re.compile(r"[EWSN]\d{8}")


def postcodes(path: OwnFile) -> pl.DataFrame:
    """The table. Raises UnusableFile where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file), [])
        missing = [name for name in COLUMNS if name not in header]
        if missing:
            what = f"The table of postcodes lacks {', '.join(missing)}."
            raise UnusableFile(Problem(str(path), what, f"Its columns are {', '.join(COLUMNS)}.", 1))
        return pl.read_csv(path.read_bytes(), infer_schema=False)
    except (UnicodeDecodeError, csv.Error, pl.exceptions.PolarsError) as error:
        what = f"This is not CSV in UTF-8: {type(error).__name__}."
        raise UnusableFile(Problem(str(path), what, "Save the table again as CSV (UTF-8).")) from None


def placed(episodes: pl.DataFrame, known: pl.DataFrame, la: str | None) -> pl.DataFrame:
    """The episodes with PL_LA, PL_DISTANCE in miles and, where ``la`` is a code as in E06000004, PL_LOCATION.

    What is given already is kept. A postcode that is not in the table has none of them.
    """
    given = set(episodes.columns)
    if not {"HOME_POST", "PL_POST"} <= given:
        return episodes
    authority = pl.col("utla") if "utla" in known.columns else pl.col("laua").replace(counties())
    places = known.select(
        _plain(pl.col("pcd")).alias("pcd"),
        authority.str.slice(0, 1).replace_strict(COUNTRIES, default=authority, return_dtype=pl.String).alias("PL_LA"),
        pl.col("oseast1m").cast(pl.Float64, strict=False).alias("east"),
        pl.col("osnrth1m").cast(pl.Float64, strict=False).alias("north"),
    ).unique("pcd", keep="first", maintain_order=True)
    found = episodes.select(_plain(pl.col("PL_POST")).alias("pcd"), _plain(pl.col("HOME_POST")).alias("home"))
    found = found.join(places, on="pcd", how="left", maintain_order="left").join(
        places, left_on="home", right_on="pcd", how="left", maintain_order="left", suffix="_home"
    )
    metres = ((pl.col("east") - pl.col("east_home")) ** 2 + (pl.col("north") - pl.col("north_home")) ** 2).sqrt()
    worked = [pl.col("PL_LA"), (metres / METRES_A_MILE).round(1).alias("PL_DISTANCE")]
    if la is not None and _AUTHORITY.fullmatch(la):
        inside = pl.when(pl.col("PL_LA") == la).then(pl.lit("IN")).otherwise(pl.lit("OUT"))
        worked.append(pl.when(pl.col("PL_LA").is_null()).then(None).otherwise(inside).alias("PL_LOCATION"))
    made = found.select(worked)
    return episodes.hstack([column for column in made.get_columns() if column.name not in given])


def _plain(postcode: pl.Expr) -> pl.Expr:
    return postcode.str.replace_all(r"\s", "").str.to_uppercase()
