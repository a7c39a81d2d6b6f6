"""What a decision says, case by case."""

from dataclasses import replace
from datetime import date

import pytest

from keepsake.notice.access import load_access
from keepsake.notice.deciding import Answer, Decider, Reason, Request, RequestError, compile_notice
from keepsake.notice.library import Shelf
from keepsake.notice.model import Prohibition
from keepsake.notice.tests.deciding_cases import BEFORE, a_notice, a_permit, a_request


def ask(*permits, prohibits=(), consent=(), **given):
    return compile_notice(a_notice(*permits, prohibits=prohibits, consent=consent)).decide(a_request(**given))


def test_an_allocated_social_worker_may_read_health_to_plan_support():
    decision = ask(a_permit())

    assert decision.answer is Answer.PERMIT
    assert decision.permits == ("p",)
    assert decision.access_rules == ("casework",)
    assert decision.basis == ("public_task", "health_or_social_care")
    assert decision.statements == ("purposes.plan_support",)
    assert (decision.notice, decision.version, decision.hash) == ("made-up", 1, "0" * 64)
    assert "Article 9(2)(h)" in decision.sentence


def test_logging_alone_is_no_duty_of_the_worker():
    assert ask(a_permit(duties=("log",))).answer is Answer.PERMIT


def test_duties_are_part_of_the_answer():
    decision = ask(a_permit(duties=("log", "record_reason")))

    assert decision.answer is Answer.PERMIT_WITH_DUTIES
    assert decision.duties == ("log", "record_reason")
    assert "record the reason" in decision.sentence


def test_a_duty_of_another_action_is_none_of_this_one():
    permit = a_permit(
        actions=frozenset({"read", "share"}), recipients=frozenset({"schools"}), duties=("log", "disclosure_entry")
    )

    assert ask(permit).answer is Answer.PERMIT
    assert ask(permit, action="share", recipient="schools").duties == ("log", "disclosure_entry")


def test_without_a_permit_it_is_not_covered():
    decision = ask()

    assert (decision.answer, decision.reason) == (Answer.DENY, Reason.NOT_COVERED)
    assert decision.lacking == ("health",)


def test_every_category_must_be_covered():
    decision = ask(a_permit(), categories=frozenset({"health", "religion"}))

    assert decision.reason is Reason.NOT_COVERED
    assert decision.lacking == ("religion",)


def test_two_permits_may_cover_it_together():
    decision = ask(
        a_permit(id="one"),
        a_permit(id="two", categories=frozenset({"religion"})),
        categories=frozenset({"health", "religion"}),
    )

    assert decision.allowed
    assert set(decision.permits) == {"one", "two"}


def test_a_looked_after_child_is_a_child():
    assert ask(a_permit(), subjects=frozenset({"looked_after_child"})).allowed


def test_a_child_need_not_be_looked_after():
    permit = a_permit(subjects=frozenset({"looked_after_child"}))

    assert ask(permit).reason is Reason.NOT_COVERED


def test_everybody_it_is_about_must_be_covered():
    assert ask(a_permit(), subjects=frozenset({"child", "parent"})).reason is Reason.NOT_COVERED


def test_a_worker_with_no_part_in_the_case_is_told_so():
    decision = ask(a_permit(), relationship="none")

    assert (decision.answer, decision.reason) == (Answer.DENY, Reason.NO_RELATIONSHIP)
    assert decision.permits == ("p",)


def test_a_request_without_a_role_has_no_relationship():
    assert ask(a_permit(), role=None).reason is Reason.NO_RELATIONSHIP


def test_the_notice_alone_can_be_asked():
    compiled = compile_notice(a_notice(a_permit()))

    decision = compiled.decide_notice(a_request(role=None, relationship="none"))

    assert decision.allowed


def test_finance_does_not_see_health_even_for_payments():
    permit = a_permit(purpose="payments", categories=frozenset({"bank_details", "health"}))
    pay = {"role": "finance_officer", "relationship": "finance", "purpose": "payments"}

    assert ask(permit, **pay, categories=frozenset({"bank_details"})).allowed
    assert ask(permit, **pay).reason is Reason.NO_RELATIONSHIP


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"action": "reed"}, "reed"),
        ({"purpose": "plan_suport"}, "plan_suport"),
        ({"categories": frozenset({"helth"})}, "helth"),
        ({"subjects": frozenset({"kid"})}, "kid"),
        ({"role": "wizard"}, "wizard"),
        ({"relationship": "friend"}, "friend"),
        ({"context": frozenset({"restricted"})}, "restricted"),
    ],
)
def test_a_word_nobody_knows_is_refused(given, word):
    decision = ask(a_permit(), **given)

    assert (decision.answer, decision.reason) == (Answer.DENY, Reason.UNKNOWN)
    assert decision.lacking == (word,)
    assert word in decision.sentence


