"""Facts of an invented council as records: which model, about whom, and its values.

A fact gives the first day after; a record keeps the last day, up to and with which it holds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

from keepsake.people import models
from keepsake.people.demo_council import Fact
from keepsake.people.demo_council import persons as told
from keepsake.people.demo_council import staff as told_of_staff
from keepsake.people.loading.ids import made
from keepsake.record.personal import Personal
from keepsake.standard.codes import codes

Values = dict[str, Any]
ONE_DAY = timedelta(days=1)
ROLES = {"child_in_need": "child_in_need", "looked_after": "looked_after_child"}
NUMBERS: Mapping[str, tuple[type[Personal], Values]] = {
    "council": (models.OtherNumber, {"kind": "council_number"}),
    "nhs": (models.NhsNumber, {}),
    "pupil": (models.PupilNumber, {}),
    "former_pupil": (models.PupilNumber, {}),
    "learner": (models.LearnerNumber, {}),
    "home_office": (models.HomeOfficeNumber, {}),
}


class Record(NamedTuple):
    """One record: whom it is about by id, and the values that are not the model's own defaults.

    Ids are 32 hexadecimal digits and days are written as 2026-11-22, as both kinds of database take them.
    """

    model: type[Personal]
    id: str
    people: tuple[str, ...]
    values: Values
    true_from: str | None = None


def by_model(records: Iterable[Record]) -> dict[type[Personal], list[Record]]:
    """The records of each model, in their order."""
    found: dict[type[Personal], list[Record]] = {}
    for record in records:
        found.setdefault(record.model, []).append(record)
    return found


class Places(NamedTuple):
    """Where the accounts and teams of the facts stand in this database, and who the professionals are."""

    workers: Mapping[int, str]
    teams: Mapping[int, int]
    professionals: Mapping[int, tuple[str, str]]  # the service of their body, and the body's id


def records(family: int, facts: list[Fact], places: Places) -> Iterator[Record]:
    """The records of one family. Facts that the record has no place for give none.

    On a plan: no subject of the vocabulary says it, and they are children in need. Half or whole brothers and sisters,
    and who was recorded twice: nobody writes that down, it is there to be found.
    """
    for number, fact in enumerate(facts):
        make = _MAKERS.get(type(fact))
        if make is not None and not _never_held(fact):
            found = make(fact, made("record", family, number), places)
            if found is not None:
                yield found


@lru_cache(maxsize=10_000)
def person_id(number: int) -> str:
    return made("person", number)


def professional_id(number: int) -> str:
    return made("professional", number)


def _never_held(fact: Any) -> bool:
    begins, ends = getattr(fact, "begins_on", None), getattr(fact, "ends_on", None)
    return begins is not None and ends is not None and ends <= begins


def _days(fact: Any) -> Values:
    return {"begins_on": _day(fact.begins_on), "ends_on": _day(fact.ends_on and fact.ends_on - ONE_DAY)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _about(model: type[Personal], fact: Any, id: str, **values: Any) -> Record:
    """A record about one person, with its days where it has them."""
    who = person_id(fact.person_id)
    dated = _days(fact) if hasattr(fact, "ends_on") else {}
    return Record(model, id, (who,), {"person_id": who, **values, **dated}, dated.get("begins_on"))


def _person(fact: told.Person, id: str, places: Places) -> Record:
    own = person_id(fact.id)
    values: Values = {name: getattr(fact, name) for name in _AS_TOLD}
    values |= {
        "born_on": _day(fact.born_on),
        "died_on": _day(fact.died_on),
        "disabilities": " ".join(fact.disabilities),
    }
    return Record(models.Person, own, (own,), values)


_AS_TOLD = tuple(name for name in told.Person.__slots__ if name not in ("id", "born_on", "died_on", "disabilities"))


@cache
def _reason(code: str) -> str:
    return codes("reason_worker_change")[code].label if code else ""


def _name(fact: told.PersonName, id: str, places: Places) -> Record:
    values = {"kind": fact.kind, "given": fact.given, "family": fact.family, "said_as": fact.said_as}
    return _about(models.PersonName, fact, id, **values)


def _number(fact: told.Identifier, id: str, places: Places) -> Record:
    model, more = NUMBERS[fact.kind]
    return _about(model, fact, id, value=fact.value, verification=fact.verification, **more)


def _role(fact: told.PersonRole, id: str, places: Places) -> Record:
    return _about(models.PersonRole, fact, id, role=fact.role)


def _status(fact: told.Status, id: str, places: Places) -> Record | None:
    role = ROLES.get(fact.kind)
    return _about(models.PersonRole, fact, id, role=role) if role else None


def _address(fact: told.Address, id: str, places: Places) -> Record:
    values = {"kind": fact.kind, "lines": fact.lines, "postcode": fact.postcode}
    return _about(models.Address, fact, id, **values, is_confidential=fact.is_confidential)


def _contact_way(fact: told.ContactWay, id: str, places: Places) -> Record:
    values = {"kind": fact.kind, "value": fact.value, "safety": fact.safety, "safety_note": fact.safety_note}
    return _about(models.ContactWay, fact, id, **values)


def _hidden(fact: told.HiddenFrom, id: str, places: Places) -> Record:
    return _about(models.HiddenFrom, fact, id, other_id=person_id(fact.other_id), reason=fact.reason)


def _warning(fact: told.Warning, id: str, places: Places) -> Record:
    values = {"words": fact.words, "is_a_risk_to_children": fact.is_a_risk_to_children}
    return _about(models.Warning, fact, id, **values, review_on=_day(fact.review_on))


def _restriction(fact: told.Restriction, id: str, places: Places) -> Record:
    return _about(models.Restriction, fact, id, reason=fact.reason)


def _grant(fact: told_of_staff.RestrictionGrant, id: str, places: Places) -> Record:
    worker = places.workers[fact.worker_id]
    return _about(models.RestrictionGrant, fact, id, worker_id=worker, reason=fact.reason)


def _household(fact: told.Household, id: str, places: Places) -> Record:
    return Record(models.Household, made("household", fact.id), (), {"name": fact.name})


def _member(fact: told.HouseholdMember, id: str, places: Places) -> Record:
    return _about(models.HouseholdMember, fact, id, household_id=made("household", fact.household_id))


def _relationship(fact: told.Relationship, id: str, places: Places) -> Record:
    person, other = person_id(fact.person_id), person_id(fact.other_id)
    values: Values = {"kind": fact.kind, "responsibility_by": fact.responsibility_by}
    values |= {"has_responsibility": fact.has_responsibility, **_days(fact)}
    whole = {"person_id": person, "other_id": other, **values}
    return Record(models.Relationship, id, (person, other), whole, values["begins_on"])


def _involvement(fact: told_of_staff.Involvement, id: str, places: Places) -> Record:
    part, body = places.professionals[fact.professional_id]
    values = {"body_id": body, "professional_id": professional_id(fact.professional_id), "part": part}
    return _about(models.Involvement, fact, id, **values)


def _allocation(fact: told_of_staff.Allocation, id: str, places: Places) -> Record:
    worker = places.workers[fact.worker_id] if fact.worker_id is not None else None
    more = {"worker_id": worker, "team_id": places.teams[fact.team_id], "part": fact.part}
    return _about(models.Allocation, fact, id, **more, reason=_reason(fact.reason))


_MAKERS: Mapping[type, Callable[[Any, str, Places], Record | None]] = {
    told.Person: _person,
    told.PersonName: _name,
    told.Identifier: _number,
    told.PersonRole: _role,
    told.Status: _status,
    told.Address: _address,
    told.ContactWay: _contact_way,
    told.HiddenFrom: _hidden,
    told.Warning: _warning,
    told.Restriction: _restriction,
    told_of_staff.RestrictionGrant: _grant,
    told.Household: _household,
    told.HouseholdMember: _member,
    told.Relationship: _relationship,
    told_of_staff.Involvement: _involvement,
    told_of_staff.Allocation: _allocation,
}
