"""The same on Spark: a group of rows is a council's files, and each group is read and checked where it lies.

Needs the optional extra ``keepsake[spark]`` and a Java that Spark runs on, on the driver and on every worker, with
Keepsake installed there too.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from keepsake.returns.nationwide.council import LAST, NOW, CouncilFile, council_findings
from keepsake.returns.years import Year

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

FILES = "la string, year string, name string, content binary"
FOUND = "la string, code string, status string, reason string, severity string, table string, row bigint, child string"


def spark_files(spark: "SparkSession", folder: str | Path) -> "DataFrame":
    """Files laid out as ``808/now/episodes.csv`` and ``808/last/episodes.csv``, on any storage that Spark reads."""
    from pyspark.sql import functions as f

    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(str(folder))
    place = f.split(f.col("path"), "/")
    parts = {name: f.element_at(place, at) for name, at in (("la", -3), ("year", -2), ("name", -1))}
    laid_out = found.select(*(expr.alias(name) for name, expr in parts.items()), "content")
    return laid_out.where(f.col("year").isin(NOW, LAST))


def on_spark(files: "DataFrame", of: str, year: str) -> "DataFrame":
    """Every council's outcome, one line a row that fails. ``files`` has the columns la, year, name and content."""
    Year.named(year)
    return files.groupBy("la").applyInArrow(_checking(of, year), FOUND)


def _checking(of: str, year: str) -> "Callable[[pa.Table], pa.Table]":
    def check_council(group: "pa.Table") -> "pa.Table":
        files = [CouncilFile(**row) for row in group.select(["la", "year", "name", "content"]).to_pylist()]
        files.sort(key=lambda each: (each.year, each.name))  # Spark keeps no order
        found = council_findings(of, year, files[0].la, files)
        return found.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(_schema())  # Spark reads no string views

    return check_council


def _schema() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [(name, pa.int64() if kind == "bigint" else pa.string()) for name, kind in map(str.split, FOUND.split(", "))]
    )
