"""Which answers of a step may be known already, and from where, the nearest first: offered, never copied.

A source is a column of another step or of an earlier one of the same kind. Its words are taken over only by somebody
who says that they are still true.
"""

from collections.abc import Mapping
from typing import NamedTuple

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    Contact,
    ContactChild,
    EarlyHelp,
    EarlyHelpChild,
    FamilyDecision,
    PreProceedings,
    Referral,
    Section47Child,
    Section47Enquiry,
    StrategyDiscussion,
)
from keepsake.casework.models.case_record import CaseRecord


class Source(NamedTuple):
    """A column that may hold the answer."""

    model: type[CaseRecord]
    field: str


Sources = tuple[Source, ...]
KNOWN: Mapping[tuple[type[CaseRecord], str], Sources] = {
    (Assessment, "working_well"): (Source(Contact, "working_well"), Source(Assessment, "working_well")),
    (Assessment, "worries"): (
        *(Source(StrategyDiscussion, "concern"), Source(Contact, "worry")),
        *(Source(Referral, "reason"), Source(Assessment, "worries")),
    ),
    (Assessment, "parenting"): (Source(Assessment, "parenting"),),
    (Assessment, "family_and_home"): (Source(Assessment, "family_and_home"),),
    (Assessment, "history"): (Source(Assessment, "history"),),
    (AssessmentChild, "development"): (Source(AssessmentChild, "development"),),
    (AssessmentChild, "seen_on"): (Source(Section47Child, "seen_on"),),
    (AssessmentChild, "safety"): (Source(Section47Child, "found"), Source(ContactChild, "said")),
    (AssessmentChild, "wishes"): (Source(AssessmentChild, "wishes"),),
    (StrategyDiscussion, "known"): (Source(Assessment, "worries"), Source(Contact, "worry")),
    (StrategyDiscussion, "safety_now"): (Source(Contact, "safe_now"),),
    (Section47Enquiry, "safety_plan"): (Source(StrategyDiscussion, "safety_now"),),
    (Section47Enquiry, "analysis"): (Source(Assessment, "analysis"),),
    (Section47Enquiry, "findings"): (Source(StrategyDiscussion, "known"),),
    (Section47Child, "seen_on"): (Source(AssessmentChild, "seen_on"),),
    (Section47Child, "found"): (Source(AssessmentChild, "safety"),),
    (Conference, "strengths"): (Source(Assessment, "working_well"), Source(Conference, "strengths")),
    (Conference, "dangers"): (
        *(Source(Section47Enquiry, "analysis"), Source(StrategyDiscussion, "concern")),
        *(Source(ChildProtectionPlan, "dangers"), Source(Conference, "dangers")),
    ),
    (ConferenceChild, "threshold"): (Source(Section47Child, "found"), Source(ConferenceChild, "threshold")),
    (ChildProtectionPlan, "dangers"): (Source(Conference, "dangers"), Source(Section47Enquiry, "analysis")),
    (ChildProtectionPlan, "contingency"): (
        *(Source(ChildInNeedPlan, "if_it_fails"), Source(ChildProtectionPlan, "contingency")),
    ),
    (ChildInNeedPlan, "aim"): (Source(Assessment, "next_steps"), Source(ChildInNeedPlan, "aim")),
    (ChildInNeedPlan, "if_it_fails"): (
        *(Source(ChildProtectionPlan, "contingency"), Source(ChildInNeedPlan, "if_it_fails")),
    ),
    (EarlyHelp, "strengths"): (Source(Assessment, "working_well"), Source(Contact, "working_well")),
    (EarlyHelp, "needs"): (Source(Assessment, "next_steps"), Source(EarlyHelp, "needs")),
    (EarlyHelpChild, "needs"): (Source(AssessmentChild, "development"), Source(EarlyHelpChild, "needs")),
    (FamilyDecision, "bottom_line"): (
        *(Source(ChildProtectionPlan, "dangers"), Source(Conference, "dangers"), Source(PreProceedings, "words")),
    ),
    (PreProceedings, "words"): (Source(ChildProtectionPlan, "dangers"), Source(Conference, "dangers")),
}
