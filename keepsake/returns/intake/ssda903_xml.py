"""SSDA903 from XML, by the published schema of 2021 and the tables of later years in the same manner."""

from collections.abc import Callable
from typing import Any

import polars as pl

from keepsake.returns.intake.columns import Columns
from keepsake.returns.intake.xml_limits import Source
from keepsake.returns.intake.xml_stream import Node, nodes
from keepsake.returns.schema.ssda903 import SSDA903

ROOT = "EXPSSDA903"
_GROUPS = {
    "AMISSING": "Missing",
    "AREVIEW": "Reviews",
    "PERMANENCE": "PrevPerm",
    "OC2": "OC2",
    "AD_PLACED": "PlacedAdoption",
}
_ALSO = ("UASC",)  # in the header's own element, and worked out where the return is CSV
_AD1 = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_OC3 = ("IN_TOUCH", "ACTIV", "ACCOM")
_ALWAYS = ("Header", "Episodes", "Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing")
# No public schema shows the social workers' episodes or deprivations of liberty; they are known by their fields.
_BY_FIELD = {"SW_DECOM": "SWEpisodes", "SW_ID": "SWEpisodes", "DOLO_START": "DoLo"}


class Tables(dict[str, Columns]):
    """The tables that are always there, and those of later years once a child has one."""

    @classmethod
    def made(cls) -> "Tables":
        tables = cls()
        for table in _ALWAYS:
            tables.__missing__(table)
        return tables

    def __missing__(self, table: str) -> Columns:
        columns = SSDA903.tables[table].returned
        self[table] = made = Columns((*columns, *_ALSO) if table == "Header" else columns)
        return made


def ssda903_tables(name: str, content: Source, count: Callable[[], None] = lambda: None) -> dict[str, pl.DataFrame]:
    """Every table of the return. ``count`` is called for each child."""
    tables = Tables.made()
    for child in nodes(name, content, ("CHILD",), ("HEADER", "EPISODE", *_GROUPS)):
        _child(tables, child)
        count()
    return {table: columns.frame() for table, columns in tables.items()}


def _child(tables: Tables, child: Node) -> None:
    header = next((each for each in child.parts if each.tag == "HEADER"), None)
    if header is None:
        return
    told = _upper(header)
    who = {"CHILD": told.get("CHILDID")}
    born = who | {"DOB": told.get("DOB")}
    tables["Header"].append(told | who)
    if told.get("DUC") or told.get("UASC") == "1":
        tables["UASC"].append(told | who)
    for table, fields in (("AD1", _AD1), ("OC3", _OC3)):
        if any(told.get(name) for name in fields):
            tables[table].append(told | who)
    for each in (*header.parts, *child.parts):
        row: dict[str, Any] = _upper(each)
        if each.tag == "EPISODE":
            row["PLACE"] = row.pop("PL", row.get("PLACE"))
            tables["Episodes"].append(row | who)
        elif each.tag in _GROUPS:
            tables[_GROUPS[each.tag]].append(born | row | who)
        elif each.tag != "HEADER":
            known = [_BY_FIELD[name] for name in row if name in _BY_FIELD]
            if known:
                tables[known[0]].append(born | row | who)


def _upper(node: Node) -> dict[str, str | None]:
    return {name: None if text is None else text.upper() for name, text in node.texts}
