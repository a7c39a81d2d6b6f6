"""An invented census of children in need, as XML. Nobody in it exists."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from keepsake.clock.working_days import england


def made_cin(children: int, faults: float = 0.02, year_ends_in: int = 2027, seed: int = 1) -> Iterator[str]:
    """The census, piece by piece: 8.25 rows a child, with enquiries, conferences, plans and their reviews.

    In ``faults`` of the cases the source of the referral is not a published code.

    >>> "<Message>" in "".join(made_cin(1))
    True
    """
    draw = random.Random(seed)  # noqa: S311  invented children, not secrets
    start = date(year_ends_in - 1, 4, 1)
    yield (
        "<Message><Header><CollectionDetails><Collection>CIN</Collection>"
        f"<Year>{year_ends_in}</Year><ReferenceDate>{year_ends_in}-03-31</ReferenceDate></CollectionDetails>"
        "<Source><SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>Invented</SoftwareCode></Source></Header>"
        "<Children>\n"
    )
    for number in range(children):
        yield _child(number, draw, start, faults)
    yield "</Children></Message>\n"


def _child(number: int, draw: random.Random, start: date, faults: float) -> str:
    referred = start + timedelta(days=draw.randrange(200))
    born = start - timedelta(days=draw.randrange(400, 6000))
    source = "??" if draw.random() < faults else "1A"
    disability = draw.choice(("NONE", "NONE", "NONE", "MOB", "LD", "AUT"))
    at_risk = draw.random() < 0.5
    return (
        f"<Child><ChildIdentifiers>{_el('LAchildID', number)}{_el('UPNunknown', 'UN3')}{_el('PersonBirthDate', born)}"
        f"{_el('Sex', draw.choice('MF'))}</ChildIdentifiers><ChildCharacteristics>{_el('Ethnicity', 'WBRI')}"
        f"<Disabilities>{_el('Disability', disability)}</Disabilities></ChildCharacteristics>"
        f"<CINdetails>{_el('CINreferralDate', referred)}{_el('ReferralSource', source)}{_el('PrimaryNeedCode', 'N1')}"
        f"{_assessment(referred, draw)}{_enquiry(referred) if at_risk else _plan_in_need(referred)}"
        f"{_el('ReferralNFA', 'false')}{_plan_of_protection(referred, draw) if at_risk else ''}</CINdetails></Child>\n"
    )


def _assessment(referred: date, draw: random.Random) -> str:
    begun = _el("AssessmentActualStartDate", _after(referred, 1)) + _el(
        "AssessmentAuthorisationDate", _after(referred, 30)
    )
    factors = _el("AssessmentFactors", "1A") + (_el("AssessmentFactors", "2B") if draw.random() < 0.5 else "")
    held = f"<FactorsIdentifiedAtAssessment>{factors}</FactorsIdentifiedAtAssessment>"
    return f"<Assessments>{begun}{held}</Assessments>"


def _plan_in_need(referred: date) -> str:
    return f"<CINPlanDates>{_el('CINPlanStartDate', _after(referred, 31))}</CINPlanDates>"


def _enquiry(referred: date) -> str:
    begun = _after(referred, 2)
    days = _el("S47ActualStartDate", begun) + _el("InitialCPCtarget", _working_days_after(begun, 15))
    conference = _el("DateOfInitialCPC", _conference(referred)) + _el("ICPCnotRequired", "false")
    return f"<Section47>{days}{conference}</Section47>"


def _plan_of_protection(referred: date, draw: random.Random) -> str:
    """From the day of the conference; half of them with a review three months on."""
    review = _el("CPPreviewDate", _after(referred, 95)) if draw.random() < 0.5 else ""
    categories = _el("InitialCategoryOfAbuse", "NEG") + _el("LatestCategoryOfAbuse", "NEG")
    return (
        f"<ChildProtectionPlans>{_el('CPPstartDate', _conference(referred))}{categories}{_el('NumberOfPreviousCPP', 0)}"
        f"{f'<Reviews>{review}</Reviews>' if review else ''}</ChildProtectionPlans>"
    )


def _conference(referred: date) -> date:
    return _working_days_after(referred, 10)


@cache
def _working_days_after(day: date, days: int) -> date:
    return england().after(day, days)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _el(name: str, text: object) -> str:
    return f"<{name}>{text}</{name}>"
