"""For every rule of the linter: what it finds something in, and what it is silent on though it comes near.

Each failing example is the sound notice with one thing wrong. The sound notice itself is the passing example of all of
them; where a near miss says more, it stands here too.
"""

from datetime import date

from keepsake.notice.tests.small_notice import (
    a_sound_notice,
    flow,
    period,
    permit,
    prohibition,
    right,
    statement,
)

PAST, FUTURE = date(2025, 3, 31), date(2027, 3, 31)


def _with(key, *lines, code=None, **parts):
    """The sound notice, saying one thing more."""
    section = key.split(".")[0]
    codes = {section: {code: key}} if code else {}
    return a_sound_notice(statement(key, *(lines or (40,)), **parts), codes=codes)


def _permits(*permits):
    return a_sound_notice(permits=permits)


FAILS = {
    # bodies
    "body-closed": _with("recipients.old", code="qcda"),
    "body-and-successor": a_sound_notice(
        statement("recipients.old", 40),
        statement("recipients.new", 41),
        codes={"recipients": {"dluhc": "old", "mhclg": "new"}},
    ),
    "body-former-name": _with("recipients.courts", wording=("Her Majesty\u2019s court and tribunal service",)),
    "permit-to-closed-body": _permits(permit(recipients={"police", "nhs_digital"})),
    # dates
    "recipient-period-passed": a_sound_notice(flows=(flow(recipient_keeps_until=PAST),)),
    "review-passed": _permits(permit(link="inferred", approved_by="officer", review_on=PAST)),
    "not-yet-in-force": a_sound_notice(header={"effective_on": FUTURE}),
    # gaps
    "list-missing": _with("about.legislation_list", gap="list missing"),
    "heading-missing": _with("purposes.more", gap="heading missing"),
    "contact-missing": _with("rights.complain_to_council", gap="contact missing"),
    "period-missing": _with("retention.varies", gap="period missing"),
    "named-individual": _with("contacts.data_protection_officer", names_a_person=True),
    "general-notice-not-held": _with("about.layered_notice"),
    # wording
    "misspelt": _with("categories.birth", wording=("data of birth",)),
    "old-programme-name": _with("purposes.families", wording=("early help/troubled families",)),
    "not-an-act": _with("about.lawfulness_promise", wording=("Children Legislation 2014",)),
    "acronym-unexplained": _with("recipients.teams", wording=("KEPS",)),
    "no-easy-words": _with("purposes.more", easy=""),
    "label-too-long": _with("purposes.more", label="word " * 13),
    # bases
    "basis-in-words": _with("bases.law", code="legal_obligation", stated_as="words"),
    "claims-and-courts": _with("bases.claims", code="legal_claims", wording=("legal claims whenever courts",)),
    "schedule-1-missing": a_sound_notice(without=("bases.schedule_1",)),
    "basis-unused": _with("bases.public", code="made_public"),
    "consent-for-criminal-data": a_sound_notice(codes={"bases": {"consent": "offences"}}),
    "criminal-data-implied": a_sound_notice(without=("categories.offences", "bases.offences")),
    "statute-off-purpose": a_sound_notice(
        statement("bases.public_task", 40),
        statement("bases.principles", 40),
        codes={"bases": {"children_and_families_act_2014_s19": "principles"}},
    ),
    # coverage
    "safeguarding-without-partner": a_sound_notice(
        statement("recipients.schools", 40),
        without=("recipients.police",),
        codes={"recipients": {"schools": "schools"}},
    ),
    "narrower-than-title": a_sound_notice(without=("categories.adoption",)),
    "purpose-without-permit": _with("purposes.count", code="statistics"),
    # minimisation
    "special-category-unused": _with("categories.genes", code="genetic_data"),
    "category-unused": _with("categories.money", code="bank_details"),
    "misclassified": _with("categories.name", listed_as="special"),
    # law moved
    "right-reframed": a_sound_notice(rights={"access": right("access", framed_as="article-22")}),
    "cp-is-scope": a_sound_notice(
        flows=(flow(process="cp_is", settings=("unscheduled", "scheduled"), eligibility=("looked_after_now",)),)
    ),
    "sharing-duty-not-mentioned": a_sound_notice(without=("bases.sharing_duty",)),
    "identifier-not-mentioned": a_sound_notice(without=("bases.identifier",)),
    "complaint-duty-not-mentioned": a_sound_notice(without=("bases.complaints",), complaint=None),
    "nhs-opt-out": _with("processes.nhs_number_opt_out"),
    # Articles 13 and 14
    "no-controller": a_sound_notice(without=("about.controller_named",)),
    "no-contact": a_sound_notice(without=("contacts.information_rights_team", "contacts.data_protection_officer")),
    "no-dpo": a_sound_notice(without=("contacts.data_protection_officer",)),
    "no-article-6": a_sound_notice(without=("bases.public_task",)),
    "no-article-9": a_sound_notice(without=("bases.care",)),
    "no-category-list": a_sound_notice(without=("about.categories_opening",)),
    "no-sources": a_sound_notice(without=("sources.police",)),
    "no-purposes": a_sound_notice(without=("purposes.safeguard",)),
    "no-recipients": a_sound_notice(without=("recipients.police",)),
    "no-transfers": a_sound_notice(without=("safeguards.international_transfers",)),
    "no-access-log": a_sound_notice(without=("safeguards.access_log",)),
    "no-requirement": a_sound_notice(without=("rights.consequence_of_not_providing",)),
    # rights
    "no-rights": a_sound_notice(
        without=[
            f"rights.{id}" for id in ("access", "rectification", "erasure", "restriction", "objection", "portability")
        ]
    ),
    "rights-incomplete": a_sound_notice(without=("rights.erasure",)),
    "no-withdrawal": _with("bases.consent", code="consent"),
    "no-complaint": a_sound_notice(without=("rights.complain_to_council",)),
    "no-regulator": a_sound_notice(without=("rights.complain_to_ico", "contacts.ico_address")),
    "no-time-limit": a_sound_notice(rights={"access": right("access", clock=None)}),
    # retention
    "no-retention-period": a_sound_notice(retention=()),
    "destruction-day-unclear": _with("retention.looked_after_75_years", wording=("until the year of the birthday",)),
    "retention-conflict": a_sound_notice(retention=(period(), period(id="other", trigger="closure"))),
    "retention-against-regulation": a_sound_notice(retention=(period(period="P93Y"),)),
    # links
    "flow-without-permit": a_sound_notice(flows=(flow(recipients=("ofsted",)),)),
    "rests-on-nothing": _permits(permit(), permit(id="bare", purpose="statistics", cites=())),
    "inferred-unapproved": _permits(permit(link="inferred", review_on=FUTURE)),
    "permit-within-another": _permits(permit(), permit(id="again", categories={"health"})),
    "prohibition-never-applies": a_sound_notice(prohibits=(prohibition(when={"sealed"}, unless={"sealed"}),)),
    "promised-not-done": _with("conditions.ask_who_received"),
}

