"""Two records that are one person: linked, read together, and parted again without loss where it was a mistake."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.authority import require
from keepsake.people.identity import root_id
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.people.since_joined import end_of, linked_at
from keepsake.record import writing
from keepsake.record.history import history
from keepsake.record.personal import Personal
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, said


@action
def link(*, keep: Person, other: Person, because: str, by: Account) -> Person:
    """The two are one person, known by the record that is kept. Both keep their ids, and nothing is moved.

    Links are never longer than one step: what was linked to ``other`` is linked to the kept record too.
    """
    require("link_records")
    must_see(keep, other)
    root, away = root_id(keep), root_id(other)
    if root == away:
        raise Wrong("other", "They are one person already.", "Nothing is to be done.")
    words = said("because", because, "Say how you know that they are one person.")
    for each in _linked(away):
        writing.change(each, same_as=Person(pk=root), because=words)
    other.refresh_from_db(fields=["same_as", "version"])
    finding.index(other)
    return other


@action
def split(*, person: Person, because: str, by: Account, side: Mapping[Personal, Person] | None = None) -> Person:
    """They are two people after all: ``person``, who was linked, is one by themselves again.

    What was recorded since stays on the record it was put on. ``side`` puts records, made since the link, on the side
    that they belong to, as new versions.
    """
    require("link_records")
    if person.same_as_id is None:
        raise Wrong("person", "This record is not linked to another.", "Name the one that was linked.")
    must_see(person)
    words, pair = said("because", because), {person.pk, person.same_as_id}
    since = linked_at(person)
    for record, whose in (side or {}).items():
        _put(record, whose, pair, since, words)
    writing.change(person, same_as=None, because=words)
    for id in pair:
        finding.index(id)
    return person


def _linked(root: UUID) -> list[Person]:
    """A record that others are linked to, and they."""
    return list(Person.objects.filter(pk=root)) + list(Person.objects.filter(same_as=root))


def _put(record: Personal, whose: Person, pair: set[UUID], since: datetime, because: str) -> None:
    end = end_of(record, pair)
    if whose.pk not in pair or not end:
        raise Wrong("side", "A record is put on one of the two sides.", "Choose the one or the other.")
    if history(record)[0].recorded_at < since:
        raise Wrong("side", "This was recorded before they were linked.", "It stays where it was.")
    if getattr(record, f"{end}_id") != whose.pk:
        given: dict[str, Any] = {end: whose}
        writing.change(record, because=because, **given)
