"""The published order of elements, where a schema fixes it: what may stand in what, and after what.

The Department's own schema of the census is not public; this is the order that the consortium of London publishes, with
the element of earlier years that Sex took the place of. Not verified against the Department's file.
"""

from dataclasses import dataclass

from keepsake.returns.schema.cin import CIN
from keepsake.returns.schema.tables import DATE


@dataclass(frozen=True, slots=True)
class Order:
    """The elements of one element: each with its place, and whether it may be there more than once."""

    places: dict[str, tuple[int, bool]]

    def after(self, place: int) -> tuple[str, ...]:
        """What may still follow the element at this place."""
        return tuple(name for name, (at, many) in self.places.items() if at > place or (at == place and many))


def order(text: str) -> Order:
    """From one line: ``"A B|C D*"``. B or C at one place; D as often as wanted."""
    places: dict[str, tuple[int, bool]] = {}
    for at, words in enumerate(text.split()):
        for word in words.split("|"):
            places[word.removesuffix("*")] = (at, word.endswith("*"))
    return Order(places)


CIN_ORDER = {
    name: order(text)
    for name, text in {
        "Message": "Header Children",
        "Header": "CollectionDetails Source Content",
        "CollectionDetails": "Collection Year ReferenceDate",
        "Source": "SourceLevel LEA SoftwareCode Release SerialNo DateTime",
        "Content": "CBDSLevels",
        "CBDSLevels": "CBDSLevel*",
        "Children": "Child*",
        "Child": "ChildIdentifiers ChildCharacteristics CINdetails*",
        "ChildIdentifiers": "LAchildID UPN FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate "
        "Sex|GenderCurrent PersonDeathDate",
        "ChildCharacteristics": "Ethnicity Disabilities",
        "Disabilities": "Disability*",
        "CINdetails": "CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure DateOfInitialCPC "
        "Assessments* CINPlanDates* Section47* ReferralNFA ChildProtectionPlans* PreProceedingsandFGDM*",
        "Assessments": "AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate "
        "FactorsIdentifiedAtAssessment",
        "FactorsIdentifiedAtAssessment": "AssessmentFactors*",
        "CINPlanDates": "CINPlanStartDate CINPlanEndDate",
        "Section47": "S47ActualStartDate InitialCPCtarget DateOfInitialCPC ICPCnotRequired",
        "ChildProtectionPlans": "CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse "
        "NumberOfPreviousCPP Reviews",
        "Reviews": "CPPreviewDate*",
        "PreProceedingsandFGDM": "PPStartDate LBPSentDate FGDMMeetingOffer FGDMMeetingFac InitialPPMeetingDate "
        "ReviewMeetingsCount StepDecisionDate PPOutcome CourtAppDate LetterInitCPDate",
    }.items()
}

_DAY, _YES_OR_NO, _COUNT = "a day, as in 2027-03-31", "true or false", "a count in figures"
CIN_KINDS = {column.name: _DAY for table in CIN.tables.values() for column in table.columns if column.kind == DATE} | {
    **dict.fromkeys(("ReferralNFA", "ICPCnotRequired", "FGDMMeetingOffer", "FGDMMeetingFac"), _YES_OR_NO),
    **dict.fromkeys(("NumberOfPreviousCPP", "ReviewMeetingsCount"), _COUNT),
}
