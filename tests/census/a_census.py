"""A valid census of two invented children: one with all there is, one not yet born."""

CHILDREN = """
<Child><ChildIdentifiers><LAchildID>A-1</LAchildID><UPN>A123456789012</UPN><FormerUPN>B123456789012</FormerUPN>
<PersonBirthDate>2015-05-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
<Disabilities><Disability>MOB</Disability><Disability>AUT</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2026-04-10</CINreferralDate><ReferralSource>2A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2026-05-01</CINclosureDate>
<ReasonForClosure>RC8</ReasonForClosure><ReferralNFA>true</ReferralNFA></CINdetails>
<CINdetails><CINreferralDate>2026-06-01</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
<Assessments><AssessmentActualStartDate>2026-06-02</AssessmentActualStartDate>
<AssessmentInternalReviewDate>2026-06-20</AssessmentInternalReviewDate>
<AssessmentAuthorisationDate>2026-07-20</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>1B</AssessmentFactors><AssessmentFactors>3A</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2026-07-21</CINPlanStartDate><CINPlanEndDate>2026-08-01</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2026-08-01</S47ActualStartDate><InitialCPCtarget>2026-08-21</InitialCPCtarget>
<DateOfInitialCPC>2026-08-20</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>
<ReferralNFA>false</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2026-08-20</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2026-11-10</CPPreviewDate><CPPreviewDate>2027-03-10</CPPreviewDate></Reviews>
</ChildProtectionPlans>
<PreProceedingsandFGDM><PPStartDate>2026-12-01</PPStartDate><LBPSentDate>2026-12-02</LBPSentDate>
<FGDMMeetingOffer>1</FGDMMeetingOffer><FGDMMeetingFac>0</FGDMMeetingFac>
<InitialPPMeetingDate>2026-12-10</InitialPPMeetingDate><ReviewMeetingsCount>2</ReviewMeetingsCount>
<StepDecisionDate>2027-02-01</StepDecisionDate><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>
</CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>A-2</LAchildID><UPNunknown>UN4</UPNunknown>
<ExpectedPersonBirthDate>2027-05-01</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>NOBT</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2027-03-01</CINreferralDate><ReferralSource>3A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA></CINdetails></Child>
"""


def a_census(children: str = CHILDREN, year: int = 2027) -> bytes:
    return (
        f"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>"
        f"<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>"
        "<Source><SourceLevel>L</SourceLevel><LEA>808</LEA></Source></Header>"
        f"<Children>{children}</Children></Message>"
    ).encode()
