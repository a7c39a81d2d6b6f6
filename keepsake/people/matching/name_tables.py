"""What is known about names: spellings of one name, short forms, particles, and the names that very many people have.

The tables are CSV files in ``names/``, written from general knowledge for Keepsake; ``names/README.md`` says how sure
they are. A line only says that a worker may look for the one and mean the other: it never makes two people one.
"""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files


class Relation(Enum):
    """How two names belong together."""

    SPELLING = "spelling"
    SHORT = "short form"


def rows(table: str) -> Iterator[dict[str, str]]:
    """The lines of ``names/<table>.csv``."""
    text = (files("keepsake.people.matching") / "names" / f"{table}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def particles() -> frozenset[str]:
    """Words that are part of many surnames and tell people apart badly: van, bin, al; and titles."""
    return frozenset(row["particle"] for row in rows("particles"))


@cache
def common() -> frozenset[str]:
    """Names so common in England that agreeing on one says less."""
    return frozenset(row["name"] for row in rows("common"))


@cache
def related() -> Mapping[str, Mapping[str, Relation]]:
    """For each name of the tables, the names it may stand for. The relation goes both ways.

    >>> related()["peggy"]["margaret"]
    <Relation.SHORT: 'short form'>
    """
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for one, other, relation in _pairs():
        if one != other:
            found[one].setdefault(other, relation)
            found[other].setdefault(one, relation)
    return found


def _pairs() -> Iterator[tuple[str, str, Relation]]:
    for row in rows("variants"):
        spellings = [_word(row["name"]), *map(_word, row["others"].split())]
        for place, one in enumerate(spellings):
            yield from ((one, other, Relation.SPELLING) for other in spellings[place + 1 :])
    for row in rows("nicknames"):
        for formal in row["formal"].split():
            yield _word(row["short"]), _word(formal), Relation.SHORT


def _word(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalpha() and not unicodedata.combining(letter))


def relation_between(one: str, other: str) -> Relation | None:
    """How the two names belong together: directly, or through a spelling of the formal name; None if they do not.

    >>> relation_between("liz", "elisabeth")
    <Relation.SHORT: 'short form'>
    """
    direct = related().get(one, {}).get(other)
    if direct or one not in related() or other not in related():
        return direct
    return Relation.SHORT if _shared_formal(one, other) else None


def _shared_formal(one: str, other: str) -> bool:
    """A short form of one spelling is a short form of its other spellings, but two short forms may be two people."""
    near, far = related()[one], related()[other]
    return any(
        {near[formal], far[formal]} == {Relation.SHORT, Relation.SPELLING} for formal in near.keys() & far.keys()
    )


@cache
def stands_for(name: str) -> frozenset[str]:
    """Every name for which :func:`relation_between` finds a relation."""
    direct = related().get(name, {})
    beyond = {further for formal in direct for further in related()[formal]}
    return frozenset(other for other in {*direct, *beyond} - {name} if relation_between(name, other))
