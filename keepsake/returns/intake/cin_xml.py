"""The census of children in need from XML, in one pass. Ids of cases, assessments and plans are their places.

The rows become columns as they are read: a dictionary is kept no longer than its child.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from lxml.etree import _Element as Element

from keepsake.returns.intake.xml_trees import elements, local, text_of, values
from keepsake.returns.schema.cin import CIN

ROOT = "Message"
Rows = dict[str, list[dict[str, Any]]]


MANY = 10_000  # rows kept as Python lists before they are packed


class Columns:
    """The rows of one table, kept as columns; packed whenever there are many."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.schema = dict.fromkeys(names, pl.String())
        self.kept: dict[str, list[str | None]] = {name: [] for name in names}
        self.height, self.packed = 0, pl.DataFrame(schema=self.schema)

    def append(self, row: Mapping[str, Any]) -> None:
        """An element that is not of the table is left out; one that is not there is null."""
        for name, column in self.kept.items():
            column.append(row.get(name))
        self.height += 1
        if self.height >= MANY:
            self.pack()

    def pack(self) -> pl.DataFrame:
        self.packed = self.packed.vstack(pl.DataFrame(self.kept, schema=self.schema))
        self.kept, self.height = {name: [] for name in self.kept}, 0
        return self.packed


def cin_tables(name: str, content: bytes) -> dict[str, pl.DataFrame]:
    """Every table of the census; every review date has a row of its own."""
    tables = {each.name: Columns(each.returned) for each in CIN.tables.values()}
    for found in cin_parts(name, content):
        for table, rows in found.items():
            for row in rows:
                tables[table].append(row)
    return {table: columns.pack() for table, columns in tables.items()}


def cin_parts(name: str, content: bytes) -> Iterator[Rows]:
    """The same one after the other as they are read: the rows of the header, then those of each child."""
    for element in elements(name, content, ("Header", "Child")):
        tables: Rows = {table: [] for table in CIN.tables}
        if local(element) == "Header":
            row: dict[str, Any] = {}
            for part in element:
                row |= values(part)
            tables["Header"].append(row)
        else:
            _child(tables, element)
        yield tables


def _child(tables: Rows, child: Element) -> None:
    parts = [(local(part), part) for part in child if isinstance(part.tag, str)]
    identifiers = next((values(part) for tag, part in parts if tag == "ChildIdentifiers"), {})
    who = {"LAchildID": identifiers.get("LAchildID")}
    tables["ChildIdentifiers"].append(identifiers | who)
    case = 0
    for tag, part in parts:
        if tag == "ChildCharacteristics":
            tables["ChildCharacteristics"].append(who | values(part))
            for disability in part.iter("{*}Disability"):
                tables["Disabilities"].append(who | {"Disability": text_of(disability)})
        elif tag == "CINdetails":
            case += 1
            _case(tables, part, who | {"CINdetailsID": str(case)})


def _case(tables: Rows, case: Element, who: dict[str, Any]) -> None:
    tables["CINdetails"].append(who | values(case))
    assessment = plan = 0
    for part in case:
        tag = local(part) if isinstance(part.tag, str) else ""
        row = who | values(part) if len(part) else who
        if tag == "Assessments":
            assessment += 1
            row = row | {"AssessmentID": str(assessment)}
            factors = [text_of(each) for each in part.iter("{*}AssessmentFactors")]
            tables["Assessments"].append(row | {"AssessmentFactors": ",".join(f for f in factors if f) or None})
            for factor in factors:
                tables["AssessmentFactorsList"].append(
                    {**who, "AssessmentID": str(assessment), "AssessmentFactor": factor}
                )
        elif tag == "CINPlanDates":
            tables["CINplanDates"].append(row)
        elif tag == "Section47":
            tables["Section47"].append(row)
        elif tag == "ChildProtectionPlans":
            plan += 1
            tables["ChildProtectionPlans"].append(row | {"CPPID": str(plan)})
            for review in part.iter("{*}CPPreviewDate"):
                tables["Reviews"].append(who | {"CPPID": str(plan), "CPPreviewDate": text_of(review)})
        elif tag in ("PreProceedingsandFGDM", "PreProceedings"):
            tables["PreProceedings"].append(row)
