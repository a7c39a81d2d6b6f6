"""A worker curates a chronology: a line of their own, how much a line matters, what it means, why it is left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts
from keepsake.casework.models import Curation, OwnLine, OwnLineChild
from keepsake.casework.models.chronology import Weight
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said


@action
def write(
    *, people: Iterable[Person], begins_on: date, title: str, known_from: str, by: Account, **facts: Any
) -> OwnLine:
    """A line for what no other record holds: when, what, and how it is known."""
    _in_time(begins_on, facts.get("ends_on"))
    return parts.begin(
        OwnLine,
        OwnLineChild,
        children=people,
        true_from=begins_on,
        begins_on=begins_on,
        title=said("title", title, "Say in a few words what happened."),
        known_from=said("known_from", known_from, "Say how this is known: who told it, or in which paper it stands."),
        **facts,
    )


@action
def correct(*, line: OwnLine, because: str, by: Account, seen: int | None = None, **values: Any) -> OwnLine:
    """Put an own line right. What stood before is kept, with the reason."""
    _in_time(values.get("begins_on", line.begins_on), values.get("ends_on", line.ends_on))
    return writing.change(line, seen=seen, because=said("because", because, "Say why it is changed."), **values)


@action
def curate(
    *,
    people: Iterable[Person],
    record_model: str,
    record_id: UUID,
    line: str,
    fact_version: int,
    fact_mark: str,
    by: Account,
    weight: int | None = None,
    analysis: str = "",
    left_out_because: str = "",
    seen: dict[UUID, int] | None = None,
) -> list[Curation]:
    """What is said of a line, on the chronology of each of these people, in the place of what was said before.

    ``seen`` gives the version of each person's curation that the writer had before them. Raises Conflict.
    """
    them = list(dict.fromkeys(people))
    if not them:
        raise Wrong("people", "Say on whose chronology.", "Choose at least one child.")
    if weight is not None and weight not in Weight.values:
        raise Wrong("weight", "Choose how much it matters.")
    must_see(*them)
    values: dict[str, Any] = {
        "weight": weight,
        "analysis": analysis.strip(),
        "left_out_because": left_out_because.strip(),
        "fact_version": fact_version,
        "fact_mark": fact_mark,
    }
    name = {"record_model": record_model, "record_id": record_id, "line": line}
    return [_curate(person, name, values, (seen or {}).get(person.pk)) for person in them]


def _curate(person: Person, name: dict[str, Any], values: dict[str, Any], seen: int | None) -> Curation:
    stands: Curation | None = Curation.objects.filter(person=person, **name).first()
    if stands is not None:
        return writing.change(stands, seen=seen, **values)
    return writing.add(Curation, person=person, **name, **values)


def _in_time(begins_on: date, ends_on: date | None) -> None:
    not_after(begins_on, current().day, "begins_on")
    in_order(begins_on, ends_on)