@pytest.mark.parametrize("given", [{"categories": frozenset()}, {"subjects": frozenset()}])
def test_an_empty_question_is_refused(given):
    assert ask(a_permit(), **given).reason is Reason.UNKNOWN


@pytest.mark.parametrize("action", ["share", "export", "collect"])
def test_the_other_end_must_be_named(action):
    permit = a_permit(actions=frozenset({action}), recipients=frozenset({"police"}), sources=frozenset({"police"}))

    assert ask(permit, action=action).reason is Reason.UNKNOWN


def test_sharing_needs_the_recipient_in_the_permit():
    permit = a_permit(actions=frozenset({"share"}), recipients=frozenset({"schools"}))

    assert ask(permit, action="share", recipient="schools").allowed
    assert ask(permit, action="share", recipient="police").reason is Reason.NOT_COVERED


def test_a_body_that_is_gone_receives_nothing():
    permit = a_permit(actions=frozenset({"share"}), recipients=frozenset({"dluhc", "mhclg"}))

    gone = ask(permit, action="share", recipient="dluhc", on=date(2026, 1, 5))

    assert gone.reason is Reason.UNKNOWN
    assert "Ministry of Housing" in gone.sentence
    assert ask(permit, action="share", recipient="mhclg").allowed


def test_a_condition_that_is_not_met_is_named():
    permit = a_permit(when=frozenset({"consent_given"}))

    decision = ask(permit)

    assert decision.reason is Reason.CONDITION_UNMET
    assert decision.lacking == ("consent_given",)
    assert ask(permit, context=frozenset({"consent_given"})).allowed


def test_withdrawn_consent_stops_the_next_use():
    permit = a_permit(actions=frozenset({"use"}), when=frozenset({"consent_given"}))
    context = frozenset({"consent_given", "consent_withdrawn"})

    decision = ask(permit, consent=["plan_support"], action="use", context=context)

    assert decision.reason is Reason.PROHIBITED


@pytest.mark.parametrize(
    ("action", "circumstance"),
    [
        ("use", "restriction"),
        ("use", "objection_upheld"),
        ("read", "sealed"),
        ("read", "person_restricted"),
        ("share", "court_restriction"),
        ("share", "agreement_missing"),
        ("destroy", "hold"),
        ("destroy", "rights_request_open"),
    ],
)
def test_the_law_stops_it_under_every_notice(action, circumstance):
    permit = a_permit(actions=frozenset({action}), recipients=frozenset({"schools"}))
    given = {"action": action, "recipient": "schools", "role": "team_manager"}

    assert ask(permit, **given).allowed
    assert ask(permit, **given, context=frozenset({circumstance})).reason is Reason.PROHIBITED


def test_the_nhs_number_of_somebody_who_opted_out_is_not_shared():
    permit = a_permit(
        actions=frozenset({"share"}), categories=frozenset({"nhs_number", "name"}), recipients=frozenset({"nhs"})
    )
    given = {"action": "share", "recipient": "nhs", "context": frozenset({"nhs_number_opt_out"})}

    assert ask(permit, **given, categories=frozenset({"nhs_number"})).reason is Reason.PROHIBITED
    assert ask(permit, **given, categories=frozenset({"name"})).allowed


def test_a_prohibition_of_the_notice_names_its_reason():
    ban = Prohibition(id="x", actions=frozenset({"read"}), categories=frozenset({"health"}), because="Not here.")

    decision = ask(a_permit(), prohibits=[ban])

    assert (decision.reason, decision.prohibitions) == (Reason.PROHIBITED, ("x",))
    assert "Not here." in decision.sentence


def test_a_risk_the_notice_does_not_mention_is_recorded_and_raised():
    decision = ask(action="collect", source="neighbours", purpose="safeguard_children", role="finance_officer")

    assert decision.answer is Answer.PERMIT_WITH_DUTIES
    assert decision.duties == ("log", "raise_drift")
    assert "data protection officer" in decision.sentence


def test_a_risk_is_recorded_even_where_a_condition_is_not_met():
    permit = a_permit(
        purpose="safeguard_children",
        actions=frozenset({"collect"}),
        sources=frozenset({"neighbours"}),
        when=frozenset({"consent_given"}),
    )

    decision = ask(permit, action="collect", source="neighbours", purpose="safeguard_children")

    assert "raise_drift" in decision.duties


def test_what_is_voluntary_is_not_collected_without_its_condition():
    permit = a_permit(
        actions=frozenset({"collect"}), sources=frozenset({"neighbours"}), when=frozenset({"consent_given"})
    )

    assert ask(permit, action="collect", source="neighbours").reason is Reason.CONDITION_UNMET


def test_disclosing_what_the_notice_does_not_mention_is_refused():
    assert ask(action="share", recipient="police").reason is Reason.NOT_COVERED


