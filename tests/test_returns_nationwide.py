"""Many councils on Spark and one by one: the same outcome, to the row."""

import shutil
import sys

import polars as pl
import pytest

from keepsake.returns.made.ssda903 import made_ssda903
from keepsake.returns.nationwide.council import NOT_READ, CouncilFile, files_in, one_by_one
from keepsake.returns.schema import RETURNS

COUNCILS = [str(number) for number in range(301, 321)]
COLUMNS = ["la", "code", "table", "row", "status", "reason", "severity", "child"]


def a_council(folder, la, seed):
    for name, rows in made_ssda903(8, faults=0.3, seed=seed).items():
        base, year = name.removesuffix("_last"), "last" if name.endswith("_last") else "now"
        frame = pl.DataFrame(rows, schema=dict.fromkeys(RETURNS["ssda903"].tables[base].returned, pl.String))
        (folder / la / year).mkdir(parents=True, exist_ok=True)
        frame.write_csv(folder / la / year / f"{base}.csv")


@pytest.fixture
def twenty_councils(tmp_path):
    for seed, la in enumerate(COUNCILS):
        a_council(tmp_path, la, seed)
    (tmp_path / COUNCILS[3] / "now" / "Missing.csv").write_text("nothing of the kind\n")
    (tmp_path / COUNCILS[4] / "now" / "Reviews.csv").unlink()
    return tmp_path


def test_each_council_is_checked_by_itself(twenty_councils):
    found = one_by_one("ssda903", "2026-27", files_in(twenty_councils))

    assert found["la"].unique().sort().to_list() == COUNCILS
    assert found.filter(status="failed").height > 50
    unread = found.filter(status=NOT_READ)
    assert unread["la"].to_list() == [COUNCILS[3]]
    reviews = found.filter((pl.col("code") == "119") | pl.col("reason").str.contains("Reviews"))
    assert {COUNCILS[4]} == set(reviews.filter(pl.col("reason").str.contains("table Reviews"))["la"])


def test_a_council_that_nobody_knows_stops_no_other():
    leavers = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,MAYBE,F2,B1\n"
    files = [CouncilFile(la, "now", "oc3.csv", leavers) for la in ("999", "808")]

    found = one_by_one("ssda903", "2026-27", files)

    assert "No authority has the number 999" in found.filter(la="999")["reason"].item()
    assert found.filter(la="808", status="failed", code="131")["child"].to_list() == ["C1"]


@pytest.fixture
def spark(monkeypatch, tmp_path_factory):
    """Spark on this machine; skipped, with the reason, where there is none."""
    pytest.importorskip("pyspark", reason="No pyspark here. Type: python3 scripts/prepare.py spark")
    if not shutil.which("java"):
        pytest.skip("No Java, on which Spark runs. Type: sudo apt install openjdk-17-jre-headless")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("spark")),
    }
    session = SparkSession.builder.master("local[2]").appName("returns").config(map=quiet).getOrCreate()
    yield session
    session.stop()


def test_spark_finds_what_is_found_one_by_one(spark, twenty_councils):
    from keepsake.returns.nationwide.spark import on_spark, spark_files

    rows = on_spark(spark_files(spark, twenty_councils), "ssda903", "2026-27").collect()
    on_many = pl.DataFrame([row.asDict() for row in rows], schema=dict.fromkeys(COLUMNS, pl.String) | {"row": pl.Int64})

    alone = one_by_one("ssda903", "2026-27", files_in(twenty_councils)).select(COLUMNS)
    assert on_many.sort(COLUMNS).equals(alone.sort(COLUMNS))
