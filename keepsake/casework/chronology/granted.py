"""A record as far as the reader is granted it: what is not granted is empty, and remembered as not shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from keepsake.casework.models.case_record import Coded
from keepsake.record.classification import KEEPING, classification
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.standard.codes import codes


@dataclass
class Granted:
    """``own`` are the parts of the children it is about, ``names`` how people are called, ``workers`` the accounts."""

    row: Any
    names: Mapping[UUID, str]
    workers: Mapping[UUID, str]
    who: str = ""
    own: tuple["Granted", ...] = ()
    beside: Mapping[UUID, Any] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def __call__(self, name: str) -> Any:
        """The value of a field; empty where it is not granted or nothing is recorded."""
        model: type[Personal] = type(self.row)
        category = classification(model).fields[name]
        if category != KEEPING and category not in current().granted:
            self.hidden.add(category)
            return ""
        value = getattr(self.row, self.row._meta.get_field(name).attname)
        return "" if value is None else value

    def label(self, name: str) -> str:
        """The words of a choice, or of one or several codes."""
        value, column = self(name), self.row._meta.get_field(name)
        if value == "":
            return ""
        for each in column.validators:
            if isinstance(each, Coded):
                known = codes(each.code_set)
                return "; ".join(known[code].label if code in known else code for code in str(value).split())
        return str(dict(column.flatchoices).get(value, value))

    def day(self, name: str) -> str:
        """A day in words."""
        value = self(name)
        if isinstance(value, datetime):
            value = timezone.localdate(value)
        return in_day(value) if isinstance(value, date) else ""

    def worker(self, name: str) -> str:
        """A worker by name."""
        if "worker_and_team" not in current().granted:
            self.hidden.add("worker_and_team")
            return ""
        value = self(name)
        return self.workers.get(value, "") if value else ""

    def person(self, name: str) -> str:
        """Somebody by name; empty where they may not be seen."""
        value = self(name)
        return self.names.get(value, "") if value else ""

    @property
    def child(self) -> str:
        """Whose part it is, by name."""
        return self.names.get(self.row.person_id, "")

    def each(self, name: str) -> str:
        """What each child's part says, with whose it is where there are several."""
        found = [(part.child, part.label(name)) for part in self.own]
        self.hidden |= {category for part in self.own for category in part.hidden}
        told = [(who, words) for who, words in found if words]
        if len(self.own) < 2:
            return "; ".join(words for _, words in told)
        return "; ".join(f"{who}: {words}" for who, words in told)


def in_day(day: date) -> str:
    """
    >>> in_day(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B} {day.year}"


def sentence(text: str) -> str:
    """With a capital and a full stop, where it is not empty.

    >>> sentence("seen at school"), sentence("Why?")
    ('Seen at school.', 'Why?')
    """
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?…" else f"{text}."


def together(*texts: str) -> str:
    """Those that are not empty, as sentences."""
    return " ".join(sentence(each) for each in texts if each.strip())
