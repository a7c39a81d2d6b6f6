"""The records of casework, one noun a file."""

from keepsake.casework.models.arrival import (
    Arrival,
    DaySalt,
    SentFrom,
)
from keepsake.casework.models.assessment import (
    Assessment,
    AssessmentChild,
    ToolScore,
)
from keepsake.casework.models.before_court import (
    FamilyDecision,
    FamilyDecisionChild,
    NetworkMember,
    PreProceedings,
)
from keepsake.casework.models.chronology import (
    Curation,
    OwnLine,
    OwnLineChild,
    Weight,
)
from keepsake.casework.models.conference import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    PlanTransfer,
)
from keepsake.casework.models.contact import (
    AgencyCheck,
    Contact,
    ContactChild,
    Referrer,
)
from keepsake.casework.models.early_help import (
    EarlyHelp,
    EarlyHelpChild,
)
from keepsake.casework.models.enquiry import (
    Section47Child,
    Section47Enquiry,
    StrategyAttendance,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.casework.models.following import (
    FollowUp,
)
from keepsake.casework.models.meeting import (
    Meeting,
    MeetingAttendance,
    MeetingChild,
    Visit,
    VisitChild,
)
from keepsake.casework.models.note import (
    CaseNote,
    CaseNotePerson,
    Statement,
    Tombstone,
)
from keepsake.casework.models.oversight import (
    Escalation,
    Oversight,
    PracticeAudit,
)
from keepsake.casework.models.own_words import (
    OwnWordsFile,
)
from keepsake.casework.models.planning import (
    ChildInNeedPlan,
    PlanAction,
    PlanOutcome,
)
from keepsake.casework.models.question import (
    OwnAnswer,
    OwnQuestion,
    UsedAnswer,
)
from keepsake.casework.models.referral import (
    Referral,
)
from keepsake.casework.models.supervision import (
    Supervision,
)

__all__ = [
    "AgencyCheck",
    "Arrival",
    "Assessment",
    "AssessmentChild",
    "CaseNote",
    "CaseNotePerson",
    "ChildInNeedPlan",
    "ChildProtectionPlan",
    "Conference",
    "ConferenceChild",
    "ConferenceInvitation",
    "Contact",
    "ContactChild",
    "Curation",
    "DaySalt",
    "EarlyHelp",
    "EarlyHelpChild",
    "Escalation",
    "FamilyDecision",
    "FamilyDecisionChild",
    "FollowUp",
    "Meeting",
    "MeetingAttendance",
    "MeetingChild",
    "NetworkMember",
    "Oversight",
    "OwnAnswer",
    "OwnLine",
    "OwnLineChild",
    "OwnQuestion",
    "OwnWordsFile",
    "PlanAction",
    "PlanOutcome",
    "PlanTransfer",
    "PracticeAudit",
    "PreProceedings",
    "Referral",
    "Referrer",
    "Section47Child",
    "Section47Enquiry",
    "SentFrom",
    "Statement",
    "StrategyAttendance",
    "StrategyChild",
    "StrategyDiscussion",
    "Supervision",
    "Tombstone",
    "ToolScore",
    "UsedAnswer",
    "Visit",
    "VisitChild",
    "Weight",
]
