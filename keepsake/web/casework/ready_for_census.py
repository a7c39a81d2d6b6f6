"""Is a child ready for the census? What its rules say, in words, at the field where it is put right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keepsake.casework.actions.parts import key_of
from keepsake.casework.models import AssessmentChild, Referral
from keepsake.casework.models.case_record import CaseRecord, OwnPart
from keepsake.casework.steps.step import words_of
from keepsake.census.one_child import Finding, census_year, findings_of
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.web.casework.known import url_of
from keepsake.web.people.brief import Brief
from keepsake.web.people.wording import label_of

GETTING_READY = "The checks of the census are being made ready. Look again in a moment."
HAS_FAILED = "The checks of the census could not be run. What you saved is safe; somebody who runs Keepsake must look."


@dataclass(frozen=True)
class Said:
    """One finding as a line: where it is put right, and what is said."""

    finding: Finding
    who: str
    label: str
    url: str

    @property
    def words(self) -> str:
        return f"{self.finding.words} ({self.finding.code}{'' if self.finding.is_error else ', to be looked at'})"


@dataclass(frozen=True)
class Ready:
    """What the census says of some children: its year, the lines, and why there are none where they are not known."""

    year: str
    said: tuple[Said, ...]
    unknown: str = ""

    @property
    def lines(self) -> list[tuple[str, str, list[Said]]]:
        """Whom, what is said, and each place where it may be put right."""
        found: dict[tuple[str, str], list[Said]] = {}
        for each in self.said:
            found.setdefault((each.who, each.words), []).append(each)
        return [(who, words, places) for (who, words), places in found.items()]

    def at(self, record: CaseRecord) -> dict[str, list[str]]:
        """Field -> what is said of it in this record."""
        found: dict[str, list[str]] = {}
        for each in self.said:
            if each.finding.record == record.pk:
                found.setdefault(each.finding.field, []).append(each.words)
        return found


def ready_for_census(children: Iterable[Brief], access: Access) -> Ready:
    """Ask the rules of this year's census about each of these children."""
    year, said, unknown = census_year(access.day).name, [], ""
    for brief in children:
        found = findings_of(brief.id, access.day)
        if found is None:
            unknown = GETTING_READY
        elif found.has_failed:
            unknown = HAS_FAILED
        else:
            records = _records(found.findings)
            said += [_said(each, brief, records) for each in found.findings]
    return Ready(year, tuple(said), unknown)


def _records(findings: Iterable[Finding]) -> dict[UUID, Any]:
    """The records that the findings are about, in one question for each kind; a part with the step it belongs to."""
    wanted: dict[Any, set[UUID]] = {}
    for each in findings:
        if each.model is not Person:
            wanted.setdefault(each.model, set()).add(each.record)
    found: dict[UUID, Any] = {}
    for model, ids in wanted.items():
        rows = {row.pk: row for row in model.objects.filter(pk__in=ids)}
        if issubclass(model, OwnPart):
            _join(model, rows.values())
        found |= rows
    return found


def _join(model: type[OwnPart], parts: Iterable[Any]) -> None:
    """Give each part its step, so that nobody asks for it again."""
    key = key_of(model)
    of: Any = model._meta.get_field(key).related_model
    steps = {step.pk: step for step in of.objects.filter(pk__in={getattr(part, f"{key}_id") for part in parts})}
    for part in parts:
        if getattr(part, f"{key}_id") in steps:
            setattr(part, key, steps[getattr(part, f"{key}_id")])


def _said(finding: Finding, brief: Brief, records: Mapping[UUID, Any]) -> Said:
    if finding.model is Person:
        return Said(finding, brief.name, label_of(Person, finding.field), brief.url)
    model: Any = finding.model
    return Said(finding, brief.name, words_of(model, finding.field), _url(model, records.get(finding.record), brief))


def _url(model: Any, record: Any, brief: Brief) -> str:
    is_paged = record is not None and (model is Referral or not isinstance(record, OwnPart) or _has_page(record))
    return url_of(record) if is_paged else brief.url


def _has_page(part: OwnPart) -> bool:
    return isinstance(part, AssessmentChild) or hasattr(part, "enquiry_id")
