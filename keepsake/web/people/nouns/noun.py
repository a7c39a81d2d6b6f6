"""What a noun says of itself, so that lists, forms, ends and histories are the same everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.people.identity import ids_of
from keepsake.people.known import once
from keepsake.people.models import Person
from keepsake.record.classification import KEEPING, classification
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.record.remembered import about_once
from keepsake.record.wrong import Wrong
from keepsake.web.people import acting
from keepsake.web.people.ages import in_day
from keepsake.web.people.fields import RecordForm


@dataclass(frozen=True)
class Line:
    """One record in a list: what it says, what stands below, and whether it is over."""

    main: str
    notes: tuple[str, ...] = ()
    tag: str = ""
    colour: str = "grey"
    is_past: bool = False
    url: str = ""


@dataclass(frozen=True)
class Noun:
    """A kind of record of a person. ``category`` must be granted for it to be read at all.

    ``one`` completes "Add ..." and "Correct ...". ``prepared`` gives a form what it must know beyond its fields.
    """

    key: str
    one: str
    section: str
    model: type[Personal]
    category: str
    form: type[RecordForm]
    line: Callable[[Any, date], Line]
    order: tuple[str, ...] = ("-begins_on", "recorded_at")
    has_end: bool = True
    is_changed_here: bool = True
    adds: Callable[..., Any] | None = None

    @property
    def is_granted(self) -> bool:
        """May it be read in the open access? What only holds records together may be in any."""
        return self.category in current().granted | {KEEPING}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that the form asks for."""
        return tuple(self.form.base_fields)

    def rows(self, person: UUID) -> list[Any]:
        """The records of a person that may be seen, on whichever of two joined records they stand. A page asks for them
        in several places, the database once."""
        return once(("noun", self.key, person, current().granted), lambda: self.read(person))

    def read(self, person: UUID) -> list[Any]:
        """The same, asked of the database."""
        return about_once(self.model, ids_of(person), *self.order)

    def values_of(self, record: Personal) -> dict[str, Any]:
        """The fields as a form takes them."""
        granted, fields = current().granted | {KEEPING}, classification(self.model).fields
        return {name: getattr(record, name) for name in self.fields if fields[name] in granted}

    def add(self, person: Person, form: RecordForm, by: Account) -> Any:
        """One action."""
        if self.adds is None:
            raise LookupError(f"{self.key} are not added by a form.")
        return self.adds(person=person, values=form.values, by=by)

    def correct(self, record: Any, form: RecordForm, seen: int, by: Account) -> Any:
        """One action. Raises Conflict where somebody wrote in between, Wrong where nothing was changed."""
        given: Mapping[str, Any] = form.cleaned_data
        values = changed(record, form.values)
        return acting.correct(
            of=record, values=values, because=given["because"], true_from=given["true_from"], seen=seen, by=by
        )

    def end(self, record: Any, on: date, because: str, by: Account) -> Any:
        """One action."""
        return acting.end(of=record, on=on, because=because, by=by)


def changed(record: Personal, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from what stands: what was not changed is not written again."""
    found = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not found:
        raise Wrong("", "Nothing was changed.", "Change what is wrong, or go back.")
    return found


def shown(record: Personal, name: str) -> Any:
    """A value, where its category is granted; otherwise None, as if nothing were recorded."""
    category = classification(type(record)).fields[name]
    return getattr(record, name) if category in current().granted | {KEEPING} else None


def span(record: Any) -> str:
    """ "From 2 May 2020 to 1 June 2021", with what is known."""
    begins, ends = getattr(record, "begins_on", None), record.ends_on
    if begins and ends:
        return f"From {in_day(begins)} to {in_day(ends)}"
    if ends:
        return f"Until {in_day(ends)}"
    return f"From {in_day(begins)}" if begins else ""


def is_over(record: Any, today: date) -> bool:
    """Has it ended?"""
    return record.ends_on is not None and record.ends_on < today


def notes(*parts: str) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(part for part in parts if part)
