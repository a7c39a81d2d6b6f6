"""The record of processing that Article 30 of the UK GDPR asks for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.ropa import HEADINGS, RopaRow, ropa_csv, ropa_rows
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.showing import download, show, trail
from keepsake.web.permissions import granted

FIRST = ("people", "data", "special_category", "criminal_offence", "recipients", "article_6", "article_9", "actions")
TITLE = ("activity", "purpose")


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the record: what is asked for first, and the rest that may be folded."""

    id: str
    title: str
    first: Mapping[str, str]
    more: Mapping[str, str]


@granted("notice.ropa")
@require_safe
@of_notice
def record(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What is as usual for every activity stands once, on top."""
    rows = opened.stock.once(("ropa", opened.notice.hash), lambda: ropa_rows(opened.notice))
    usual = usual_in(rows)
    activities = [_activity(row, usual) for row in rows]
    shared = {HEADINGS[name]: value for name, value in usual.items()}
    return show(request, "record.html", opened, shared=shared, activities=activities, crumbs=trail(opened))


@granted("notice.ropa")
@require_safe
@of_notice
def record_csv(request: HttpRequest, opened: Opened) -> StreamingHttpResponse:
    """The same with a column for everything."""
    name = f"{opened.id}-version-{opened.notice.header.version}-record-of-processing.csv"
    return download([ropa_csv(opened.notice)], name)


def usual_in(rows: Sequence[RopaRow]) -> dict[str, str]:
    """The columns that have one value in all rows, and the list of periods that most rows have."""
    listed = [asdict(row) for row in rows]
    found = {}
    for name in HEADINGS:
        [(value, times)] = Counter(row[name] for row in listed).most_common(1) or [("", 0)]
        if listed and name not in TITLE and (times == len(listed) or name == "retention"):
            found[name] = value
    return found


def _activity(row: RopaRow, usual: Mapping[str, str]) -> Activity:
    """What it has of its own: not what is as usual, and not what is empty."""
    own = {name: value for name, value in asdict(row).items() if name not in TITLE and value}
    values = {name: value for name, value in own.items() if usual.get(name) != value}
    first = {HEADINGS[name]: values[name] for name in FIRST if name in values}
    more = {HEADINGS[name]: value for name, value in values.items() if name not in FIRST}
    return Activity(row.activity, row.purpose, first, more)
