"""Why a rule is not run, in a sentence."""

from keepsake.returns.engine.described import Described
from keepsake.returns.schema.tables import Return

_DERIVED = {
    "postcodes": "is worked out from postcodes, and no table of postcodes was given",
    "UASC": "was not given, and neither was the table UASC that it is worked out from",
}


def why_not(of: Return, each: Described, has: set[tuple[str, str]], missing: dict[str, str]) -> str:
    """The first thing that the rule needs and does not have; empty where it has all."""
    for table, column in sorted(each.needs):
        if (table, "") not in has:
            return missing.get(table) or _no_table(table)
        if (table, column) not in has:
            known = of.tables[table].by_name.get(column)
            if f"{table}.{column}" in missing:
                return missing[f"{table}.{column}"]
            if known is not None and known.derived:
                return f"{column} in {table} {_DERIVED[known.derived]}."
            return f"The column {column} is not in the table {table}."
    return ""


def _no_table(table: str) -> str:
    if table == "Providers":
        return "The list of providers was not given."
    if table.endswith("_last"):
        return f"Last year's table {table.removesuffix('_last')} was not given."
    return f"The table {table} was not given."
