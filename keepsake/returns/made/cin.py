"""An invented census of children in need, as XML. Nobody in it exists."""

import random
from collections.abc import Iterator
from datetime import date, timedelta


def made_cin(children: int, faults: float = 0.02, year_ends_in: int = 2027, seed: int = 1) -> Iterator[str]:
    """The census, piece by piece: about eight rows a child; in ``faults`` of the cases the source is not a code.

    >>> "<Message>" in "".join(made_cin(1))
    True
    """
    draw = random.Random(seed)  # noqa: S311  invented children, not secrets
    start = date(year_ends_in - 1, 4, 1)
    yield (
        "<Message><Header><CollectionDetails><Collection>CIN</Collection>"
        f"<Year>{year_ends_in}</Year><ReferenceDate>{year_ends_in}-03-31</ReferenceDate></CollectionDetails>"
        "<Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header><Children>\n"
    )
    for number in range(children):
        yield _child(number, draw, start, faults)
    yield "</Children></Message>\n"


def _child(number: int, draw: random.Random, start: date, faults: float) -> str:
    referred = start + timedelta(days=draw.randrange(200))
    begun, done = referred + timedelta(days=1), referred + timedelta(days=30)
    planned = done + timedelta(days=1)
    source = "??" if draw.random() < faults else "1A"
    born = start - timedelta(days=draw.randrange(400, 6000))
    return (
        f"<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><UPNunknown>UN3</UPNunknown>"
        f"<PersonBirthDate>{born}</PersonBirthDate><Sex>{draw.choice('MF')}</Sex></ChildIdentifiers>"
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>"
        f"</ChildCharacteristics><CINdetails><CINreferralDate>{referred}</CINreferralDate>"
        f"<ReferralSource>{source}</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
        f"<Assessments><AssessmentActualStartDate>{begun}</AssessmentActualStartDate>"
        f"<AssessmentAuthorisationDate>{done}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>"
        "<AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors>"
        f"</FactorsIdentifiedAtAssessment></Assessments><CINPlanDates><CINPlanStartDate>{planned}</CINPlanStartDate>"
        "</CINPlanDates><ReferralNFA>false</ReferralNFA></CINdetails></Child>\n"
    )
