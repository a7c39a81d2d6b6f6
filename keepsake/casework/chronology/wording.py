"""The words of lines: their records are read whole, a few at a time, with the parts of the children they are about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey

from keepsake.accounts.models import Account
from keepsake.casework.actions.parts import key_of
from keepsake.casework.chronology.granted import Granted
from keepsake.casework.chronology.line import Entry, Line
from keepsake.casework.chronology.naming import first_names, names_of, workers_named
from keepsake.casework.chronology.telling import Tells
from keepsake.casework.disclosing import HIDDEN, NEVER_NAMED
from keepsake.casework.late import last_change
from keepsake.casework.models import Contact, Referrer
from keepsake.people.identity import ids_of
from keepsake.people.models import Body, Household, HouseholdMember, Involvement, Professional, Relationship
from keepsake.record.history import history
from keepsake.record.opened import current
from keepsake.record.personal import Personal


def lines_of(entries: Collection[Entry]) -> list[Line]:
    """The lines of these entries, in order. Each record is read once, however many lines it tells."""
    wanted: dict[type[Personal], set[UUID]] = defaultdict(set)
    part_of: dict[type[Personal], Any] = {}
    for each in entries:
        wanted[each.told.model].add(each.record)
        part_of[each.told.model] = each.told.part
    rows = {model: {row.pk: row for row in model.objects.filter(pk__in=ids)} for model, ids in wanted.items()}
    parts = {model: _parts(part_of[model], rows[model]) for model in rows}
    names = names_of(_everybody(entries, rows, parts))
    workers = workers_named(_workers(row for found in rows.values() for row in found.values()))
    beside = _households(rows.get(HouseholdMember, {}).values()) | _directory(rows.get(Involvement, {}).values())
    beside |= _not_to_be_named(rows.get(Contact, {}).keys())
    lines = []
    for entry in sorted(entries, key=lambda each: each.order):
        row = rows[entry.told.model].get(entry.record)
        if row is not None:
            own = parts[entry.told.model].get(entry.record, [])
            lines.append(_line(entry, row, own, names, workers, beside))
    return lines


def _line(
    entry: Entry,
    row: Any,
    own: list[Any],
    names: Mapping[UUID, str],
    workers: Mapping[UUID, str],
    beside: Mapping[UUID, str],
) -> Line:
    about = _about(entry.told, row, own, entry, names)
    granted = tuple(Granted(part, names, workers) for part in own)
    seen = Granted(row, names, workers, first_names(about, names), granted, beside)
    said = entry.told.says(seen)
    return Line(
        entry=entry,
        said=said,
        about=about,
        author=workers.get(row.recorded_by_id, "") if "worker_and_team" in current().granted else "",
        recorded_at=row.recorded_at,
        version=row.version + sum(part.version for part in own),
        hidden=frozenset(seen.hidden),
        withdrawn_because=last_change(history(row), "withdrawn_at").reason if entry.withdrawn_at else "",
    )


def _about(told: Tells, row: Any, own: list[Any], entry: Entry, names: Mapping[UUID, str]) -> tuple[UUID, ...]:
    """Everybody it is about who may be seen, those whose chronology it is first."""
    others = [part.person_id for part in own]
    if told.model is Relationship:
        others = [row.person_id, row.other_id]
    same = {id for person in entry.about for id in ids_of(person)} - set(entry.about)
    return tuple(id for id in dict.fromkeys((*entry.about, *others)) if id in names and id not in same)


def _parts(part: Any, rows: Mapping[UUID, Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    if part is not None and rows:
        key = key_of(part)
        for each in part.objects.filter(**{f"{key}__in": rows.keys()}).order_by("recorded_at", "pk"):
            found[getattr(each, f"{key}_id")].append(each)
    return found


def _everybody(entries: Iterable[Entry], rows: Mapping[Any, Mapping[UUID, Any]], parts: Mapping[Any, Any]) -> set[UUID]:
    found = {id for entry in entries for id in entry.about}
    found |= {part.person_id for of in parts.values() for own in of.values() for part in own}
    for row in rows.get(Relationship, {}).values():
        found |= {row.person_id, row.other_id}
    return found


def _workers(rows: Iterable[Any]) -> set[UUID | None]:
    """Everybody of the council whom these records name, as far as that is granted; and who wrote them."""
    if "worker_and_team" not in current().granted:
        return set()
    found: set[UUID | None] = set()
    for row in rows:
        deferred = row.get_deferred_fields()
        for column in row._meta.concrete_fields:
            if isinstance(column, ForeignKey) and column.related_model is Account and column.attname not in deferred:
                found.add(getattr(row, column.attname))
    return found


def _not_to_be_named(contacts: Collection[UUID]) -> dict[UUID, str]:
    """Who told us is left out where they asked for it: a chronology may be given to a family."""
    if not contacts:
        return {}
    if "referrals" not in current().granted:
        return dict.fromkeys(contacts, HIDDEN)
    rows = Referrer.objects.filter(contact__in=contacts, openness__in=NEVER_NAMED).values_list("contact", flat=True)
    return dict.fromkeys(rows, HIDDEN)


def _directory(involved: Iterable[Any]) -> dict[UUID, str]:
    """The names of bodies and of those who work there."""
    if "services_involved" not in current().granted:
        return {}
    rows = list(involved)
    bodies = Body.objects.filter(pk__in={each.body_id for each in rows if each.body_id}) if rows else ()
    people = Professional.objects.filter(pk__in={each.professional_id for each in rows if each.professional_id})
    return {each.pk: each.name for each in (*bodies, *(people if rows else ()))}


def _households(members: Iterable[Any]) -> dict[UUID, str]:
    ids = {each.household_id for each in members}
    if not ids or "household" not in current().granted:
        return {}
    return {row.pk: row.name for row in Household.objects.filter(pk__in=ids)}
