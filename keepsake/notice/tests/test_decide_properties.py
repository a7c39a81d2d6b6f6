"""What holds of every decision, whatever the notice."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Reason, compile_notice
from keepsake.notice.model import ANY
from keepsake.notice.tests.deciding_cases import DAY, a_notice, accesses, notices, permits, prohibitions, requests

OPEN = Access((AccessRule("open", *[ANY] * 4),))


def like(request, permit):
    """The request, turned into one that this permit is about."""
    return request._replace(
        action=min(permit.actions),
        purpose=permit.purpose,
        categories=permit.categories,
        subjects=permit.subjects,
        recipient=min(permit.recipients),
        source=min(permit.sources),
        context=permit.when | ({"break_glass"} if permit.break_glass else set()),
        on=DAY,
    )


@given(notices, accesses, requests)
def test_a_decision_always_has_its_reason(notice, access, request):
    decision = compile_notice(notice, access).decide(request)

    assert decision.allowed == (decision.reason is None)
    assert decision.allowed == decision.answer.value.startswith("permit")
    assert decision.sentence


@given(accesses, requests)
def test_a_notice_without_permits_grants_nothing_but_the_recording_of_a_risk_and_a_lawful_reason(access, request):
    decision = compile_notice(a_notice(), access).decide(request)

    assume(decision.allowed)
    lawful = request.action == "share" and request.role in access.authority
    assert request.action == "collect" or lawful


@given(notices, requests)
def test_without_local_rules_nobody_has_a_reason(notice, request):
    assert not compile_notice(notice, Access()).decide(request).allowed


@given(notices, accesses, requests, prohibitions)
def test_a_prohibition_always_wins(notice, access, request, ban):
    applies = replace(ban, actions=frozenset({request.action}) - {"collect"}, when=frozenset(), unless=frozenset())
    assume(applies.actions)
    everything = replace(applies, categories=frozenset({"any"}), purposes=frozenset({"any"}))

    decision = compile_notice(replace(notice, prohibits=(*notice.prohibits, everything)), access).decide(request)

    assert decision.reason is Reason.PROHIBITED


@given(notices, accesses, requests, prohibitions)
def test_one_more_prohibition_never_permits_more(notice, access, request, ban):
    before = compile_notice(notice, access).decide(request)
    after = compile_notice(replace(notice, prohibits=(*notice.prohibits, ban)), access).decide(request)

    assert before.allowed or not after.allowed


@given(notices, accesses, requests, st.data())
def test_removing_a_permit_never_permits_more(notice, access, request, data):
    assume(notice.permits)
    assume(request.action != "collect")  # where nothing is mentioned, a risk is recorded all the same
    gone = data.draw(st.sampled_from(notice.permits))
    fewer = tuple(permit for permit in notice.permits if permit is not gone)

    before = compile_notice(notice, access).decide(request)
    after = compile_notice(replace(notice, permits=fewer), access).decide(request)

    assert before.allowed or not after.allowed


@given(notices, accesses, requests, permits)
def test_one_more_permit_never_permits_less(notice, access, request, permit):
    assume(request.action != "collect")
    before = compile_notice(notice, access).decide(request)
    after = compile_notice(replace(notice, permits=(*notice.permits, permit)), access).decide(request)

    assert after.allowed or not before.allowed


@given(notices, accesses, requests)
def test_a_restriction_and_an_upheld_objection_stop_use(notice, access, request):
    stopped = request._replace(action="use", context=frozenset({"restriction", "objection_upheld"}))

    assert compile_notice(notice, access).decide(stopped).reason is Reason.PROHIBITED


@given(notices, accesses, requests)
def test_asking_twice_gets_the_same_answer(notice, access, request):
    compiled = compile_notice(notice, access)

    assert compiled.decide(request) == compiled.decide(request) == compile_notice(notice, access).decide(request)


@given(notices.filter(lambda notice: notice.permits), requests, st.data())
def test_what_is_permitted_names_what_it_rests_on(notice, request, data):
    permit = data.draw(st.sampled_from(notice.permits))
    likely = like(request, permit)

    decision = compile_notice(notice, OPEN).decide(likely)

    if decision.allowed:
        assert set(decision.permits) <= {found.id for found in notice.permits}
        assert decision.permits or "raise_drift" in decision.duties
        assert decision.access_rules == ("open",)
    else:
        assert decision.reason is not Reason.NO_RELATIONSHIP


@given(notices.filter(lambda notice: notice.permits), requests, accesses, st.data())
def test_the_whole_answer_is_never_wider_than_the_notice_and_the_authority_together(notice, request, access, data):
    likely = like(request, data.draw(st.sampled_from(notice.permits)))
    compiled = compile_notice(notice, access)

    whole, alone = compiled.decide(likely), compiled.decide_notice(likely)

    lawful = any(id.startswith("lawful-reason") for id in whole.permits)
    assert not whole.allowed or alone.allowed or lawful


@given(permits, requests, st.sampled_from(["when", "categories", "actions", "subjects", "recipients", "purpose"]))
def test_each_part_of_a_permit_matters(permit, request, part):
    """What one permit allows, it no longer allows once one part of it is narrowed."""
    likely = like(request, permit)._replace(action="read")
    whole = replace(permit, actions=permit.actions | {"read", "share"})
    narrowed = {
        "when": {"when": whole.when | {"adoption_disclosure_case"}},
        "categories": {"categories": whole.categories - likely.categories},
        "actions": {"actions": whole.actions - {likely.action}},
        "subjects": {"subjects": frozenset({"professional"})},
        "recipients": {"recipients": frozenset({"ofsted"})},
        "purpose": {"purpose": "statistics"},
    }[part]
    if part == "recipients":
        likely = likely._replace(action="share")

    before = compile_notice(a_notice(whole), OPEN).decide(likely)
    after = compile_notice(a_notice(replace(whole, **narrowed)), OPEN).decide(likely)

    if before.allowed:
        assert after.reason in (Reason.NOT_COVERED, Reason.CONDITION_UNMET)
