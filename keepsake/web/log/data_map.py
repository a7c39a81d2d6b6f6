"""The map of what is held: every field of every record, its category, whom it is about, how long it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.notice.csv_text import csv_text
from keepsake.record.classification import BY_ROW, KEEPING, classification, classified_models
from keepsake.standard.vocabulary import label
from keepsake.web.permissions import granted

HEADINGS = ("record", "field", "category", "category_code", "subjects", "retention", "retention_code")


@dataclass(frozen=True)
class Line:
    """One field."""

    field: str
    category: str
    code: str


@dataclass(frozen=True)
class Record:
    """One kind of record: what it is for, whom it is about, how long it is kept, its fields."""

    name: str
    says: str
    subjects: str
    retention: str
    retention_code: str
    lines: tuple[Line, ...]

    @property
    def anchor(self) -> str:
        return self.name.lower().replace(" ", "-")


def records() -> list[Record]:
    """Every kind of record that holds something about people, as its model declares it."""
    return [_record(model) for model in classified_models()]


@granted("log.map")
@require_safe
def data_map(request: HttpRequest) -> HttpResponse:
    return render(request, "log/data_map.html", {"records": records()})


@granted("log.map")
@require_safe
def data_map_csv(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet; no cell is run as a formula."""
    text = "\ufeff" + csv_text([HEADINGS, *_rows()])
    headers = {"Content-Disposition": 'attachment; filename="data-map.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _rows() -> Iterator[tuple[str, ...]]:
    for each in records():
        for line in each.lines:
            yield each.name, line.field, line.category, line.code, each.subjects, each.retention, each.retention_code


def _record(model: type[Model]) -> Record:
    declared = classification(model)
    first, *more = declared.retention_classes
    lines = (Line(name, _category(code), code) for name, code in declared.fields.items())
    return Record(
        name=_named(model),
        says=(model.__doc__ or "").strip().split("\n")[0],
        subjects="; ".join(_path(path) for path in declared.subjects),
        retention="; or by what came of it: ".join(
            filter(
                None, (label("retention_classes", first), ", ".join(label("retention_classes", each) for each in more))
            )
        ),
        retention_code=" ".join(declared.retention_classes),
        lines=tuple(lines),
    )


def _path(path: str) -> str:
    """
    >>> _path("members__person"), _path("")
    ('its members: person', 'the person themselves')
    """
    if not path:
        return "the person themselves"
    *through, last = path.split("__")
    return f"its {' of '.join(through)}: {last}" if through else f"its {last}"


def _category(code: str) -> str:
    if code == BY_ROW:
        return "As each record says of itself"
    return "Keeps records together" if code == KEEPING else label("categories", code)


def _named(model: type[Model]) -> str:
    words = str(model._meta.verbose_name).replace("nhs", "NHS")
    return words[:1].upper() + words[1:]
