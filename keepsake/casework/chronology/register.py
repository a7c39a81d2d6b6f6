"""What every model of the record tells in a chronology; and of each that tells nothing, why.

A test holds this against all that is classified: a new model is put here, or says why not.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from keepsake.casework.chronology.telling import Kind, Tells
from keepsake.casework.chronology.told import assessing, court, front_door, people, protecting, words, working
from keepsake.record.classification import category_of, classification
from keepsake.record.personal import Personal
from keepsake.standard.vocabulary import label

TOLD: tuple[Tells, ...] = (
    *people.TOLD,
    *front_door.TOLD,
    *assessing.TOLD,
    *protecting.TOLD,
    *working.TOLD,
    *words.TOLD,
    *court.TOLD,
)
PART = "It is one child's part, and told with the record it belongs to."
DETAIL = "It stands with the record it belongs to, which is told."
KEEPS = "It keeps the record safe, and tells nothing of a life."
NUMBER = "A number is no event."
NOT_TOLD: Mapping[str, str] = {
    "casework.AgencyCheck": DETAIL,
    "casework.AssessmentChild": PART,
    "casework.CaseNotePerson": PART,
    "casework.ConferenceChild": PART,
    "casework.ConferenceInvitation": DETAIL,
    "casework.ContactChild": PART,
    "casework.Curation": "It says what a line means, and stands on that line.",
    "casework.EarlyHelpChild": PART,
    "casework.FamilyDecisionChild": PART,
    "casework.MeetingAttendance": DETAIL,
    "casework.MeetingChild": PART,
    "casework.NetworkMember": DETAIL,
    "casework.FollowUp": "It says whether something that followed from a reopened decision stands.",
    "casework.OwnAnswer": DETAIL,
    "casework.OwnLineChild": PART,
    "casework.OwnWordsFile": DETAIL,
    "casework.PlanAction": DETAIL,
    "casework.PlanOutcome": DETAIL,
    "casework.PracticeAudit": "It looks at the work of the council, not at the child's life.",
    "casework.Referrer": "Who told us must not come into what a family may be given.",
    "casework.Section47Child": PART,
    "casework.StrategyAttendance": DETAIL,
    "casework.StrategyChild": PART,
    "casework.Tombstone": "It says that something stood here by mistake: nothing of this person.",
    "casework.UsedAnswer": "It says where an answer came from.",
    "casework.VisitChild": PART,
    "people.BreakGlass": KEEPS,
    "people.Circumstance": KEEPS,
    "people.ContactWay": NUMBER,
    "people.FamilyGroup": "A family is how the council speaks of people; how they are related is told.",
    "people.FamilyMember": "Whom a family is counted with is no event; how they are related is told.",
    "people.HiddenFrom": "Who must not find somebody is never told on paper.",
    "people.HomeOfficeNumber": NUMBER,
    "people.Household": "Its members tell when they lived in it.",
    "people.LastWritten": KEEPS,
    "people.LearnerNumber": NUMBER,
    "people.NhsNumber": NUMBER,
    "people.OtherNumber": NUMBER,
    "people.PersonRole": "What somebody is to the council follows from other facts.",
    "people.Photograph": "It is shown on the page of the person, for a purpose of its own.",
    "people.Picture": "It is shown on the page of the person, for a purpose of its own.",
    "people.PupilNumber": NUMBER,
    "people.Restriction": KEEPS,
    "people.RestrictionGrant": KEEPS,
    "people.SearchKey": KEEPS,
    "people.Warning": "It keeps workers safe until its review, and must not come into what a family may be given.",
}


@cache
def by_name() -> Mapping[tuple[str, str], Tells]:
    """Model label and key -> what tells it."""
    return {told.name: told for told in TOLD}


@cache
def models_told() -> Mapping[type[Personal], tuple[Tells, ...]]:
    """Model -> the lines it tells, in the order of this register."""
    found: dict[type[Personal], tuple[Tells, ...]] = {}
    for told in TOLD:
        found[told.model] = (*found.get(told.model, ()), told)
    return found


@cache
def categories_told() -> frozenset[str]:
    """Every category of which a chronology may tell something."""
    models = {model for told in TOLD for model in (told.model, told.part) if model is not None}
    return frozenset(category for model in models for category in classification(model).categories)


def category_of_line(told: Tells) -> str:
    """The category without which a line cannot be told: that of its day; of its words, where the day is of none."""
    named = [category_of(told.model, name) for name in told.columns]
    return next((each for each in named if each != "record_keeping"), "worker_and_team")


def chronology_markdown(told: Iterable[Tells] = TOLD) -> str:
    """What the record tells, and what it does not and why, as a page."""
    lines = ["# What a chronology tells", "", "Printed from `keepsake/casework/chronology/register.py`.", ""]
    for kind in Kind:
        lines += [
            f"## {kind.value}",
            "",
            "| Record | Line | Day | Span until | Kind of information |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(each) for each in told if each.kind is kind]
        lines.append("")
    lines += ["## What tells nothing, and why", "", "| Record | Why |", "|---|---|"]
    lines += [f"| `{name}` | {why} |" for name, why in NOT_TOLD.items()]
    return "\n".join(lines) + "\n"


def _row(told: Tells) -> str:
    of = label("categories", category_of_line(told))
    cells = (f"`{told.model._meta.label}`", told.key, f"`{told.on}`", f"`{told.until}`" if told.until else "", of)
    return f"| {' | '.join(cells)} |"
