"""Numbers that other bodies know a person by: read as people type them, kept in their one written form."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people import finding
from keepsake.people.identity import ids_of
from keepsake.people.models import (
    Circumstance,
    HomeOfficeNumber,
    LearnerNumber,
    NhsNumber,
    OtherNumber,
    Person,
    PupilNumber,
)
from keepsake.people.models.identifier import Verification
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said
from keepsake.standard import identifiers as read

OPT_OUT = "nhs_number_opt_out"
Read = Callable[[str], Any]
KINDS: Mapping[str, tuple[type[Personal], Read]] = {
    "nhs_number": (NhsNumber, read.NhsNumber.read),
    "unique_pupil_number": (PupilNumber, read.PupilNumber.read),
    "unique_learner_number": (LearnerNumber, read.LearnerNumber.read),
    "home_office_number": (HomeOfficeNumber, read.HomeOfficeReference.read),
}
OTHERS = ("council_number", "single_unique_identifier", "other")


@action
def record(
    *,
    person: Person,
    kind: str,
    value: str,
    by: Account,
    verification: str = Verification.UNVERIFIED,
    begins_on: date | None = None,
    because: str = "",
) -> Personal:
    """A number of one of KINDS or OTHERS. A new one takes the place of the one before it, which is kept.

    Raises Wrong where the number is not one, or where somebody else who may be seen has it.
    """
    model, found = _model(kind), _read(kind, value)
    _is_nobody_elses(model, person, kind, found)
    first = begins_on or current().day
    for number in model.objects.filter(person=person, ends_on__isnull=True, **_kind(kind)):
        if number.value == found:
            raise Wrong("value", "The person has this number already.")
        writing.change(number, ends_on=day_before(first), because=because or "Another number took its place.")
    number = writing.add(
        model,
        person=person,
        value=found,
        verification=verification,
        begins_on=begins_on,
        because=because,
        **_kind(kind),
    )
    finding.index(person)
    return number


@action
def mark_traced(*, number: Personal, by: Account) -> Personal:
    """The body that gave the number said that it is this person's."""
    return writing.change(number, verification=Verification.TRACED)


@action
def end(*, number: Personal, ends_on: date, because: str, by: Account) -> Personal:
    """The number is this person's no longer, or never was."""
    in_order(getattr(number, "begins_on", None), ends_on)
    writing.change(number, ends_on=ends_on, because=said("because", because))
    finding.index(getattr(number, "person_id"))  # noqa: B009  every number has one; the base does not say so
    return number


@action
def object_to_sharing(*, number: NhsNumber, on: date, by: Account) -> NhsNumber:
    """The person does not want the NHS number shared. From this day on it is not."""
    if not number.is_objected_to:
        writing.change(number, is_objected_to=True, true_from=on)
        writing.add(Circumstance, person=_person_of(number), code=OPT_OUT, begins_on=on)
    return number


@action
def withdraw_objection(*, number: NhsNumber, on: date, by: Account) -> NhsNumber:
    """The person has changed their mind: from this day on it may be shared as the notice says."""
    writing.change(number, is_objected_to=False, true_from=on)
    for standing in Circumstance.objects.filter(person=number.person_id, code=OPT_OUT, ends_on__isnull=True):
        writing.change(standing, ends_on=day_before(on))
    return number


def _model(kind: str) -> type[Personal]:
    if kind in KINDS:
        return KINDS[kind][0]
    if kind not in OTHERS:
        raise Wrong("kind", "This is no kind of number here.", f"One of: {', '.join((*KINDS, *OTHERS))}.")
    return OtherNumber


def _kind(kind: str) -> dict[str, Any]:
    return {} if kind in KINDS else {"kind": kind}


def _read(kind: str, value: str) -> str:
    found = KINDS[kind][1](value) if kind in KINDS else read.CouncilNumber.read(value)
    if isinstance(found, read.Fault):
        raise Wrong("value", found.sentence)
    return str(found.value)


def _is_nobody_elses(model: type[Personal], person: Person, kind: str, value: str) -> None:
    """Only among those who may be seen: whether somebody hidden has the number is not told."""
    others = model.objects.filter(value=value, ends_on__isnull=True, **_kind(kind)).exclude(
        person__in=ids_of(person.pk)
    )
    if others.exists():
        raise Wrong("value", "Another person has this number.", "Compare the two: they may be one person.")


def _person_of(number: NhsNumber) -> Person:
    return Person(pk=number.person_id)
