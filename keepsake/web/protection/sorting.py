"""What was written since two records were joined, in the words of its own page, to be put on one of the two sides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from keepsake.people.models import Person
from keepsake.people.since_joined import Sortable, to_be_sorted
from keepsake.record.access import Access
from keepsake.record.classification import IN_ANY_ACCESS, classification
from keepsake.record.personal import Personal
from keepsake.web.people.ages import in_day
from keepsake.web.people.nouns.noun import Line
from keepsake.web.people.nouns.register import NOUNS
from keepsake.web.people.wording import in_words, label_of

LINES: Mapping[type[Personal], Callable[[Any, date], Line]] = {noun.model: noun.line for noun in NOUNS.values()}
LONGEST = 160


@dataclass(frozen=True)
class Sorting:
    """One record to be sorted: what it says, when it was made, and where it stands."""

    name: str
    words: str
    made: str
    side: str
    record: Personal


def sorted_out(person: Person, access: Access) -> list[Sorting]:
    """Everything to be sorted when ``person`` is parted from the record it was joined to, the oldest first."""
    return [_sorting(each, access) for each in to_be_sorted(person)]


def _sorting(each: Sortable, access: Access) -> Sorting:
    kind = str(each.record._meta.verbose_name)
    words = f"{kind[:1].upper()}{kind[1:]}: {_words(each.record, access)}"
    made = f"Written on {in_day(timezone.localtime(each.made_at).date())}."
    return Sorting(f"side-{each.record.pk.hex}", words[:LONGEST], made, str(each.side), each.record)


def _words(record: Personal, access: Access) -> str:
    """As its own list says it; for a record without a list, its fields."""
    line = LINES.get(type(record))
    if line is not None:
        return line(record, access.day).main
    model, fields = type(record), classification(type(record)).fields
    shown = [name for name in fields if name not in (*model.kept_fields, "person") and _is_shown(fields[name], access)]
    said = ((name, getattr(record, model._meta.get_field(name).attname)) for name in shown)  # type: ignore[union-attr]
    return "; ".join(
        f"{label_of(model, name).lower()} {in_words(model, name, value, access)}" for name, value in said if value
    )


def _is_shown(category: str, access: Access) -> bool:
    return category in access.granted or category in IN_ANY_ACCESS
