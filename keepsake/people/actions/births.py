"""A birth is one step: the record of the unborn becomes the child's, and all that was written before stays theirs."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.actions import identifiers, names, persons
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, not_after
from keepsake.standard.codes import codes

Known = Person.BirthKnown


@action
def born(
    *,
    person: Person,
    born_on: date,
    by: Account,
    is_estimated: bool = False,
    given: str = "",
    family: str = "",
    said_as: str = "",
    sex: str = "",
    nhs_number: str = "",
) -> Person:
    """The baby is born. What is not known yet is left empty, and added when it is."""
    persons.record_birth(person=person, born_on=born_on, is_estimated=is_estimated, by=by)
    if given.strip() or family.strip():
        names.add(person=person, given=given, family=family, said_as=said_as, begins_on=born_on, by=by)
    _sex(person, sex)
    if nhs_number:
        identifiers.record(person=person, kind="nhs_number", value=nhs_number, begins_on=born_on, by=by)
    return person


@action
def not_born_alive(
    *, person: Person, on: date, by: Account, given: str = "", family: str = "", sex: str = ""
) -> Person:
    """The baby was not born alive. They keep their record, their place in the family, and the name they were given."""
    if person.birth_known != Known.EXPECTED:
        raise Wrong("on", "This person was not expected: a birth is already recorded.")
    not_after(on, current().day, "on")
    if given.strip() or family.strip():
        names.add(person=person, given=given, family=family, begins_on=on, by=by)
    _sex(person, sex)
    writing.change(person, born_on=on, died_on=on, birth_known=Known.NOT_ALIVE, true_from=on)
    finding.index(person)
    return person


def _sex(person: Person, sex: str) -> None:
    if not sex:
        return
    if sex not in codes("sex"):
        raise Wrong("sex", f"'{sex}' is not one of the codes.", f"Codes: {', '.join(codes('sex'))}.")
    given: dict[str, Any] = {"sex": sex, "because": "Recorded with the birth."}
    if person.sex != sex:
        writing.change(person, **given)
