"""Find a person before creating one: typed words, dates and numbers against everybody who may be seen. No Django."""

from keepsake.people.matching.duplicates import Pair, likely_duplicates
from keepsake.people.matching.find import Index, find
from keepsake.people.matching.person import Born, Called, Name, Person
from keepsake.people.matching.query import Query, parse
from keepsake.people.matching.score import LIKELY, POSSIBLE, Match

__all__ = [
    "LIKELY",
    "POSSIBLE",
    "Born",
    "Called",
    "Index",
    "Match",
    "Name",
    "Pair",
    "Person",
    "Query",
    "find",
    "likely_duplicates",
    "parse",
]
