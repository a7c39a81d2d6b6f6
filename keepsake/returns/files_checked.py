"""What was read of this year's files and last year's, checked: for the command, the page and many councils alike."""

from typing import Any

import polars as pl

from keepsake.returns.checking import check
from keepsake.returns.engine.progress import Told, nobody
from keepsake.returns.engine.result import Result
from keepsake.returns.intake.files import ReadReturn
from keepsake.returns.intake.postcode_package import packaged
from keepsake.returns.schema import RETURNS


def checked(
    of: str,
    year: str,
    now: ReadReturn,
    last: ReadReturn,
    *,
    la: str = "",
    providers: Any = None,
    postcodes: pl.DataFrame | None = None,
    told: Told = nobody,
) -> tuple[Result, dict[str, Any]]:
    """What the rules found, and the tables they were asked of. Raises ValueError as ``check`` does.

    Without a table of postcodes, those of the package are taken where it is installed.
    """
    known = RETURNS[of].tables
    before = {f"{name}_last": rows for name, rows in last.tables.items() if f"{name}_last" in known}
    tables = now.tables | before
    if postcodes is None and of == "ssda903":
        postcodes = packaged(tables[name] for name in ("Episodes", "Episodes_last") if name in tables)
    result = check(
        of,
        year=year,
        tables=tables,
        collection={"la": la} if la else None,
        providers=providers,
        postcodes=postcodes,
        dates=RETURNS[of].dates,
        told=told,
    )
    return result, tables
