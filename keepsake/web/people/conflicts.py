"""Two who change one record: what the second had before them, what stands by now, and what they typed, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from keepsake.record.access import Access
from keepsake.record.history import Stood, history
from keepsake.record.personal import Personal
from keepsake.record.writing import Conflict
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.wording import account_names, in_words, label_of


@dataclass(frozen=True)
class Field:
    """One field in three states, in words."""

    label: str
    before: str
    now: str
    typed: str

    @property
    def was_changed(self) -> bool:
        return self.before != self.now


@dataclass(frozen=True)
class Clash:
    """Who changed it in between, when, why, and how."""

    by: str
    at: datetime
    because: str
    fields: tuple[Field, ...]


def conflict_of(conflict: Conflict, form: RecordForm, access: Access) -> Clash:
    """The clash in words. The record itself holds what was typed by now: the versions say what stands."""
    model = type(conflict.record)
    versions = {stood.number: stood for stood in history(conflict.record)}
    now = versions[conflict.now]
    before = versions.get(conflict.seen, now)
    typed = {name: value for name, value in form.cleaned_data.items() if name in now.values}
    return Clash(
        by=account_names([now.recorded_by]).get(str(now.recorded_by), "Somebody"),
        at=timezone.localtime(now.recorded_at),
        because=now.reason,
        fields=tuple(_field(model, name, before, now, typed, access) for name in typed),
    )


def _field(
    model: type[Personal], name: str, before: Stood, now: Stood, typed: Mapping[str, Any], access: Access
) -> Field:
    words = [in_words(model, name, each[name], access) for each in (before.values, now.values, typed)]
    return Field(label_of(model, name), *words)
