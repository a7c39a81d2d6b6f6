"""The genogram, the network and the table of relationships: pure functions from a family to SVG and words."""

from keepsake.people.genogram.drawing import genogram_svg
from keepsake.people.genogram.family import (
    Bond,
    Ending,
    Family,
    Household,
    Parentage,
    Parenthood,
    Partnership,
    Person,
    Sex,
    Tie,
    TieKind,
)
from keepsake.people.genogram.legend import legend_entries, legend_svg
from keepsake.people.genogram.network import network_svg
from keepsake.people.genogram.plan import FamilyTooLarge, plan_of
from keepsake.people.genogram.table import Relations, relations_table

__all__ = [
    "Bond",
    "Ending",
    "Family",
    "FamilyTooLarge",
    "Household",
    "Parentage",
    "Parenthood",
    "Partnership",
    "Person",
    "Relations",
    "Sex",
    "Tie",
    "TieKind",
    "genogram_svg",
    "legend_entries",
    "legend_svg",
    "network_svg",
    "plan_of",
    "relations_table",
]
