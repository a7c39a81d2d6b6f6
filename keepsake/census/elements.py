"""Which element of the census is which column of the record, in the published order. Both directions follow it."""

from collections.abc import Mapping
from typing import NamedTuple

from keepsake.casework import models
from keepsake.record.personal import Personal

DAY, FLAG, DIGIT, COUNT, CODES = "a day", "true or false", "1 or 0", "a count", "codes"
FIRST, LAST = 2017, 2027
SEX_SINCE, COURT_SINCE = 2025, 2027  # the years from which the census has these elements
OLD_SEX = {"1": "M", "2": "F", "9": "U", "0": "U"}
SEX_AS_IT_WAS = {"M": "1", "F": "2", "U": "0", "": "0"}


class Element(NamedTuple):
    """An element with one value. ``holds`` is one of the kinds above, or the code set its value is of."""

    name: str
    column: str
    holds: str = DAY
    needed: bool = False


class Group(NamedTuple):
    """An element of a case that may stand several times: its table as it is read, its part of a child and columns."""

    name: str
    table: str
    model: type[Personal]
    elements: tuple[Element, ...]
    step: type[Personal] | None = None  # the record shared by several children, and the key that points at it
    step_key: str = ""
    on_step: frozenset[str] = frozenset()

    @property
    def begins(self) -> Element:
        return self.elements[0]


CASE = (
    Element("CINreferralDate", "received_on", needed=True),
    Element("ReferralSource", "source", "referral_source"),
    Element("PrimaryNeedCode", "primary_need", "primary_need"),
    Element("CINclosureDate", "closed_on"),
    Element("ReasonForClosure", "closure_reason", "reason_for_closure"),
    Element("DateOfInitialCPC", "initial_conference_on"),
)
NO_FURTHER_ACTION = Element("ReferralNFA", "is_no_further_action", FLAG)
ASSESSMENTS = Group(
    "Assessments",
    "Assessments",
    models.AssessmentChild,
    (
        Element("AssessmentActualStartDate", "started_on", needed=True),
        Element("AssessmentInternalReviewDate", "review_on"),
        Element("AssessmentAuthorisationDate", "authorised_on"),
        Element("AssessmentFactors", "factors", CODES),
    ),
    models.Assessment,
    "assessment_id",
    frozenset({"started_on", "review_on", "authorised_on"}),
)
NEED_PLANS = Group(
    "CINPlanDates",
    "CINplanDates",
    models.ChildInNeedPlan,
    (Element("CINPlanStartDate", "begins_on", needed=True), Element("CINPlanEndDate", "ends_on")),
)
ENQUIRIES = Group(
    "Section47",
    "Section47",
    models.Section47Child,
    (
        Element("S47ActualStartDate", "started_on", needed=True),
        Element("InitialCPCtarget", "conference_target_on"),
        Element("DateOfInitialCPC", "conference_on"),
        Element("ICPCnotRequired", "is_conference_not_required", FLAG),
    ),
    models.Section47Enquiry,
    "enquiry_id",
    frozenset({"started_on"}),
)
PLANS = Group(
    "ChildProtectionPlans",
    "ChildProtectionPlans",
    models.ChildProtectionPlan,
    (
        Element("CPPstartDate", "begins_on", needed=True),
        Element("CPPendDate", "ends_on"),
        Element("InitialCategoryOfAbuse", "initial_category", "category_of_abuse"),
        Element("LatestCategoryOfAbuse", "latest_category", "category_of_abuse"),
        Element("NumberOfPreviousCPP", "earlier_plans", COUNT),
    ),
)
BEFORE_COURT = Group(
    "PreProceedingsandFGDM",
    "PreProceedings",
    models.PreProceedings,
    (
        Element("PPStartDate", "started_on", needed=True),
        Element("LBPSentDate", "letter_sent_on"),
        Element("FGDMMeetingOffer", "is_family_meeting_offered", DIGIT),
        Element("FGDMMeetingFac", "is_family_meeting_held", DIGIT),
        Element("InitialPPMeetingDate", "initial_meeting_on"),
        Element("ReviewMeetingsCount", "review_meetings", COUNT),
        Element("StepDecisionDate", "decided_on"),
        Element("PPOutcome", "outcome", "pre_proceedings_outcome"),
        Element("CourtAppDate", "applied_on"),
        Element("LetterInitCPDate", "letter_of_issue_on"),
    ),
)
BEFORE_NFA = (ASSESSMENTS, NEED_PLANS, ENQUIRIES)  # ReferralNFA stands between these and the others
AFTER_NFA = (PLANS, BEFORE_COURT)
GROUPS = (*BEFORE_NFA, *AFTER_NFA)
ENDS: Mapping[str, str] = {"begins_on": "ends_on", "received_on": "closed_on"}
