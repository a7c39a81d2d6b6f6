"""What a person is like: the fields of the person themselves, each with its own category."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.people.actions import persons
from keepsake.people.models import Person
from keepsake.record.about import about
from keepsake.record.opened import current
from keepsake.web.people.fields import NOT_CHOSEN, RecordForm, choice, coded, day, long_text, several_coded, text
from keepsake.web.people.nouns.noun import Line, Noun, changed

YES_NO = (NOT_CHOSEN, ("yes", "Yes"), ("no", "No"))


# That a baby was not born alive is recorded on a page of its own, with the day.
KNOWN = [each for each in Person.BirthKnown.choices if each[0] != Person.BirthKnown.NOT_ALIVE]


class AboutForm(RecordForm):
    ordered = ("born_on", "died_on")

    birth_known = choice("How sure is the date of birth?", KNOWN, missing="Choose how sure it is")
    born_on = day("Date of birth", help="For an unborn child: when the birth is expected.")
    died_on = day("Date of death")
    sex = coded("Sex", "sex")
    gender = coded("Gender", "gender")
    pronouns = text("Pronouns", longest=40)
    ethnicity = coded("Ethnicity", "ethnicity")
    religion = coded("Religion", "religion")
    first_language = coded("First language", "language")
    other_languages = text("Other languages", help="What else they speak or sign, and how well.")
    needs_interpreter = choice("Needs an interpreter?", YES_NO)
    communication_needs = long_text("Communication needs", help="How they like to be spoken to and to answer.")
    disabilities = several_coded("Disability", "disability", help="As the census counts it. Choose all that apply.")
    disability = long_text("Disability, in words", help="In their own words where you can.")
    nationality = text("Nationality", longest=80)
    immigration_status = text("Immigration status", longest=120)
    sexual_orientation = text("Sexual orientation", longest=60, help="Only where they chose to tell, and it matters.")

    no_pupil_number = coded(
        "Why there is no pupil number", "upn_unknown", help="For a child without one: the statutory returns ask for it."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            _offer_what_stands(self, name)
        interpreter = self.initial.get("needs_interpreter")
        if isinstance(interpreter, bool):
            self.initial["needs_interpreter"] = "yes" if interpreter else "no"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known, born = cleaned.get("birth_known"), cleaned.get("born_on")
        if known in ("exact", "estimated") and not born and "born_on" in self.fields and not self.errors:
            self.add_error("born_on", "Enter the date of birth, or choose that it is not known")
        if known == "exact" and born and born > current().day:
            self.add_error(
                "born_on", "The date of birth is in the future. Is the child unborn? Choose that it is expected"
            )
        if known == "unknown" and "born_on" in cleaned:
            cleaned["born_on"] = None
        if "needs_interpreter" in cleaned:
            cleaned["needs_interpreter"] = {"yes": True, "no": False}.get(cleaned["needs_interpreter"])
        return cleaned


def _offer_what_stands(form: RecordForm, name: str) -> None:
    """A value that is no code of the set, as another system wrote it, can stay."""
    field, stands = form.fields[name], form.initial.get(name)
    choices = getattr(field, "choices", None)
    if choices and stands and isinstance(stands, str) and stands not in dict(choices):
        field.choices = [*choices, (stands, stands)]  # type: ignore[attr-defined]


class _About(Noun):
    def correct(self, record: Any, form: RecordForm, seen: int, by: Account) -> Any:
        values = changed(record, form.values)
        return persons.correct(person=record, because=form.cleaned_data["because"], seen=seen, by=by, **values)

    def rows(self, person: Any) -> list[Any]:
        return about(Person, [person])


def line(person: Person, today: date) -> Line:
    return Line("About the person")


ABOUT = _About(
    "about", "what is known about them", "about", Person, "date_of_birth", AboutForm, line, (), has_end=False
)
