"""The census of children in need from XML, in one pass. Ids of cases, assessments and plans are their places.

The rows become columns as they are read: a dictionary is kept no longer than its child.
"""

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from keepsake.returns.intake.columns import Columns
from keepsake.returns.intake.xml_limits import Source
from keepsake.returns.intake.xml_shape import Fault, Shape
from keepsake.returns.intake.xml_stream import Node, nodes
from keepsake.returns.schema.cin import CIN
from keepsake.returns.schema.xml_order import CIN_KINDS, CIN_ORDER

ROOT = "Message"
Rows = dict[str, list[dict[str, Any]]]


def cin_tables(
    name: str,
    content: Source,
    fault: Fault | None = None,
    count: Callable[[], None] = lambda: None,
) -> dict[str, pl.DataFrame]:
    """Every table of the census; every review date has a row of its own. ``count`` is called for each child."""
    tables = {each.name: Columns(each.returned) for each in CIN.tables.values()}
    for found in cin_parts(name, content, fault):
        for table, rows in found.items():
            for row in rows:
                tables[table].append(row)
        count()
    return {table: columns.frame() for table, columns in tables.items()}


def cin_parts(name: str, content: Source, fault: Fault | None = None) -> Iterator[Rows]:
    """The same one after the other as they are read: the rows of the header, then those of each child.

    What a schema would refuse is told to ``fault``, and read all the same.
    """
    shape = None if fault is None else Shape(name, CIN_ORDER, CIN_KINDS, fault)
    for node in nodes(name, content, ("Header", "Child"), CIN_ORDER, shape):
        tables: Rows = {table: [] for table in CIN.tables}
        if node.tag == "Header":
            row: dict[str, Any] = {}
            for part in node.parts:
                row |= part.values()
            tables["Header"].append(row)
        else:
            _child(tables, node)
        yield tables


def _child(tables: Rows, child: Node) -> None:
    identifiers = next((part.values() for part in child.parts if part.tag == "ChildIdentifiers"), {})
    who = {"LAchildID": identifiers.get("LAchildID")}
    tables["ChildIdentifiers"].append(identifiers | who)
    case = 0
    for part in child.parts:
        if part.tag == "ChildCharacteristics":
            tables["ChildCharacteristics"].append(who | part.values())
            for disability in part.all("Disability"):
                tables["Disabilities"].append(who | {"Disability": disability})
        elif part.tag == "CINdetails":
            case += 1
            _case(tables, part, who | {"CINdetailsID": str(case)})


def _case(tables: Rows, case: Node, who: dict[str, Any]) -> None:
    tables["CINdetails"].append(who | case.values())
    assessment = plan = 0
    for part in case.parts:
        row = who | part.values()
        if part.tag == "Assessments":
            assessment += 1
            row = row | {"AssessmentID": str(assessment)}
            factors = part.all("AssessmentFactors")
            tables["Assessments"].append(row | {"AssessmentFactors": ",".join(f for f in factors if f) or None})
            for factor in factors:
                tables["AssessmentFactorsList"].append(
                    {**who, "AssessmentID": str(assessment), "AssessmentFactor": factor}
                )
        elif part.tag == "CINPlanDates":
            tables["CINplanDates"].append(row)
        elif part.tag == "Section47":
            tables["Section47"].append(row)
        elif part.tag == "ChildProtectionPlans":
            plan += 1
            tables["ChildProtectionPlans"].append(row | {"CPPID": str(plan)})
            for review in part.all("CPPreviewDate"):
                tables["Reviews"].append(who | {"CPPID": str(plan), "CPPreviewDate": review})
        elif part.tag in ("PreProceedingsandFGDM", "PreProceedings"):
            tables["PreProceedings"].append(row)
