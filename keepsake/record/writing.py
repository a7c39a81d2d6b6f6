"""Only actions write. One action is one transaction; every version of a record is kept, with its author and its reason.

@action
def rename(*, person, given, by):
    return change(person, given=given)
"""

import functools
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from keepsake.record.access import Written
from keepsake.record.classification import BY_ROW, KEEPING, classification
from keepsake.record.drift import raise_drift
from keepsake.record.facts import installed
from keepsake.record.models import Version
from keepsake.record.opened import current, keeping
from keepsake.record.recording import drift_in

if TYPE_CHECKING:
    from keepsake.record.personal import Personal

Given = ParamSpec("Given")
Result = TypeVar("Result")
Record = TypeVar("Record", bound="Personal")


class NotWriting(RuntimeError):
    """A record was about to be written outside an action."""


class Conflict(Exception):
    """Somebody wrote in between. ``seen`` is the version the writer had before them, ``now`` the one that stands."""

    def __init__(self, record: "Personal", seen: int, now: int) -> None:
        self.record, self.seen, self.now = record, seen, now
        super().__init__(f"Version {seen} was changed; version {now} stands now.")


@dataclass
class Writing:
    """An action under way: what it is called, who acts, when, and what it recorded that no notice mentions.

    ``drift`` names models by their label, with a category.
    """

    name: str
    by: UUID
    at: datetime
    drift: list[tuple[str, str]] = field(default_factory=list)


_WRITING: ContextVar[Writing | None] = ContextVar("writing", default=None)


