"""What is told of a person. Days are first days, and first days after; codes are those of the standard's sets."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Anybody. ``birth_known`` is exact, estimated, expected (not yet born) or unknown."""

    id: int
    born_on: date | None
    birth_known: str
    died_on: date | None
    sex: str
    gender: str
    pronouns: str
    ethnicity: str
    religion: str
    first_language: str
    needs_interpreter: bool | None
    communication_needs: str
    disabilities: tuple[str, ...]
    nationality: str
    immigration_status: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name. ``kind`` is current, preferred, birth, former or alias."""

    person_id: int
    kind: str
    given: str
    family: str
    said_as: str
    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PersonRole:
    """What a person is to the council: a code of the vocabulary's subjects."""

    person_id: int
    role: str
    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number. ``kind`` is council, nhs, pupil, former_pupil, learner or home_office."""

    person_id: int
    kind: str
    value: str
    verification: str
    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person lives, or lived. ``kind`` is home, letters or no_fixed_abode."""

    person_id: int
    kind: str
    lines: str
    postcode: str
    is_confidential: bool
    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ContactWay:
    """A telephone number or an e-mail address. ``safety`` is safe, care or unsafe."""

    person_id: int
    kind: str
    value: str
    safety: str
    safety_note: str


@dataclass(frozen=True, slots=True)
class HiddenFrom:
    """Where one person lives must not come to the knowledge of the other."""

    person_id: int
    other_id: int
    reason: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Warning:
    """A warning about a person or a place, until its review."""

    person_id: int
    words: str
    is_a_risk_to_children: bool
    begins_on: date
    review_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Restriction:
    """The record of a person is closed to everybody without a grant."""

    person_id: int
    reason: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Status:
    """A bare fact for the rooms of casework. ``kind`` is child_in_need, child_protection_plan or looked_after.

    Whoever is on a plan or looked after is in need as well, from the same day or before.
    """

    person_id: int
    kind: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class SamePerson:
    """The truth about a person who was recorded twice, and what differs: for trying how well matching works."""

    person_id: int
    same_as_id: int
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """A person in a household."""

    household_id: int
    person_id: int
    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Relationship:
    """``person`` is the ``kind`` of ``other``: birth_parent, adoptive_parent, step_parent, foster_carer, grandparent,
    sibling, spouse, partner or ex_partner.

    ``responsibility_by`` is birth, registered, court or adoption, and blank where there is no parental responsibility.
    """

    person_id: int
    other_id: int
    kind: str
    is_half: bool
    has_responsibility: bool | None
    responsibility_by: str
    begins_on: date | None
    ends_on: date | None
