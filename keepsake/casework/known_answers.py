"""Answers that are known already; where one was taken from, and whether its source was corrected since."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from keepsake.casework.following import PARTS
from keepsake.casework.late import last_change
from keepsake.casework.models import Contact, ContactChild, UsedAnswer
from keepsake.casework.models.case_record import CaseRecord, OwnPart, StepRecord
from keepsake.casework.steps.known import KNOWN, Source
from keepsake.record.classification import KEEPING, category_of
from keepsake.record.history import history
from keepsake.record.opened import current

CHILDREN: Mapping[type[CaseRecord], tuple[type[OwnPart], str]] = {**PARTS, Contact: (ContactChild, "contact")}


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that is known: of whom, what it says, in which version of which record, who wrote it and when."""

    field: str
    value: Any
    person: UUID
    source: CaseRecord
    source_field: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was taken from elsewhere. ``now`` is what the source says since, where it was corrected."""

    used: UsedAnswer
    source: CaseRecord
    at: datetime
    by: UUID
    was: Any
    now: Any
    corrected_at: datetime | None
    corrected_by: UUID | None

    @property
    def what(self) -> str:
        """Which answer of which step, in words that name nobody."""
        model: Any = apps.get_model(self.used.record_model)
        name = str(model._meta.verbose_name).removesuffix(" child").replace("section47", "section 47")
        return f"{model._meta.get_field(self.used.field).verbose_name} ({name})"

    @property
    def is_corrected(self) -> bool:
        return self.corrected_at is not None


def offers_for(record: CaseRecord, fields: Iterable[str], children: Collection[UUID]) -> dict[str, Offer]:
    """For each of these fields that has no answer yet: the nearest answer that is known of the children."""
    found: dict[str, Offer] = {}
    for name in fields:
        if getattr(record, name) in (None, ""):
            each = next(_known(record, name, children), None)
            if each is not None:
                found[name] = each
    return found


def taken_in(record: CaseRecord) -> dict[str, Taken]:
    """Field -> where its answer was taken from; the last time, where it was taken more than once."""
    used = UsedAnswer.objects.filter(record_id=record.pk).order_by("confirmed_at", "pk")
    return {each.field: taken for each in used if (taken := _taken(each)) is not None}


def used_from(source: CaseRecord) -> list[UsedAnswer]:
    """Where answers of this record were taken over, the earliest first."""
    return list(UsedAnswer.objects.filter(source_id=source.pk).order_by("confirmed_at", "pk"))


def corrected_for(people: Collection[UUID]) -> Iterator[Taken]:
    """The answers about these people whose source was corrected since somebody last looked."""
    used = list(UsedAnswer.objects.filter(person__in=people).order_by("confirmed_at", "pk"))
    newest = {(each.record_id, each.field): each for each in used}.values()
    versions: dict[UUID, int] = {}
    for label in {each.source_model for each in newest}:
        ids = [each.source_id for each in newest if each.source_model == label]
        model: Any = apps.get_model(label)
        versions |= dict(model.objects.filter(pk__in=ids).values_list("pk", "version"))
    for each in newest:
        if versions.get(each.source_id, 0) > (each.looked_at_version or each.source_version):
            taken = _taken(each)
            if taken is not None and taken.is_corrected:
                yield taken


def _known(record: CaseRecord, name: str, children: Collection[UUID]) -> Iterator[Offer]:
    for source in KNOWN.get((type(record), name), ()):
        if _is_granted(source):
            for found, person in _rows(source.model, children):
                value = getattr(found, source.field)
                if found.pk != record.pk and value not in (None, ""):
                    stood = last_change(history(found), source.field)
                    yield Offer(name, value, person, found, source.field, stood.recorded_by, stood.recorded_at)


def _is_granted(source: Source) -> bool:
    return category_of(source.model, source.field) in current().granted | {KEEPING}


def _rows(model: Any, children: Collection[UUID]) -> list[tuple[Any, UUID]]:
    """The records of a kind about these children, the newest first, with one of the children."""
    rows = model.objects.order_by("-recorded_at", "pk")
    if issubclass(model, StepRecord):
        rows = rows.filter(withdrawn_at__isnull=True)
    if model not in CHILDREN:
        return [(each, each.person_id) for each in rows.filter(person__in=children)]
    part, key = CHILDREN[model]
    whose = dict(part.objects.filter(person__in=children).order_by("-pk").values_list(key, "person"))
    return [(each, whose[each.pk]) for each in rows.filter(pk__in=list(whose))]


def _taken(used: UsedAnswer) -> Taken | None:
    """None where the source, or what was taken from it, may not be seen."""
    model: Any = apps.get_model(used.source_model)
    source = model.objects.filter(pk=used.source_id).first()
    if source is None or not _is_granted(Source(model, used.source_field)):
        return None
    stood = history(source)
    before = [each for each in stood if each.number <= used.source_version]
    was = last_change(tuple(before), used.source_field)
    since = [each for each in stood if each.number > (used.looked_at_version or used.source_version)]
    value = was.values.get(used.source_field)
    seen = next((each for each in stood if each.number == used.looked_at_version), before[-1])
    looked_at = seen.values.get(used.source_field)
    changed = next((each for each in since if each.values.get(used.source_field) != looked_at), None)
    if stood[-1].values.get(used.source_field) == looked_at:
        changed = None
    return Taken(
        used, source, was.recorded_at, was.recorded_by, value, getattr(source, used.source_field, None),
        changed.recorded_at if changed else None, changed.recorded_by if changed else None,
    )  # fmt: skip