def action(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Mark a function as an action. It takes keywords only, and ``by``: the account that acts.

    Raises NotOpen outside an access, NotWriting where ``by`` is not who opened it. An action may call another; the
    whole is one transaction.
    """

    @functools.wraps(function)
    def act(*args: Given.args, **given: Given.kwargs) -> Result:
        if args or "by" not in given:
            raise TypeError(f"{function.__name__}() takes keywords only, and by=.")
        by: Any = given["by"]
        access = current()
        if getattr(by, "pk", by) != access.worker:
            raise NotWriting("Who acts is who opened the access.")
        outer = _WRITING.get()
        if outer is not None:
            return function(*args, **given)
        token = _WRITING.set(Writing(f"{function.__module__}.{function.__qualname__}", access.worker, timezone.now()))
        try:
            with transaction.atomic():
                return function(*args, **given)
        finally:
            _WRITING.reset(token)
            access.forget()

    return act


def under_way() -> Writing:
    """The action under way. Raises NotWriting outside one."""
    writing = _WRITING.get()
    if writing is None:
        raise NotWriting("Records are written only inside an action.")
    return writing


def add(
    model: type[Record], *, true_from: date | None = None, because: str = "", about: Iterable[UUID] = (), **values: Any
) -> Record:
    """A new record, as its first version. ``about`` names its people where they only join it later: a household's.

    Raises NotRecorded where it may not be recorded.
    """
    writing = under_way()
    record = model(
        version=1, recorded_at=writing.at, recorded_by_id=writing.by, true_from=true_from, **_known(model, values)
    )
    _check(record, {field.name for field in model._meta.concrete_fields})
    written = _decided(record, values, about)
    with keeping():
        record.save_base(force_insert=True)
    _keep(record, record.as_values(), written, because)
    return record


def change(
    record: Record, *, seen: int | None = None, true_from: date | None = None, because: str = "", **values: Any
) -> Record:
    """A new version of a record with these values. ``seen`` is the version its writer had before them.

    Raises Conflict where another version stands by now, NotRecorded where it may not be recorded; nothing is written
    then.
    """
    writing, model = under_way(), type(record)
    known = _known(model, values)
    written = _decided(record, values)
    for name, value in known.items():
        setattr(record, name, value)
    _check(record, set(known))
    by_name = {each.name: each for each in model._meta.concrete_fields}
    columns = {by_name[name].attname: getattr(record, by_name[name].attname) for name in known}
    expected = record.version if seen is None else seen
    kept = {"version": expected + 1, "recorded_at": writing.at, "recorded_by_id": writing.by}
    if true_from is not None:
        kept["true_from"] = true_from
    with keeping():
        rows: QuerySet[Any] = QuerySet(model).filter(pk=record.pk)
        if not rows.filter(version=expected).update(**columns, **kept):
            raise Conflict(record, expected, rows.values_list("version", flat=True).get())
        values_now = rows.values().get()
    for name, value in kept.items():
        setattr(record, name, value)
    _keep(record, values_now, written, because)
    return record


def _check(record: "Personal", names: set[str]) -> None:
    """Check the values of these fields. Keys are left to the database: who they point at may not be visible here."""
    fields = record._meta.concrete_fields
    passed_over = {field.name for field in fields if field.is_relation or field.name not in names}
    record.clean_fields(exclude=passed_over)
    record.clean()


def _known(model: type["Personal"], values: dict[str, Any]) -> dict[str, Any]:
    unknown = values.keys() - classification(model).fields.keys()
    if unknown:
        raise TypeError(f"{model.__name__} has no field {', '.join(sorted(unknown))}.")
    return values


def _decided(record: "Personal", values: dict[str, Any], about: Iterable[UUID] = ()) -> Written:
    """What is about to be written, once it is decided that it may be."""
    label, categories = record._meta.label_lower, recorded_categories(type(record), values)
    if BY_ROW in categories:
        categories = categories - {BY_ROW} | {getattr(record, classification(type(record)).by_row)}
    people = people_of(record) | frozenset(about) or _joined(record)
    drift = drift_in(current(), people, categories) if categories else frozenset()
    under_way().drift.extend((label, category) for category in sorted(drift))
    return Written(label, record.pk, people, categories, drift)


def _keep(record: "Personal", values: dict[str, Any], written: Written, reason: str) -> None:
    writing = under_way()
    current().written.append(written)
    if is_about_one(type(record)):
        installed().wrote(written.model, written.people, writing.at)
    if written.drift:
        raise_drift(current(), written.model, written.drift)
    with keeping():
        Version.objects.create(
            model=record._meta.label_lower,
            record_id=record.pk,
            number=record.version,
            recorded_at=writing.at,
            recorded_by_id=writing.by,
            true_from=record.true_from,
            reason=reason,
            values={name: value for name, value in values.items() if name != "id"},
        )


def is_about_one(model: type[Model]) -> bool:
    """Is each record of this model about one person, whom it names itself?"""
    subjects = classification(model).subjects
    return len(subjects) == 1 and "__" not in subjects[0]


def people_of(record: "Personal") -> frozenset[UUID]:
    """The people a record is about, as far as the record itself says; a household's members say it themselves."""
    paths = classification(type(record)).subjects
    found = [getattr(record, f"{path}_id", None) if path else record.pk for path in paths if "__" not in path]
    return frozenset(each for each in found if each is not None)


def _joined(record: "Personal") -> frozenset[UUID]:
    """The people whom other records have joined to this one, or to the one that it belongs to."""
    paths = [path for path in classification(type(record)).subjects if "__" in path]
    with keeping():
        return frozenset(person for path in paths for person in _at_the_end(record, path) if person)


def _at_the_end(record: "Personal", path: str) -> Iterable[UUID]:
    first, _, rest = path.partition("__")
    field: Any = type(record)._meta.get_field(first)
    if field.one_to_many:
        return QuerySet(type(record)).filter(pk=record.pk).values_list(path, flat=True)
    return QuerySet(field.related_model).filter(pk=getattr(record, field.attname)).values_list(rest, flat=True)


def recorded_categories(model: type["Personal"], values: dict[str, Any]) -> frozenset[str]:
    """The categories that these values would record."""
    fields = classification(model).fields
    return frozenset(fields[name] for name in values) - {KEEPING}
