"""How something stands when a form is opened, and what to show where somebody else changed it before it was sent.

A record has versions, which say who changed it, when and why. A team, a membership or an absence has none: the form
carries how it stood, signed, and the two are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone

from keepsake.record.access import Access
from keepsake.record.audit.validity import is_opaque
from keepsake.record.history import Stood, history
from keepsake.record.personal import Personal
from keepsake.record.writing import Conflict
from keepsake.web.people.ages import in_day
from keepsake.web.people.wording import account_names, in_words, label_of

SALT = "keepsake.web.work.stands"
NOTHING = "Nothing"
PASSED_OVER = ("person", "picture")


@dataclass(frozen=True)
class Field:
    """One field as it stood when the form was opened, and as it stands now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class Clash:
    """What was changed in between, by whom and why where that is known; and what was typed."""

    fields: tuple[Field, ...]
    typed: tuple[tuple[str, str], ...]
    seen: str
    by: str = "Somebody else"
    at: datetime | None = None
    because: str = ""


@dataclass(frozen=True)
class Stands:
    """What a form changes: a record, or the words for something that has no versions."""

    record: Personal | None = None
    words: Mapping[str, str] | None = None

    @property
    def seen(self) -> str:
        """What the form carries, to be sent back with it."""
        if self.record is not None:
            return seen_of(self.record, self.record.version)
        return signing.dumps(self.words, salt=SALT, compress=True)

    def clash_with(self, seen: str, form: forms.Form, access: Access) -> Clash | None:
        """What was changed since this was seen; None where nothing was, or where the form does not say."""
        if self.record is not None:
            version, _, id = seen.partition(":")
            if not (version.isascii() and version.isdigit() and len(version) < 9):
                return None
            if id not in ("", self.record.pk.hex):
                return replaced(self.record, id, int(version), form, access)
            conflict = Conflict(self.record, int(version), self.record.version)
            return clash_of(conflict, form, access) if conflict.seen != conflict.now else None
        now = dict(self.words or {})
        try:
            before = signing.loads(seen, salt=SALT)
        except signing.BadSignature:
            return None
        if before == now:
            return None
        labels = dict.fromkeys([*before, *now])
        fields = tuple(Field(each, before.get(each, NOTHING), now.get(each, NOTHING)) for each in labels)
        return Clash(fields, typed_in(form), self.seen)


def seen_of(record: Personal, version: int) -> str:
    """Which record it was and in which version: another may have taken its place, as one worker does of another."""
    return f"{version}:{record.pk.hex}"


def replaced(now: Personal, before: str, version: int, form: forms.Form, access: Access) -> Clash:
    """Another record took the place of the one that was seen when the form was opened."""
    model, stands = type(now), history(now)[-1]
    old = model._default_manager.filter(pk=before).first() if is_opaque(before) else None
    stood = {each.number: each for each in history(old)} if old is not None else {}
    return Clash(
        fields=tuple(_both(model, stood.get(version, stands), stands, access)),
        typed=typed_in(form),
        seen=seen_of(now, now.version),
        by=account_names([stands.recorded_by]).get(str(stands.recorded_by), "Somebody"),
        at=timezone.localtime(stands.recorded_at),
        because=stands.reason,
    )


def clash_of(conflict: Conflict, form: forms.Form, access: Access) -> Clash:
    """Two who changed one record: the versions say what stood, and what stands."""
    model, versions = type(conflict.record), {stood.number: stood for stood in history(conflict.record)}
    now = versions[conflict.now]
    before = versions.get(conflict.seen, now)
    return Clash(
        fields=tuple(_both(model, before, now, access)),
        typed=typed_in(form),
        seen=seen_of(conflict.record, conflict.now),
        by=account_names([now.recorded_by]).get(str(now.recorded_by), "Somebody"),
        at=timezone.localtime(now.recorded_at),
        because=now.reason,
    )


def _both(model: type[Personal], before: Stood, now: Stood, access: Access) -> list[Field]:
    names = [name for name in now.values if name not in PASSED_OVER]
    found = [(name, before.values.get(name), now.values.get(name)) for name in names]
    return [
        Field(label_of(model, name), in_words(model, name, old, access), in_words(model, name, new, access))
        for name, old, new in found
        if old != new or new not in ("", None)
    ]


def typed_in(form: forms.Form) -> tuple[tuple[str, str], ...]:
    """What was typed, in words, field by field."""
    given = getattr(form, "cleaned_data", {})
    said = ((str(bound.label), _said(bound.field, given.get(bound.name))) for bound in form)
    return tuple((label, words) for label, words in said if words)


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return in_day(value)
    choices: Mapping[str, str] = {str(code): str(words) for code, words in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(choices.get(str(each), str(each)) for each in values if each not in (None, "", False))
