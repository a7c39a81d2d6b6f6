"""One line with its source: the record it is made from, whole, as it is now and as it stood before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.casework.actions.parts import key_of
from keepsake.casework.chronology.finding import found_about
from keepsake.casework.chronology.granted import Granted
from keepsake.casework.chronology.line import Line
from keepsake.casework.chronology.naming import names_of
from keepsake.casework.chronology.register import by_name
from keepsake.casework.chronology.telling import Tells
from keepsake.casework.chronology.wording import lines_of
from keepsake.casework.models import OwnLine
from keepsake.casework.models.case_record import Coded
from keepsake.record.access import Access
from keepsake.record.classification import KEEPING, classification
from keepsake.record.history import history
from keepsake.record.personal import Personal
from keepsake.standard.vocabulary import label
from keepsake.web.chronology.opening import Whose, access_of, of_chronology, page, whose
from keepsake.web.chronology.places import page_of
from keepsake.web.chronology.telling import shown
from keepsake.web.people.changes import Told as Version
from keepsake.web.people.changes import told as version_told
from keepsake.web.people.showing import local
from keepsake.web.people.wording import in_words, label_of


@dataclass(frozen=True)
class Source:
    """What a record says, field by field; ``who`` where it is one child's part. ``hidden`` are kinds not shown."""

    who: str
    fields: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]


@of_chronology("casework.read")
@require_safe
def fact(request: HttpRequest, id: UUID, model: str, record: UUID, line: str) -> HttpResponse:
    """Where a line comes from."""
    access = access_of(request)
    who = whose(request, id, request.GET.getlist("also"))
    found = line_of(who, model, record, line)
    row = found.entry.told.model.objects.get(pk=record)
    values = {
        "whose": who,
        "shown": shown(found, id, names_of(found.about)),
        "sources": list(_sources(row, found, access)),
        "versions": _versions(row, access),
        "said_of": [each for said in found.entry.curations if said.person_id == id for each in _versions(said, access)],
        "place": page_of(type(row), row.pk, id),
        "is_own": isinstance(row, OwnLine),
        "model": model,
    }
    return page(request, "fact.html", values)


def _versions(row: Any, access: Access) -> list[Version]:
    """Every version of a record, the last first."""
    stood, model = history(row), type(row)
    return [version_told(model, number, stood, access) for number in range(len(stood) - 1, -1, -1)]


def line_of(who: Whose, model: str, record: UUID, line: str) -> Line:
    """The line of an address. Raises Http404 where it is not on this chronology, or may not be seen."""
    told: Tells | None = by_name().get((model, line))
    if told is None:
        raise Http404
    found = found_about(who.ids, told.model)
    lines = lines_of([each for each in (*found.entries, *found.withdrawn) if each.name == (model, record, line)])
    if not lines:
        raise Http404
    return lines[0]


def _sources(row: Any, line: Line, access: Access) -> Iterable[Source]:
    yield _source(row, "", access)
    part = line.entry.told.part
    if part is None:
        return
    names = names_of(line.about)
    rows = part.objects.filter(**{key_of(part): row}).order_by("recorded_at", "pk")
    for each in rows:
        if each.person_id in names:
            yield _source(each, names[each.person_id], access)


def _source(row: Any, who: str, access: Access) -> Source:
    model: type[Personal] = type(row)
    named: Mapping[str, str] = classification(model).fields
    fields, hidden = [], set[str]()
    for name, category in named.items():
        if category == KEEPING:
            continue
        if category not in access.granted:
            hidden.add(label("categories", category))
            continue
        words = _words(row, name, access)
        if words:
            fields.append((label_of(model, name), words))
    return Source(who, tuple(fields), tuple(sorted(hidden)))


def _words(row: Any, name: str, access: Access) -> str:
    value = getattr(row, name) if not row._meta.get_field(name).is_relation else getattr(row, f"{name}_id")
    if value is None or value == "":
        return ""
    if any(isinstance(each, Coded) for each in row._meta.get_field(name).validators):
        return Granted(row, {}, {}).label(name)
    if isinstance(value, datetime):
        return local(value)
    model: type[Personal] = type(row)
    return in_words(model, name, value, access)
