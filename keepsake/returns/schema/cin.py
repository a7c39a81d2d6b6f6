"""The tables of the census of children in need, as they are made of its XML. Ids are positions, not data."""

from keepsake.returns.schema.tables import Return, table

_TABLES = (
    table("Header", "Collection Year ReferenceDate:date SourceLevel LEA SoftwareCode Release SerialNo DateTime"),
    table(
        "ChildIdentifiers",
        "LAchildID UPN FormerUPN UPNunknown PersonBirthDate:date ExpectedPersonBirthDate:date Sex GenderCurrent "
        "PersonDeathDate:date",
    ),
    table("ChildCharacteristics", "LAchildID Ethnicity"),
    table("Disabilities", "LAchildID Disability"),
    table(
        "CINdetails",
        "LAchildID CINdetailsID CINreferralDate:date ReferralSource PrimaryNeedCode CINclosureDate:date "
        "ReasonForClosure DateOfInitialCPC:date ReferralNFA",
        "CINreferralDate CINclosureDate",
    ),
    table(
        "Assessments",
        "LAchildID CINdetailsID AssessmentID AssessmentActualStartDate:date AssessmentInternalReviewDate:date "
        "AssessmentAuthorisationDate:date AssessmentFactors",
        "AssessmentActualStartDate AssessmentAuthorisationDate",
    ),
    table("AssessmentFactorsList", "LAchildID CINdetailsID AssessmentID AssessmentFactor"),
    table(
        "CINplanDates",
        "LAchildID CINdetailsID CINPlanStartDate:date CINPlanEndDate:date",
        "CINPlanStartDate CINPlanEndDate",
    ),
    table(
        "Section47",
        "LAchildID CINdetailsID S47ActualStartDate:date InitialCPCtarget:date DateOfInitialCPC:date ICPCnotRequired",
        "S47ActualStartDate DateOfInitialCPC",
    ),
    table(
        "ChildProtectionPlans",
        "LAchildID CINdetailsID CPPID CPPstartDate:date CPPendDate:date InitialCategoryOfAbuse "
        "LatestCategoryOfAbuse NumberOfPreviousCPP",
        "CPPstartDate CPPendDate",
    ),
    table("Reviews", "LAchildID CINdetailsID CPPID CPPreviewDate:date", "CPPreviewDate"),
    table(
        "PreProceedings",
        "LAchildID CINdetailsID PPStartDate:date LBPSentDate:date FGDMMeetingOffer FGDMMeetingFac "
        "InitialPPMeetingDate:date ReviewMeetingsCount StepDecisionDate:date PPOutcome CourtAppDate:date "
        "LetterInitCPDate:date",
        "PPStartDate",
        first=2027,
    ),
)

CIN = Return(
    name="cin",
    title="CIN: the census of children in need",
    tables={each.name: each for each in _TABLES},
    keys={
        "child": ("LAchildID",),
        "case": ("LAchildID", "CINdetailsID"),
        "assessment": ("LAchildID", "CINdetailsID", "AssessmentID"),
        "plan": ("LAchildID", "CINdetailsID", "CPPID"),
        "plan_id": ("LAchildID", "CPPID"),
        "return": (),
    },
    years=(2023, 2027),
    dates=("%Y-%m-%d",),
)
