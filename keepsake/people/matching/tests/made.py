"""Invented people and small indexes for the tests."""

import sqlite3
from datetime import date

from keepsake.people.matching import Called, Name, Person, find, parse
from keepsake.people.matching.sqlite_index import SqliteIndex

TODAY = date(2026, 1, 1)


def a_person(id_=1, name="Wren Testerly", born_on=date(2012, 3, 14), former=(), alias=(), **more):
    others = [Name(text, Called.FORMER) for text in former] + [Name(text, Called.ALIAS) for text in alias]
    return Person(id_, (Name(name), *others), born_on, **more)


def an_index(*people):
    index = SqliteIndex(sqlite3.connect(":memory:"))
    index.add(people)
    return index


def everyone(_):
    return True


def found(text, *people, visible=everyone, limit=20):
    return find(parse(text, TODAY), an_index(*people), visible, limit)


def ids(matches):
    return [one.person.id for one in matches]
