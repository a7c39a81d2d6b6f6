"""The front door: a worry arrives, agencies are asked, a named manager decides, and whoever told is told."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    APART,
    EACH_CHILD,
    EARLY,
    NEED,
    CaseRecord,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    coded,
    moment,
    text,
    worker,
)
from keepsake.record.classification import KEEPING, ByOutcome


class Outcome(models.TextChoices):
    """What was decided of a child whom a contact is about."""

    NOTHING = "nothing", "No further action"
    ADVICE = "advice", "Advice and information"
    EARLY_HELP = "early_help", "Early help"
    REFERRAL = "referral", "Referral to children's social care"
    STRATEGY = "strategy", "Strategy discussion now"
    OPEN_CASE = "open_case", "Goes to the worker of an open case"
    OTHER_COUNCIL = "other_council", "Belongs to another council"


# What led to a case is kept as that case is; what led to nothing here is kept apart, for a time of its own.
_KEPT_AS = (
    (NEED, frozenset({Outcome.REFERRAL, Outcome.STRATEGY, Outcome.OPEN_CASE})),
    (EARLY, frozenset({Outcome.EARLY_HELP})),
    (APART, frozenset({Outcome.NOTHING, Outcome.ADVICE, Outcome.OTHER_COUNCIL})),
)
BY_DECISION = ByOutcome("children__outcome", _KEPT_AS)
BY_CONTACTS_DECISION = ByOutcome("contact__children__outcome", _KEPT_AS)


class Contact(StepRecord):
    """Somebody tells the council of one or several children. What came of it stands with each child."""

    class Kind(models.TextChoices):
        WORRY = "worry", "Worry about a child"
        SUPPORT = "support", "Request for support"
        POLICE = "police", "Police notification"
        HOMELESS = "homeless", "Homeless at 16 or 17"
        ASYLUM = "asylum", "Unaccompanied child who seeks asylum"
        LONG_STAY = "long_stay", "Long stay in hospital, a school or a care home (section 85 or 86)"
        TRANSFER = "transfer", "Moves here from another council"
        INFORMATION = "information", "Information only"

    class Way(models.TextChoices):
        PHONE = "phone", "Telephone"
        ONLINE = "online", "Online form"
        EMAIL = "email", "E-mail"
        LETTER = "letter", "Letter"
        PERSON = "person", "In person"
        SYSTEM = "system", "From another system"

    class Consent(models.TextChoices):
        GIVEN = "given", "The family agreed"
        REFUSED = "refused", "The family did not agree"
        NOT_ASKED = "not_asked", "The family was not asked"
        NOT_KNOWN = "not_known", "Not known"

    received_at = models.DateTimeField("received")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.WORRY)
    way = models.CharField("how it came", max_length=10, choices=Way.choices, default=Way.PHONE)
    source = coded("referral_source", "who told us")
    worry = text("what the worry is")
    working_well = text("what is working well")
    safe_now = text("is the child safe tonight, and how is it known")
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NOT_KNOWN)
    consent_because = text("why the family was not asked, or did not agree")
    screening = text("what is known and what was found")
    decision_because = text("why this was decided")
    decided_at = moment("decided")
    decided_by = worker("decided by")
    told_at = moment("referrer told")
    told_how = text("what the referrer was told, and how")
    not_told_because = text("why the referrer was not told")

    class Classified:
        subjects = EACH_CHILD
        retention, by_outcome = NEED, BY_DECISION
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "referrals": "received_at kind way source screening decision_because decided_at"
                " told_at told_how not_told_because",
                "reasons_for_support": "worry working_well safe_now",
                "consent_record": "consent consent_because",
                "worker_and_team": "decided_by",
            }
        )

    class Meta(StepRecord.Meta):
        indexes = (models.Index(fields=["received_at"], name="contacts_by_day"),)


class ContactChild(OwnPart):
    """A child a contact is about, what was said of them alone, and what was decided for them."""

    Outcome = Outcome
    NOTHING_FURTHER: ClassVar[frozenset[str]] = frozenset({Outcome.NOTHING, Outcome.ADVICE, Outcome.OTHER_COUNCIL})

    contact = belongs_to("Contact", "children")
    said = text("what was said about this child")
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)

    class Classified:
        subjects = ("person",)
        retention, by_outcome = NEED, BY_CONTACTS_DECISION
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person contact", "reasons_for_support": "said", "referrals": "outcome"}
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["contact", "person"], name="a_child_is_in_a_contact_once"),)


class Referrer(CaseRecord):
    """Who told us. Anonymous or confidential ones are kept out of every disclosure; see ``casework.disclosing``."""

    class Openness(models.TextChoices):
        OPEN = "open", "May be named to the family"
        CONFIDENTIAL = "confidential", "Asked not to be named"
        ANONYMOUS = "anonymous", "Gave no name"

    contact = belongs_to("Contact", "referrers")
    openness = models.CharField("may they be named", max_length=12, choices=Openness.choices, default=Openness.OPEN)
    name = models.CharField(max_length=200, blank=True)
    profession = models.CharField("job or relation to the child", max_length=200, blank=True)
    agency = models.CharField("organisation", max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)

    class Classified:
        subjects = ("contact__children__person",)
        retention, by_outcome = NEED, BY_CONTACTS_DECISION
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "contact", "referrals": "openness name profession agency", "contact_details": "phone email"}
        )


class AgencyCheck(CaseRecord):
    """What another body was asked about the children, and what it answered."""

    class Agency(models.TextChoices):
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        SCHOOL = "school", "School or nursery"
        HOUSING = "housing", "Housing"
        ADULTS = "adults", "Adult social care"
        PROBATION = "probation", "Probation"
        COUNCIL = "council", "Another council"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        OTHER = "other", "Somebody else"

    contact = belongs_to("Contact", "checks")
    agency = models.CharField(max_length=10, choices=Agency.choices)
    who = models.CharField("whom we asked", max_length=200, blank=True)
    asked_at = models.DateTimeField("asked")
    asked = text("what we asked")
    answered_at = moment("answered")
    answer = text("what they answered")
    no_answer_because = text("why there is no answer")

    class Classified:
        subjects = ("contact__children__person",)
        retention, by_outcome = NEED, BY_CONTACTS_DECISION
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "contact",
                "services_involved": "agency who",
                "referrals": "asked_at asked answered_at answer no_answer_because",
            }
        )
