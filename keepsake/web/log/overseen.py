"""What was said of what a program found: who looked at it, when, and what they decided."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from keepsake.record.drift import Oversight
from keepsake.standard.vocabulary import label
from keepsake.web.people.fields import choice, long_text
from keepsake.web.people.showing import local
from keepsake.web.work.step import StepForm


class Decide(StepForm):
    outcome = choice(
        "Is it decided?",
        [
            ("decided", "Yes: nothing more is to be done, or it is being done"),
            ("looked", "No: I looked, and ask further"),
        ],
        missing="Say whether it is decided",
        radios=True,
    )
    words = long_text("What did you find, and why?", missing="Say what you found, and why", help="Name nobody here.")


@dataclass(frozen=True)
class Overseen:
    """One thing that was said."""

    who: str
    role: str
    at: datetime
    is_decided: bool
    words: str

    @property
    def sentence(self) -> str:
        did = "Decided" if self.is_decided else "Looked at"
        return f"{did} by {self.who}, {self.role.lower()}, {local(self.at)}: {self.words}"


def overseen(about: Iterable[str]) -> dict[str, tuple[Overseen, ...]]:
    """What was said of each of these, newest first."""
    found: dict[str, list[Overseen]] = defaultdict(list)
    rows = Oversight.objects.filter(about__in=list(about)).select_related("by").order_by("-at", "-pk")
    for row in rows:
        is_decided = row.outcome == Oversight.Outcome.DECIDED
        at = timezone.localtime(row.at)
        found[row.about].append(Overseen(row.by.display_name, label("roles", row.role), at, is_decided, row.words))
    return {key: tuple(each) for key, each in found.items()}
