"""The form: which return, of which year, its files, and what else the council has to check it with."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from keepsake.returns.authorities import UnknownAuthority, nine_characters
from keepsake.returns.engine.progress import Told
from keepsake.returns.files_checked import checked
from keepsake.returns.intake.content import SentFile
from keepsake.returns.intake.files import read_sent
from keepsake.returns.intake.postcodes import postcodes
from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.intake.providers import providers
from keepsake.returns.schema import RETURNS
from keepsake.returns.telling.compared import compared, found_before
from keepsake.returns.telling.explained import explanations, stale
from keepsake.returns.telling.lines import lines
from keepsake.returns.years import Year
from keepsake.web.returns.sittings import Outcome
from keepsake.web.uploads import was_too_large

_YEARS = [(name, name) for name in (Year(ends).name for ends in range(2027, 2022, -1))]
UNPACKED = 300_000_000  # bytes that a zip may hold here, where others use the same process
_TOO_LARGE = "The files are larger than 10 MB each or 32 MB together. Zip them, or check them on the command line."
_OWN: dict[str, Callable[[Any], Any]] = {
    "providers": providers,
    "postcodes": postcodes,
    "explained": explanations,
    "earlier": found_before,
}
_NO_TABLE = "The file holds no table of the return."


class FileInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, dropped or chosen together."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FileInput(attrs={"multiple": True}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        if not given:
            return super().clean(None) or []  # none at all: that is wrong where one is needed
        return [each for each in (super(FilesField, self).clean(one, initial) for one in given) if each]


def _own(label: str, help_text: str) -> forms.FileField:
    return forms.FileField(label=f"{label} (optional)", required=False, help_text=help_text)


class Sent(forms.Form):
    """Which return, of which year, and its files."""

    of = forms.ChoiceField(label="Return", choices=[(name, each.title) for name, each in RETURNS.items()])
    year = forms.ChoiceField(label="Year", choices=_YEARS)
    la = forms.CharField(
        label="Authority (optional)", required=False, max_length=9, help_text="As in 808 or E06000004."
    )
    sent = FilesField(
        label="The return",
        help_text="All tables as CSV, a workbook or a zip of them, or the XML. Several files at once.",
        error_messages={"required": "Choose the files of the return"},
    )
    previous = FilesField(label="Last year's return (optional)", required=False)
    providers = _own("List of providers", "CSV: URN, PLACE_CODES, PROVIDER_CODES, REG_END, POSTCODE, LA_CODE, LA_NAME.")
    postcodes = _own("Table of postcodes", "CSV: pcd, laua, oseast1m, osnrth1m.")
    explained = _own("Findings you have explained", "CSV: rule, child, reason.")
    earlier = _own("An earlier run", "The CSV of its findings, to compare with.")

    def clean(self) -> None:
        """Is there an authority of this number in this year, and can the council's own lists be read?"""
        la, year = self.cleaned_data.get("la"), self.cleaned_data.get("year")
        if la and year:
            try:
                nine_characters(la, Year.named(year).end)
            except UnknownAuthority as reason:
                self.add_error("la", str(reason))
        for name, read in _OWN.items():
            file = self.cleaned_data.get(name)
            if file is not None:
                try:
                    self.cleaned_data[name] = read(_held(file))
                except UnusableFile as reason:
                    self.add_error(name, str(reason))

    def refuse_what_is_too_large(self, request: HttpRequest) -> None:
        """Of a file that is too large nothing was kept, so that it looks as if none had been sent."""
        for name, field in self.fields.items():
            if isinstance(field, forms.FileField) and was_too_large(request, name):
                self.errors.pop(name, None)
                self.add_error(name, _TOO_LARGE)

    def work(self) -> Callable[[Told], Outcome]:
        """What is done with it, on another thread; the bytes of the files go as they are read."""
        asked = self.cleaned_data
        files = {name: [(each.name, each.read()) for each in asked[name]] for name in ("sent", "previous")}

        def work(told: Told) -> Outcome:
            now, last = (
                read_sent(asked["of"], files.pop(name), told, largest=UNPACKED) for name in ("sent", "previous")
            )
            problems = [*now.said, *last.said]
            no_last_year = [] if last.tables or not asked["previous"] else list(last.said) or [_NO_TABLE]
            if not now.tables:
                return Outcome(None, problems=list(now.said) or [_NO_TABLE], of_previous=no_last_year)
            if no_last_year:
                return Outcome(None, of_previous=no_last_year)
            lists = {name: asked[name] for name in ("providers", "postcodes")}
            result, tables = checked(asked["of"], asked["year"], now, last, la=asked["la"], told=told, **lists)
            reasons = dict(asked["explained"] or {})
            difference = None
            if asked["earlier"] is not None:
                difference = compared(asked["earlier"], lines(result, tables))
            gone = stale(lines(result, tables), reasons) if reasons else []
            return Outcome(result, tables, problems, reasons, difference, gone)

        return work


def _held(file: "UploadedFile[bytes]") -> SentFile:
    return SentFile(str(file.name), file.read())
