"""The text of the census: its head, each child, each case, every element in the published order."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID
from xml.sax.saxutils import escape

from keepsake import __version__
from keepsake.census.cases import Case
from keepsake.census.elements import (
    AFTER_NFA,
    BEFORE_COURT,
    BEFORE_NFA,
    CASE,
    CODES,
    COURT_SINCE,
    DIGIT,
    FLAG,
    NO_FURTHER_ACTION,
    PLANS,
    SEX_AS_IT_WAS,
    SEX_SINCE,
    Element,
    Group,
)
from keepsake.census.numbering import of_id
from keepsake.returns.years import Year

FOOT = "</Children></Message>\n"


class Numbers(Protocol):
    """The numbers of children, by person."""

    @property
    def council(self) -> Mapping[UUID, str]: ...
    @property
    def pupil(self) -> Mapping[UUID, str]: ...
    @property
    def former(self) -> Mapping[UUID, str]: ...


def head(year: Year, la: str, now: datetime) -> str:
    collection = _el("Collection", "CIN") + _el("Year", year.ends_in) + _el("ReferenceDate", year.end)
    source = _el("SourceLevel", "L") + _el("LEA", la) + _el("SoftwareCode", "Keepsake") + _el("Release", __version__)
    source += _el("SerialNo", "001") + _el("DateTime", now.strftime("%Y-%m-%dT%H:%M:%S"))
    header = f"<CollectionDetails>{collection}</CollectionDetails><Source>{source}</Source>"
    content = "<Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header>{header}{content}</Header><Children>\n'


def child_written(person: Mapping[str, Any], numbers: Numbers, cases: Iterable[Case], year: Year) -> str:
    """One child. Without a council number, the first of their id stands for it."""
    id = person["id"]
    text = _el("LAchildID", numbers.council.get(id) or of_id(id))
    text += _el("UPN", numbers.pupil.get(id)) + _el("FormerUPN", numbers.former.get(id))
    text += _el("UPNunknown", None if numbers.pupil.get(id) else person["no_pupil_number"])
    born = person["born_on"]
    is_expected = person["birth_known"] == "expected" or (born is not None and born > year.end)
    text += _el("ExpectedPersonBirthDate" if is_expected else "PersonBirthDate", born)
    sex = person["sex"]
    text += _el("Sex", sex or "U") if year.ends_in >= SEX_SINCE else _el("GenderCurrent", SEX_AS_IT_WAS.get(sex, "0"))
    died = person["died_on"]
    text += _el("PersonDeathDate", died if died and died <= year.end else None)
    traits = _el("Ethnicity", person["ethnicity"] or "NOBT") + _in(
        "Disabilities", _disabilities(person["disabilities"])
    )
    whole = f"<ChildIdentifiers>{text}</ChildIdentifiers><ChildCharacteristics>{traits}</ChildCharacteristics>"
    return f"<Child>{whole}{''.join(_case(case, year) for case in cases)}</Child>\n"


def _disabilities(found: str) -> str:
    return "".join(_el("Disability", code) for code in found.split())


def _case(case: Case, year: Year) -> str:
    def of(groups: Iterable[Group]) -> Iterator[str]:
        for group in groups:
            if group is not BEFORE_COURT or year.ends_in >= COURT_SINCE:
                for values in case.groups.get(group.name, ()):
                    yield f"<{group.name}>{_values(group.elements, values)}{_reviews(group, values)}</{group.name}>"

    before = _values(CASE, case.values) + "".join(of(BEFORE_NFA))
    return f"<CINdetails>{before}{_values((NO_FURTHER_ACTION,), case.values)}{''.join(of(AFTER_NFA))}</CINdetails>"


def _reviews(group: Group, values: Mapping[str, Any]) -> str:
    if group is not PLANS:
        return ""
    return _in("Reviews", "".join(_el("CPPreviewDate", on) for on in values["reviews"]))


def _values(elements: Iterable[Element], values: Mapping[str, Any]) -> str:
    return "".join(_value(element, values[element.column]) for element in elements)


def _value(element: Element, value: Any) -> str:
    """One element. What nobody has said yes to is no."""
    if element.holds == CODES:
        return _in("FactorsIdentifiedAtAssessment", "".join(_el(element.name, code) for code in value.split()))
    if element.holds == FLAG:
        return _el(element.name, "true" if value else "false")
    if element.holds == DIGIT:
        return _el(element.name, None if value is None else int(value))
    return _el(element.name, value)


def _in(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if inner else ""


def _el(name: str, value: str | int | date | None) -> str:
    return "" if value is None or value == "" else f"<{name}>{escape(str(value))}</{name}>"
