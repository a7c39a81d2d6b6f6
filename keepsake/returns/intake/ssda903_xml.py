"""SSDA903 from XML, by the published schema of 2021 and the tables of later years in the same manner."""

from typing import Any

from lxml.etree import _Element as Element

from keepsake.returns.intake.xml_trees import elements, local, values

ROOT = "EXPSSDA903"
_GROUPS = {
    "AMISSING": "Missing",
    "AREVIEW": "Reviews",
    "PERMANENCE": "PrevPerm",
    "OC2": "OC2",
    "AD_PLACED": "PlacedAdoption",
}
_HEADER = ("SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "UASC")
_AD1 = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_OC3 = ("IN_TOUCH", "ACTIV", "ACCOM")
_ALWAYS = ("Header", "Episodes", "Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing")
# No public schema shows the social workers' episodes or deprivations of liberty; they are known by their fields.
_BY_FIELD = {"SW_DECOM": "SWEpisodes", "SW_ID": "SWEpisodes", "DOLO_START": "DoLo"}

Rows = dict[str, list[dict[str, Any]]]


def ssda903_tables(name: str, content: bytes) -> Rows:
    """Every table of the return."""
    tables: Rows = {table: [] for table in _ALWAYS}
    for child in elements(name, content, ("CHILD",)):
        _child(tables, child)
    return tables


def _child(tables: Rows, child: Element) -> None:
    header = next((each for each in child if local(each) == "HEADER"), None)
    if header is None:
        return
    told = _upper(values(header))
    who = {"CHILD": told.get("CHILDID")}
    born = who | {"DOB": told.get("DOB")}
    tables["Header"].append(who | {name: told.get(name) for name in _HEADER})
    if told.get("DUC") or told.get("UASC") == "1":
        tables["UASC"].append(born | {"SEX": told.get("SEX"), "DUC": told.get("DUC")})
    for table, fields in (("AD1", _AD1), ("OC3", _OC3)):
        if any(told.get(name) for name in fields):
            tables[table].append(born | {name: told.get(name) for name in fields})
    for each in (*header, *child):
        tag, row = local(each), _upper(values(each))
        if tag == "EPISODE":
            row["PLACE"] = row.pop("PL", row.get("PLACE"))
            tables["Episodes"].append(who | row)
        elif tag in _GROUPS:
            tables[_GROUPS[tag]].append(born | row)
        elif tag != "HEADER":
            known = [_BY_FIELD[name] for name in row if name in _BY_FIELD]
            if known:
                tables.setdefault(known[0], []).append(born | row)


def _upper(row: dict[str, str | None]) -> dict[str, str | None]:
    return {name: None if value is None else value.upper() for name, value in row.items()}
