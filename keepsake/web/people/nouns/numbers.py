"""Numbers that other bodies know a person by; each kind is a category of its own."""

from datetime import date
from functools import partial
from typing import Any

from keepsake.people.models import HomeOfficeNumber, LearnerNumber, NhsNumber, OtherNumber, PupilNumber
from keepsake.people.models.identifier import Verification
from keepsake.record.personal import Personal
from keepsake.standard import identifiers
from keepsake.web.people import acting
from keepsake.web.people.fields import RecordForm, choice, day, identified, text, tick
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

OTHER_KINDS = (
    ("council_number", "A council's number"),
    ("single_unique_identifier", "Single unique identifier"),
    ("other", "Another number"),
)


class _NumberForm(RecordForm):
    read_as: Any = None

    value = text("Number", missing="Enter the number", longest=40)
    verification = choice("How sure is it?", Verification.choices, missing="Choose how sure it is")
    begins_on = day("From")
    ends_on = day("Until")

    def clean_value(self) -> str:
        typed: str = self.cleaned_data["value"]
        return identified(self.read_as, typed) if self.read_as else typed


class NhsForm(_NumberForm):
    read_as = identifiers.NhsNumber
    ticks = ("is_objected_to",)

    is_objected_to = tick("They object to its being shared", help="Do they object?")


class PupilForm(_NumberForm):
    read_as = identifiers.PupilNumber


class LearnerForm(_NumberForm):
    read_as = identifiers.LearnerNumber


class HomeOfficeForm(_NumberForm):
    read_as = identifiers.HomeOfficeReference


class OtherForm(_NumberForm):
    kind = choice("What number is it?", OTHER_KINDS, missing="Choose what number it is")


_READ_AS = {
    NhsNumber: ("NHS number", identifiers.NhsNumber),
    PupilNumber: ("Unique pupil number", identifiers.PupilNumber),
    LearnerNumber: ("Unique learner number", identifiers.LearnerNumber),
    HomeOfficeNumber: ("Home Office reference", identifiers.HomeOfficeReference),
}


# What is said of a number as people here have it goes without saying.
USUAL = (identifiers.NhsRegion.ENGLAND,)


def _range(found: Any) -> str:
    """What the range of an NHS number says, where it is not the usual one."""
    region = found.region if isinstance(found, identifiers.NhsNumber) else None
    return "" if region in (None, *USUAL) else f"From the range for: {region.value}"


def line(number: Any, today: date) -> Line:
    kind, read_as = _READ_AS.get(type(number), (dict(OTHER_KINDS).get(getattr(number, "kind", ""), "Number"), None))
    found = read_as.read(number.value) if read_as else number.value  # type: ignore[attr-defined]
    written = number.value if isinstance(found, identifiers.Fault) else str(found)
    range_of = _range(found)
    objects = "Objects to its being shared" if getattr(number, "is_objected_to", False) else ""
    sure = number.get_verification_display()
    return Line(f"{kind}: {written}", notes(objects, range_of, span(number)), sure, is_past=is_over(number, today))


def _noun(key: str, one: str, model: type[Personal], category: str, form: type[RecordForm]) -> Noun:
    return Noun(key, one, "numbers", model, category, form, line, adds=partial(acting.add_number, kind=category))


NHS = _noun("nhs-number", "an NHS number", NhsNumber, "nhs_number", NhsForm)
PUPIL = _noun("pupil-number", "a pupil number", PupilNumber, "unique_pupil_number", PupilForm)
LEARNER = _noun("learner-number", "a learner number", LearnerNumber, "unique_learner_number", LearnerForm)
HOME_OFFICE = _noun(
    "home-office-number", "a Home Office reference", HomeOfficeNumber, "home_office_number", HomeOfficeForm
)
OTHER = _noun("other-number", "another number", OtherNumber, "identifiers_other", OtherForm)
NUMBERS = (NHS, PUPIL, LEARNER, HOME_OFFICE, OTHER)
