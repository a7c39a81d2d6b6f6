"""Putting a person into the record, and what changes of them: birth, death, a correction."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.before_adding import why_not_searched
from keepsake.people.models import Person, PersonName, PersonRole
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, not_after, said
from keepsake.standard.codes import codes
from keepsake.standard.vocabulary import nearest, terms

OLDEST = 130  # years
LONGEST_AHEAD = timedelta(weeks=45)
LONGEST_OVERDUE = timedelta(weeks=6)
UNBORN = "unborn_child"
ALONE = "goes with no other"  # the note of a code
Known = Person.BirthKnown


@action
def add(
    *,
    roles: Iterable[str],
    by: Account,
    searched: str = "",
    unsearched: str = "",
    given: str = "",
    family: str = "",
    said_as: str = "",
    born_on: date | None = None,
    birth_known: str = Known.UNKNOWN,
    begins_on: date | None = None,
    **facts: Any,
) -> Person:
    """A new person with a name and what they are to the council. A baby not yet born needs no name.

    ``searched`` is the proof that it was looked whether they are there (``before_adding.look``); without one,
    ``unsearched`` says by a code why nobody could look. Raises Wrong where neither is given.
    ``begins_on`` is the day from which they are that; ``facts`` are further fields of the person.
    """
    _check_birth(born_on, birth_known)
    _check_facts(facts)
    given, family = given.strip(), family.strip()
    if not (given or family) and birth_known != Known.EXPECTED:
        raise Wrong("given", "A person needs a name.", "Give the part that is known, or what they are called.")
    because = why_not_searched(current().worker, (given, family), searched, unsearched)
    person = Person(id=uuid4())
    # The roles go first: whether the rest may be recorded depends on who the person is.
    for role in _roles(roles, birth_known):
        writing.add(PersonRole, person=person, role=role, begins_on=begins_on)
    person = writing.add(Person, id=person.id, born_on=born_on, birth_known=birth_known, because=because, **facts)
    if given or family:
        writing.add(PersonName, person=person, given=given, family=family, said_as=said_as.strip())
    finding.index(person)
    return person


@action
def record_birth(*, person: Person, born_on: date, by: Account, is_estimated: bool = False) -> Person:
    """A baby who was expected is born. It is the same person: all that was written before the birth stays theirs."""
    if person.birth_known != Known.EXPECTED:
        raise Wrong("born_on", "This person was not expected: a birth is already recorded.", "Correct the day instead.")
    known = Known.ESTIMATED if is_estimated else Known.EXACT
    _check_birth(born_on, known)
    for role in PersonRole.objects.filter(person=person, role=UNBORN, ends_on__isnull=True):
        writing.change(role, ends_on=day_before(born_on))
    writing.add(PersonRole, person=person, role="child", begins_on=born_on)
    writing.change(person, born_on=born_on, birth_known=known, true_from=born_on)
    finding.index(person)
    return person


@action
def record_death(*, person: Person, died_on: date, by: Account, because: str = "") -> Person:
    """A person has died."""
    if person.birth_known == Known.EXPECTED:
        raise Wrong("died_on", "This baby is not born yet.", "Record the birth, or that they were not born alive.")
    if person.died_on is not None:
        raise Wrong("died_on", f"It is recorded: {person.died_on:%-d %B %Y}.", "Correct the day where it is wrong.")
    not_after(died_on, current().day, "died_on")
    if person.born_on is not None and died_on < person.born_on:
        raise Wrong("died_on", "Nobody dies before they are born.", f"They were born on {person.born_on:%-d %B %Y}.")
    return writing.change(person, died_on=died_on, true_from=died_on, because=because.strip())


@action
def correct(*, person: Person, because: str, by: Account, seen: int | None = None, **facts: Any) -> Person:
    """Put right or fill in what is recorded of a person. What stood before is kept, with the reason."""
    said("because", because, "Say why it is changed.")
    if "born_on" in facts or "birth_known" in facts:
        _check_birth(facts.get("born_on", person.born_on), facts.get("birth_known", person.birth_known))
    _check_facts(facts)
    writing.change(person, seen=seen, because=because.strip(), **facts)
    finding.index(person)
    return person


def _check_birth(born_on: date | None, known: str) -> None:
    if known not in Known.values:
        raise Wrong("birth_known", "Say how surely the date of birth is known.", f"One of: {', '.join(Known.values)}.")
    if (born_on is None) != (known == Known.UNKNOWN):
        raise Wrong("born_on", "The day and how surely it is known do not go together.", "Give both, or neither.")
    if born_on is None:
        return
    today = current().day
    if known == Known.EXPECTED:
        if not today - LONGEST_OVERDUE <= born_on <= today + LONGEST_AHEAD:
            raise Wrong("born_on", "A baby is not expected on this day.", "Look at the year, or record the birth.")
        return
    not_after(born_on, today, "born_on")
    if born_on.year < today.year - OLDEST:
        raise Wrong("born_on", f"Nobody is older than {OLDEST}.", "Look at the year.")


def _check_facts(facts: dict[str, Any]) -> None:
    _check_disabilities(facts.get("disabilities", "").split())
    for field, name in (("sex", "sex"), ("ethnicity", "ethnicity"), ("no_pupil_number", "upn_unknown")):
        if facts.get(field) and facts[field] not in codes(name):
            raise Wrong(field, f"'{facts[field]}' is not one of the codes.", f"Codes: {', '.join(codes(name))}.")


def _check_disabilities(found: list[str]) -> None:
    known = codes("disability")
    unknown = [code for code in found if code not in known]
    if unknown:
        raise Wrong("disabilities", f"'{unknown[0]}' is not one of the codes.", f"Codes: {', '.join(known)}.")
    alone = [known[code].label for code in found if known[code].note == ALONE]
    if alone and len(found) > 1:
        raise Wrong("disabilities", f"'{alone[0]}' goes with no other kind.", "Untick one of them.")


def _roles(roles: Iterable[str], known: str) -> list[str]:
    found = dict.fromkeys([*([UNBORN] if known == Known.EXPECTED else []), *roles])
    if not found:
        raise Wrong("roles", "Say what this person is to the council.", "A child, a parent, a carer...")
    for role in found:
        check_role(role)
    return list(found)


def check_role(role: str) -> None:
    """Raises Wrong for a role that the vocabulary does not have."""
    if role not in terms("subjects"):
        close = nearest("subjects", role)
        raise Wrong("role", f"Nobody is a '{role}' here.", f"Did you mean {close}?" if close else "")
