"""What is typed of somebody who may be new: one short form, searched with before anything is made."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from keepsake.accounts.models import Account
from keepsake.people.known import teams_of
from keepsake.people.models import Person, Team
from keepsake.record.opened import current
from keepsake.standard.codes import codes
from keepsake.standard.identifiers import NhsNumber, PhoneNumber, Postcode
from keepsake.web.people.brief import Brief
from keepsake.web.people.enrolling import Kin, Newcomer
from keepsake.web.people.fields import NOT_CHOSEN, RecordForm, choice, day, identified, long_text, text, tick

ROLES = (
    ("child", "Child or young person"),
    ("unborn_child", "Unborn child"),
    ("parent", "Parent"),
    ("extended_family", "Other relative"),
    ("household_member", "Somebody else in the home"),
    ("foster_carer", "Foster carer"),
    ("special_guardian", "Special guardian"),
)
KINDS = (
    ("", "Nothing that is known"),
    ("child", "Child of"),
    ("birth_parent", "Mother or father of"),
    ("sibling", "Brother or sister of"),
    ("partner", "Partner of"),
    ("spouse", "Husband, wife or civil partner of"),
    ("ex_partner", "Former partner of"),
    ("grandparent", "Grandparent of"),
    ("step_parent", "Step-parent of"),
    ("adoptive_parent", "Adoptive parent of"),
    ("adopted_child", "Adopted child of"),
    ("special_guardian", "Special guardian of"),
    ("foster_carer", "Foster carer of"),
    ("foster_child", "Foster child of"),
    ("relative", "Other relative of"),
    ("friend", "Friend of"),
    ("neighbour", "Neighbour of"),
)
FAMILY_FIELDS = ("kin_what", "kin_to", "also_what", "also_to", "lives_with")


class NewPersonForm(RecordForm):
    ticks = ("is_confidential",)

    role = choice("Who are they?", ROLES, missing="Choose who they are", radios=True)
    given = text("Given names", help="As far as they are known.")
    family = text("Family name")
    preferred = text("What they like to be called", help="If it is another name.")
    said_as = text("How the name is said", help="As you would write it for somebody who reads it aloud: shi-VAWN.")
    birth_known = choice(
        "How sure is the date of birth?",
        [
            ("exact", "Exact"),
            ("estimated", "Estimated"),
            ("expected", "Expected: not yet born"),
            ("unknown", "Not known"),
        ],
        missing="Choose how sure the date of birth is",
        radios=True,
    )
    born_on = day("Date of birth", help="For an unborn child: when the birth is expected.")
    sex = choice("Sex", [NOT_CHOSEN, *((code, each.label) for code, each in codes("sex").items())])
    kin_what = choice("What are they to the family?", KINDS)
    kin_to = choice("Of whom?", ())
    also_what = choice("And what else?", KINDS, help="The other parent of a child, or a partner.")
    also_to = choice("Of whom else?", ())
    lives_with = choice("Who do they live with?", ())
    lines = long_text("Address", help="One line for each part; the town last.", longest=500)
    postcode = text("Postcode", longest=10)
    is_confidential = tick(
        "This address is confidential: nobody in the family may learn it from us", help="Is it confidential?"
    )
    phone = text("Telephone", longest=40)
    nhs_number = text("NHS number", longest=20)
    works_with = choice("Who works with them?", (), help="Who has no part in the work cannot open the record.")

    def __init__(self, *args: Any, worker: Account, family: Sequence[Brief] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker, self.relatives = worker, {str(each.id): each for each in family}
        teams = Team.objects.filter(pk__in=teams_of(worker.pk, current().day)).order_by("name")
        self.teams = {f"team-{team.pk}": team for team in teams}
        mine = [(key, f"My team: {team.name}") for key, team in self.teams.items()]
        both = [(f"me-{key}", f"I do, in {team.name}") for key, team in self.teams.items()]
        self._offer("works_with", [("me", "I do"), *both, *mine, ("", "Nobody yet")])
        for name in FAMILY_FIELDS:
            if not family:
                del self.fields[name]
        if family:
            people = [(str(each.id), each.name) for each in family]
            self._offer("kin_to", people)
            self._offer("also_to", people)
            self._offer("lives_with", [("", "Not known, or another address"), *people])

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        return identified(Postcode, typed) if typed else ""

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        return identified(PhoneNumber, typed) if typed else ""

    def clean_nhs_number(self) -> str:
        typed: str = self.cleaned_data["nhs_number"]
        return identified(NhsNumber, typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("role") == "unborn_child" and cleaned.get("birth_known") in ("exact", "estimated"):
            self.add_error("birth_known", "An unborn child has an expected date of birth, or none that is known")
        if cleaned.get("birth_known") == "unknown":
            cleaned["born_on"] = None
        elif not cleaned.get("born_on") and "born_on" not in self.errors and "birth_known" in cleaned:
            self.add_error("born_on", "Enter the date, or choose that it is not known")
        if cleaned.get("postcode") and not cleaned.get("lines") and not cleaned.get("lives_with"):
            cleaned["lines"] = "Address not known"
        first, second = ((cleaned.get(f"{name}_what"), cleaned.get(f"{name}_to")) for name in ("kin", "also"))
        if first[0] and first == second:
            self.add_error("also_to", ValidationError("This is said twice. Choose somebody else, or nothing"))
        return cleaned

    def search_text(self) -> str:
        """What is looked for before a record is made."""
        given = self.cleaned_data
        born = f"{given['born_on']:%d/%m/%Y}" if given["born_on"] and given["birth_known"] != "expected" else ""
        names = f"{given['given']} {given['family']}".strip() or given["preferred"]
        return " ".join(part for part in (names, born, given["postcode"], given["phone"], given["nhs_number"]) if part)

    def newcomer(self) -> Newcomer:
        """What goes into the record."""
        given = self.cleaned_data
        is_unborn = given["birth_known"] == Person.BirthKnown.EXPECTED
        role = "unborn_child" if is_unborn else given["role"]
        chosen = given["works_with"]
        host = given.get("lives_with")
        return Newcomer(
            roles=(role,),
            name={name: given[name] for name in ("given", "family", "said_as")},
            facts={name: given[name] for name in ("born_on", "birth_known", "sex") if given[name]},
            preferred=given["preferred"],
            lines=given["lines"],
            postcode=given["postcode"],
            is_confidential=given["is_confidential"],
            phone=given["phone"],
            nhs_number=given["nhs_number"],
            kin=tuple(self._kin()),
            lives_with=self.relatives[host].person if host else None,
            worker=self.worker if chosen.startswith("me") else None,
            team=self.teams.get(chosen.removeprefix("me-")),
        )

    def _kin(self) -> list[Kin]:
        given = self.cleaned_data
        pairs = ((given.get("kin_what"), given.get("kin_to")), (given.get("also_what"), given.get("also_to")))
        return [Kin(what, self.relatives[to].person) for what, to in pairs if what and to]
