"""The record of processing that Article 30 of the UK GDPR asks for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.model import Notice
from keepsake.notice.periods import kept
from keepsake.notice.ropa import HEADINGS, RopaRow, ropa_csv, ropa_rows
from keepsake.standard.vocabulary import label
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.showing import download, show, trail
from keepsake.web.permissions import granted

TITLE = ("activity", "purpose")
ELSEWHERE = ("statements",)  # keys of the file; the page of the permit shows them in words


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the record and what it has of its own, by heading."""

    id: str
    title: str
    columns: Mapping[str, str]
    is_permit: bool


@granted("notice.ropa")
@require_safe
@of_notice
def record(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What is as usual for every activity stands once, on top."""
    rows = opened.stock.once(("ropa", opened.notice.hash), lambda: ropa_rows(opened.notice))
    usual = usual_in(rows)
    activities = [_activity(opened, row, usual) for row in rows]
    shared = {HEADINGS[name]: value for name, value in usual.items() if name != "retention"}
    values = {"shared": shared, "periods": periods_of(opened.notice), "activities": activities}
    return show(request, "record.html", opened, crumbs=trail(opened), **values)


@granted("notice.ropa")
@require_safe
@of_notice
def record_csv(request: HttpRequest, opened: Opened) -> StreamingHttpResponse:
    """The same with a column for everything."""
    name = f"{opened.id}-version-{opened.notice.header.version}-record-of-processing.csv"
    return download([ropa_csv(opened.notice)], name)


def periods_of(notice: Notice) -> list[str]:
    """How long each kind of record is kept, and by which law where one says so."""
    laws = {rule.id: f" By: {label('bases', rule.authority)}." if rule.authority else "" for rule in notice.retention}
    return [kept(rule) + laws[rule.id] for rule in notice.retention]


def usual_in(rows: Sequence[RopaRow]) -> dict[str, str]:
    """The columns that have one value in all rows, and the list of periods that most rows have."""
    listed = [asdict(row) for row in rows]
    found = {}
    for name in HEADINGS:
        [(value, times)] = Counter(row[name] for row in listed).most_common(1) or [("", 0)]
        if listed and name not in TITLE and (times == len(listed) or name == "retention"):
            found[name] = value
    return found


def _activity(opened: Opened, row: RopaRow, usual: Mapping[str, str]) -> Activity:
    """What it has of its own: not what is as usual, and not what is empty."""
    own = {name: value for name, value in asdict(row).items() if name not in (*TITLE, *ELSEWHERE) and value}
    columns = {HEADINGS[name]: value for name, value in own.items() if usual.get(name) != value}
    is_permit = any(permit.id == row.activity for permit in opened.notice.permits)
    return Activity(row.activity, row.purpose, columns, is_permit)
