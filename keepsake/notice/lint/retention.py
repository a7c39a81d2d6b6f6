"""How long records are kept: stated, without doubt, without contradiction."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from keepsake.notice.completeness import element
from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice, RetentionRule
from keepsake.notice.resting import said
from keepsake.standard.vocabulary import label

_YEAR_OF = re.compile(r"\byear of\b", re.IGNORECASE)
_REGULATED = {  # class: trigger, years, is it the exact time (else the least), where that stands
    "looked_after": (
        "birth",
        75,
        True,
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50",
    ),
    "adoption": ("order", 100, False, "SI 2005/888, regulation 6"),
    "foster_carer": ("approval_end", 10, False, "Fostering Services (England) Regulations 2011, regulation 32"),
}


@rule(
    code="no-retention-period",
    severity="error",
    kind="missing",
    title="No period is stated for which anything is kept.",
    source="Article 13(2)(a) UK GDPR",
    since=date(2018, 5, 25),
)
def no_period_is_stated(notice: Notice, on: date) -> Iterator[Fault]:
    """A schedule that is only referred to tells the reader nothing."""
    if not element(notice, "period").present:
        schedule = said(notice, "retention.schedule_is_authority")
        what = (
            "A schedule is referred to, and no period is stated."
            if schedule
            else "Nothing is said on how long records are kept."
        )
        yield Fault(what, "State the period of the main kinds of record.", schedule, where="retention")


@rule(
    code="destruction-day-unclear",
    severity="warning",
    kind="precision",
    title="A period ends in a year, and the day of destruction is open.",
    source="the notice itself",
)
def day_of_destruction_is_open(notice: Notice, on: date) -> Iterator[Fault]:
    """Until the birthday, the first or the last of December: up to a year's difference."""
    for period in notice.retention:
        about = tuple(made for made in said(notice, *period.cites) if any(map(_YEAR_OF.search, made.wording)))
        if about:
            what = "It names a year and no day; the record could be destroyed at its beginning or at its end."
            yield Fault(what, _reading(period), about, f"retention.{period.id}", period.line)


@rule(
    code="retention-conflict",
    severity="error",
    kind="conflict",
    title="Two rules keep the same class of record for different times.",
    source="how to write a notice, retention",
)
def two_periods_for_one_class(notice: Notice, on: date) -> Iterator[Fault]:
    """What is due under one is not due under the other."""
    for first, second in combinations(notice.retention, 2):
        if (
            first.retention_class == second.retention_class
            and first.scope == second.scope
            and _when(first) != _when(second)
        ):
            what = f"'{first.id}' and '{second.id}' both keep {_class(first)}, for different times."
            about = said(notice, *first.cites, *second.cites)
            yield Fault(what, "Keep one, or give each its own scope.", about, f"retention.{second.id}", second.line)


@rule(
    code="retention-against-regulation",
    severity="error",
    kind="conflict",
    title="A period is not the one that regulations set.",
    source="regulations of the class, as named in the finding",
    sure=False,
    since=date(2011, 4, 1),  # the youngest of them: the Care Planning and the Fostering Services Regulations
)
def period_is_not_the_regulated_one(notice: Notice, on: date) -> Iterator[Fault]:
    """As where looked-after records are kept 75 years from the 18th birthday and not to the 75th."""
    for period in notice.retention:
        trigger, years, exact, source = _REGULATED.get(period.retention_class, ("", 0, False, ""))
        if trigger and period.period is not None and not _fits(period, trigger, years, exact):
            what = f"{_class(period).capitalize()} are kept {_words(period.trigger, period.period)}."
            instead = f"The regulations say {'' if exact else 'at least '}{years} years from the {_TRIGGERS[trigger]}."
            about = said(notice, *period.cites)
            yield Fault(what, instead, about, f"retention.{period.id}", period.line, source=source)


_TRIGGERS = {
    "birth": "birth",
    "death": "death",
    "closure": "closing of the case",
    "last_contact": "last contact",
    "order": "order",
    "approval_end": "end of approval",
    "action": "last action",
    "schedule": "day the schedule says",
}


def _fits(period: RetentionRule, trigger: str, years: int, exact: bool) -> bool:
    given = re.fullmatch(r"P(\d+)Y", period.period or "")
    if given is None or period.trigger != trigger:
        return False
    return int(given[1]) == years if exact else int(given[1]) >= years


def _when(period: RetentionRule) -> tuple[str, str | None, str]:
    return period.trigger, period.period, period.round


def _words(trigger: str, length: str) -> str:
    return f"{length.removeprefix('P').replace('Y', ' years')} from the {_TRIGGERS.get(trigger, trigger)}"


def _class(period: RetentionRule) -> str:
    return label("retention_classes", period.retention_class).lower()


def _reading(period: RetentionRule) -> str:
    """What the file makes of it, for whoever decides."""
    read = {"end_of_year": "to the end of that year", "start_of_year": "to the beginning of that year"}
    taken = read.get(period.round, "to the birthday itself")
    return f"State the day. The file reads it as {taken}."
