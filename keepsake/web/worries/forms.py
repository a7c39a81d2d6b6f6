"""What the public form asks, and how much it takes."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from keepsake.people.actions.persons import LONGEST_AHEAD
from keepsake.web.people.fields import choice, day, long_text, text

MOST_CHILDREN = 8
YEARS_BACK = 26
OPENNESS = (
    ("open", "You may tell the family that it was me"),
    ("confidential", "Do not tell the family that it was me"),
    ("anonymous", "I do not want to say who I am"),
)
CHILD = ("given", "family", "born_on", "age", "where", "said")
WHO = ("name", "profession", "agency", "phone", "email")
TRAP = "website"


class WorryForm(forms.Form):
    """A worry about one child or several. ``children`` says for how many there are fields."""

    worry = long_text("What are you worried about?", missing="Say what you are worried about", longest=8000)
    safe_now = long_text("Is the child safe tonight? How do you know?", longest=2000)
    openness = choice("May we say who told us?", OPENNESS, missing="Choose whether we may say who told us", radios=True)
    name = text("Your name")
    profession = text("What you are to the child, or your job")
    agency = text("Your organisation, if it is your job")
    phone = text("Your telephone number", longest=40)
    email = forms.EmailField(
        label="Your e-mail address", required=False, max_length=254,
        error_messages={"invalid": "Enter an e-mail address, such as ada@example.org"},
    )  # fmt: skip
    website = forms.CharField(label="Leave this empty", required=False, max_length=200)

    def __init__(self, *args: Any, children: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.count = min(max(children, 1), MOST_CHILDREN)
        for number in range(self.count):
            of = f"child{number}_"
            self.fields[f"{of}given"] = text("First names, as far as you know", longest=100)
            self.fields[f"{of}family"] = text("Family name", longest=100)
            self.fields[f"{of}born_on"] = day("Date of birth, or when the birth is expected, if you know it")
            self.fields[f"{of}age"] = text("Or about how old", longest=40)
            self.fields[f"{of}where"] = text("Where they live, or their school", longest=200)
            self.fields[f"{of}said"] = long_text("Anything about this child alone", longest=2000)

    def child_fields(self, number: int) -> list[forms.BoundField]:
        """The fields of one child, in their order."""
        return [self[f"child{number}_{name}"] for name in CHILD]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for number in range(self.count):
            born = cleaned.get(f"child{number}_born_on")
            if born and not _may_be_a_child(born):
                self.add_error(f"child{number}_born_on", "This is no day on which a child was born, or will be soon")
        names = [f"child{number}_{name}" for number in range(self.count) for name in ("given", "family")]
        if not any(cleaned.get(name) for name in names):
            self.add_error("child0_given", "Give a name of the child, or what they are called; or say 'not known'")
        reached = cleaned.get("phone") or cleaned.get("email")
        if cleaned.get("openness") in ("open", "confidential") and not reached:
            self.add_error("phone", "Give a telephone number or an e-mail address, or say that you give no name")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """What is kept. Of somebody who gives no name, nothing that says who they are."""
        given = self.cleaned_data
        children = []
        for number in range(self.count):
            child = {name: _as_text(given.get(f"child{number}_{name}")) for name in CHILD}
            if any(child.values()):
                children.append(child)
        who = {} if given["openness"] == "anonymous" else {name: given[name] for name in WHO}
        kept = {"worry": given["worry"], "safe_now": given["safe_now"], "openness": given["openness"], **who}
        return kept | {"children": children, "is_doubtful": bool(given[TRAP])}


def _may_be_a_child(born: date) -> bool:
    today = timezone.localdate()
    return today.year - YEARS_BACK <= born.year and born <= today + LONGEST_AHEAD


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