NEARLY = {
    "body-closed": _with("recipients.new", code="nhs_england"),
    "body-and-successor": a_sound_notice(
        statement("recipients.old", 40), codes={"recipients": {"dluhc": "old", "mhclg": "old"}}
    ),
    "body-former-name": _with("recipients.courts", wording=("His Majesty's Courts and Tribunals Service",)),
    "permit-to-closed-body": _permits(permit(recipients={"police", "nhs_england"})),
    "recipient-period-passed": a_sound_notice(flows=(flow(recipient_keeps_until=FUTURE),)),
    "review-passed": _permits(permit(link="inferred", approved_by="officer", review_on=FUTURE)),
    "general-notice-not-held": a_sound_notice(statement("about.layered_notice", 40), header={"inherits": "general"}),
    "misspelt": _with("categories.birth", wording=("date of birth",)),
    "old-programme-name": _with("purposes.families", wording=("Supporting Families",)),
    "not-an-act": _with("about.lawfulness_promise", wording=("Data Protection Act 2018",)),
    "acronym-unexplained": _with("recipients.teams", wording=("NHS", "QCDA", "Keeping Each Person Safe")),
    "no-easy-words": _with("furniture.cookies", easy=""),
    "label-too-long": _with("about.scope", label="word " * 13),
    "basis-in-words": _with("bases.offences", code="criminal_offence_schedule1", stated_as="words"),
    "claims-and-courts": _with("bases.claims", code="legal_claims", wording=("claims, or whenever courts act",)),
    "schedule-1-missing": a_sound_notice(without=("bases.schedule_1", "bases.care")),
    "criminal-data-implied": a_sound_notice(without=("categories.offences",)),
    "statute-off-purpose": a_sound_notice(
        statement("bases.public_task", 40),
        statement("bases.duty", 40),
        codes={"bases": {"children_act_2004_s11": "duty"}},
    ),
    "narrower-than-title": a_sound_notice(without=("categories.adoption",), header={"service": "council"}),
    "misclassified": _with("categories.health", listed_as="special"),
    "right-reframed": a_sound_notice(rights={"access": right("access", framed_as="article-15")}),
    "cp-is-scope": a_sound_notice(
        flows=(
            flow(
                process="cp_is",
                settings=("unscheduled", "scheduled"),
                eligibility=("looked_after_now", "looked_after_last_12_months"),
            ),
        )
    ),
    "nhs-opt-out": a_sound_notice(statement("processes.nhs_number_opt_out", 40), header={"service": "council"}),
    "complaint-duty-not-mentioned": a_sound_notice(without=("bases.complaints",)),
    "retention-conflict": a_sound_notice(retention=(period(), period(id="other", scope="the index card"))),
    "retention-against-regulation": a_sound_notice(
        retention=(period(retention_class="foster_carer", trigger="approval_end", period="P15Y"),)
    ),
    "flow-without-permit": a_sound_notice(flows=(flow(direction="in", recipients=("ofsted",)),)),
    "permit-within-another": _permits(permit(when={"consent_given"}), permit(id="again", categories={"health"})),
    "prohibition-never-applies": a_sound_notice(
        prohibits=(prohibition(purposes={"statistics", "safeguard_children"}),)
    ),
}
