"""A return that an analyst sends is checked and told. It is held in memory while that is done, and nowhere else."""

from itertools import islice
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from keepsake.returns.authorities import UnknownAuthority, nine_characters
from keepsake.returns.checking import check
from keepsake.returns.engine.result import Result
from keepsake.returns.intake.files import read_sent
from keepsake.returns.schema import RETURNS
from keepsake.returns.telling.lines import lines
from keepsake.returns.telling.written import as_csv, as_page, as_workbook, counted
from keepsake.returns.years import Year
from keepsake.web.permissions import granted
from keepsake.web.uploads import was_too_large

SHOWN = 200
_YEARS = [(name, name) for name in (Year(ends).name for ends in range(2027, 2022, -1))]
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


class Sent(forms.Form):
    """Which return, of which year, and what to give back."""

    of = forms.ChoiceField(label="Return", choices=[(name, each.title) for name, each in RETURNS.items()])
    year = forms.ChoiceField(label="Year", choices=_YEARS)
    la = forms.CharField(
        label="Authority (optional)", required=False, max_length=9, help_text="As in 808 or E06000004."
    )
    told = forms.ChoiceField(
        label="What to give back",
        choices=[
            ("page", "The findings, on this page"),
            ("html", "A page to keep"),
            ("csv", "A CSV file"),
            ("xlsx", "A workbook"),
            ("json", "JSON, for a program"),
        ],
    )
    sent = forms.FileField(
        label="The return", help_text="A zip or a workbook of all tables, one table as CSV, or the XML."
    )
    previous = forms.FileField(label="Last year's return (optional)", required=False)

    def clean(self) -> None:
        """Is there an authority of this number in this year?"""
        la, year = self.cleaned_data.get("la"), self.cleaned_data.get("year")
        if la and year:
            try:
                nine_characters(la, Year.named(year).end)
            except UnknownAuthority as reason:
                self.add_error("la", str(reason))


@granted("returns.check")
@require_http_methods(["GET", "HEAD", "POST"])
def check_return(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found."""
    form = Sent(request.POST or None, request.FILES or None)
    for name in ("sent", "previous"):
        if request.method == "POST" and was_too_large(request, name):
            form.errors.pop(name, None)
            form.add_error(name, "The file is larger than 10 MB. Check it on the command line.")
    if not form.is_valid():
        return render(request, "returns/check.html", {"form": form}, status=422 if form.is_bound else 200)
    return _told(request, form)


def _told(request: HttpRequest, form: Sent) -> HttpResponse:
    asked = form.cleaned_data
    this_year, last_year = (_read(asked["of"], asked[name]) for name in ("sent", "previous"))
    problems = [str(each) for each in (*this_year.problems, *last_year.problems)]
    if not this_year.tables:
        for problem in problems or ["The file holds no table of the return."]:
            form.add_error("sent", problem)
        return render(request, "returns/check.html", {"form": form}, status=422)
    known = RETURNS[asked["of"]].tables
    tables = this_year.tables | {
        f"{name}_last": rows for name, rows in last_year.tables.items() if f"{name}_last" in known
    }
    collection = {"la": asked["la"]} if asked["la"] else None
    dates = RETURNS[asked["of"]].dates
    result = check(asked["of"], year=asked["year"], tables=tables, collection=collection, dates=dates)
    if asked["told"] != "page":
        return _download(asked["told"], result, tables)
    found = list(islice(lines(result, tables), SHOWN + 1))
    context = {
        "form": form,
        "result": result,
        "problems": problems,
        "counts": counted(result),
        "found": found[:SHOWN],
        "more": len(found) > SHOWN,
        "not_run": [each for each in result.rules.values() if each.reason],
    }
    return render(request, "returns/check.html", context)


def _read(of: str, file: Any) -> Any:
    return read_sent(of, [] if file is None else [(file.name, file.read())])


def _download(form: str, result: Result, tables: dict[str, Any]) -> HttpResponse:
    if form == "json":
        content: str | bytes = result.to_json()
    elif form == "csv":
        content = as_csv(lines(result, tables))
    elif form == "html":
        content = as_page(result, lines(result, tables))
    else:
        content = as_workbook(lines(result, tables))
    name = f"{result.of}-{result.year}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)