def test_somebody_with_authority_may_give_the_lawful_reason_to_disclose():
    given = {"action": "share", "recipient": "police", "context": frozenset({"crime_prevention"})}

    assert ask(**given, role="team_manager").permits == ("lawful-reason-crime",)
    assert "record_reason" in ask(**given, role="team_manager").duties
    assert ask(**given, role="social_worker").reason is Reason.NOT_COVERED


def test_a_lawful_reason_does_not_open_a_seal():
    given = {"action": "share", "recipient": "police", "role": "team_manager"}

    assert ask(**given, context=frozenset({"vital_interests", "sealed"})).reason is Reason.PROHIBITED


def test_a_crime_is_a_reason_to_tell_the_police_and_not_a_school():
    given = {"action": "share", "role": "team_manager", "context": frozenset({"crime_prevention"})}

    assert ask(**given, recipient="schools").reason is Reason.NOT_COVERED


EMERGENCY = {
    "id": "emergency",
    "purpose": "emergency_protection",
    "actions": frozenset({"read", "use"}),
    "basis": ("vital_interests", "vital_interests_special"),
    "duties": ("log", "record_reason", "notify_reviewer", "expire"),
    "break_glass": True,
}


def test_emergency_access_is_offered_where_it_would_open():
    decision = ask(a_permit(), a_permit(**EMERGENCY), relationship="none")

    assert (decision.answer, decision.reason) == (Answer.BREAK_GLASS, Reason.NO_RELATIONSHIP)
    assert "emergency access" in decision.sentence


def test_emergency_access_is_not_offered_to_a_role_that_has_none():
    assert ask(a_permit(), a_permit(**EMERGENCY), role="analyst").answer is Answer.DENY


def test_emergency_access_is_not_offered_against_a_seal():
    decision = ask(a_permit(), a_permit(**EMERGENCY), relationship="none", context=frozenset({"sealed"}))

    assert decision.answer is Answer.DENY


def test_emergency_access_is_not_offered_for_what_it_does_not_cover():
    religion = frozenset({"religion"})

    assert ask(a_permit(**EMERGENCY), categories=religion).answer is Answer.DENY


def test_broken_glass_opens_and_tells_a_reviewer():
    decision = ask(
        a_permit(**EMERGENCY),
        purpose="emergency_protection",
        relationship="none",
        context=frozenset({"break_glass"}),
    )

    assert decision.answer is Answer.PERMIT_WITH_DUTIES
    assert "notify_reviewer" in decision.duties


def test_the_emergency_purpose_alone_does_not_break_the_glass():
    decision = ask(a_permit(**EMERGENCY), purpose="emergency_protection", relationship="none")

    assert (decision.answer, decision.reason) == (Answer.BREAK_GLASS, Reason.CONDITION_UNMET)


def test_the_version_in_force_on_the_day_decides():
    first = a_notice(a_permit())
    second = replace(a_notice(), header=replace(first.header, version=2, effective_on=date(2026, 1, 1)))
    decider = Decider(Shelf((first, second)), "made-up")

    earlier = decider.decide(a_request(on=date(2025, 12, 31)))
    later = decider.decide(a_request(on=date(2026, 1, 1)))

    assert (earlier.allowed, earlier.version) == (True, 1)
    assert (later.allowed, later.version) == (False, 2)


def test_before_the_first_notice_nothing_is_granted_but_a_risk_is_recorded():
    decider = Decider(Shelf((a_notice(a_permit()),)), "made-up")
    worry = {"action": "collect", "source": "neighbours", "purpose": "safeguard_children"}

    assert decider.decide(a_request(on=BEFORE)).reason is Reason.NOT_COVERED
    assert "raise_drift" in decider.decide(a_request(on=BEFORE, **worry)).duties


def test_a_council_without_a_notice_has_no_decider():
    with pytest.raises(KeyError):
        Decider(Shelf(()), "nobody")


def test_the_access_rules_that_come_with_it_name_real_codes_only():
    access = load_access()

    assert len(access.rules) > 10
    assert len({rule.id for rule in access.rules}) == len(access.rules)


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ([], "JSON object"),
        ({}, "'action' is missing"),
        ({"action": "read", "purpose": "payments", "categories": "name"}, "'categories' is a list"),
        ({"action": "read", "purpose": "payments", "categories": ["name"], "colour": 1}, "'colour' is not a part"),
        ({"action": "read", "purpose": "payments", "categories": ["name"], "on": "soon"}, "'on' is a day"),
        ({"action": ["read"], "purpose": "payments", "categories": ["name"]}, "'action' is a text"),
        ({"action": "read", "purpose": "payments", "categories": [1]}, "'categories' is a list"),
    ],
)
def test_a_request_that_cannot_be_understood_says_what_is_wrong(given, what):
    with pytest.raises(RequestError, match=what):
        Request.from_json(given, BEFORE)


def test_a_request_reads_back_as_it_was_written():
    request = a_request(context=frozenset({"hold"}), source="police")

    assert Request.from_json(request.as_json(), BEFORE) == request
