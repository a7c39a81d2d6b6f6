"""Everything that is declared as an act: asked on one page, done once, and led on from."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import contacts, referrals
from keepsake.casework.models import (
    ChildInNeedPlan,
    EarlyHelp,
    FamilyDecision,
    Meeting,
    PlanAction,
    PlanOutcome,
    PreProceedings,
    Referral,
    Visit,
    VisitChild,
)
from keepsake.people.actions import allocations
from keepsake.record.opening import open_access
from keepsake.web.casework.acts import ACTS
from keepsake.web.casework.reading import STEP
from tests.people_pages.conftest import DAY, an_account, client_of, opened

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def reading(account, role="social_worker"):
    return open_access(worker=account.pk, role=role, purpose="safeguard_children", categories=STEP, day=TODAY)


@pytest.fixture
def manager(worker, family):
    """A manager who works with the family too."""
    account = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    with opened(worker):
        for person in (family.siobhan, family.robin, family.ada):
            allocations.allocate(person=person, worker=account, begins_on=DAY, part="second", by=worker)
    return account


@pytest.fixture
def desk(manager):
    return client_of(manager)


def do(client, act, record, **given):
    """Do it, and come back with the page that follows."""
    address = f"/casework/do/{act}/{record.pk}/"
    answer = client.post(address, given)
    assert answer.status_code == 302, re.findall(
        r"(?s)error-message.{0,200}|error-summary__list.{0,300}", answer.content.decode()
    )
    assert answer["Location"].endswith(f"?done={act}")
    page = unescape(client.get(answer["Location"]).content.decode())
    assert ACTS[act].done.split(".")[0] in page
    return page


def in_the_record(worker, model, **which):
    with reading(worker):
        return model.objects.get(**which)


def moment(name, at):
    return {f"{name}_on_day": at.date().isoformat(), f"{name}_at_time": f"{at:%H:%M}"}


@pytest.fixture
def referral(worker, family):
    with reading(worker):
        return referrals.accept(
            person=family.siobhan, received_on=TODAY - timedelta(days=30), reason="cold and hungry", by=worker
        )


def test_a_contact_for_early_help_leads_on_with_one_click_and_nothing_is_typed_twice(
    client, worker, desk, manager, family
):
    with reading(worker):
        contact = contacts.receive(
            children=[family.siobhan, family.robin],
            received_at=timezone.now() - timedelta(hours=3),
            worry="The mornings are too much for the mother.",
            by=worker,
        )
    with reading(manager, "team_manager"):
        outcomes = {family.siobhan: "early_help", family.robin: "nothing"}
        contacts.decide(contact=contact, outcomes=outcomes, because="The family asks for it.", by=manager)

    page = do(client, "contact-to-early-help", contact)

    assert "The mornings are too much for the mother." in page
    assert "Siobhan Ashgrove" in page
    assert "Robin" not in page
    again = client.post(f"/casework/do/contact-to-early-help/{contact.pk}/")
    assert again["Location"] == f"/casework/contacts/{contact.pk}/"
    assert in_the_record(worker, EarlyHelp).contact_id == contact.pk


def test_early_help_has_a_plan_reviews_and_a_step_up_into_the_same_file(client, worker, family):
    both = [str(family.siobhan.pk), str(family.robin.pk)]
    given = {"children": both, "begins_on": str(TODAY), "reason": "tired mornings", "lead": str(worker.pk)}
    page = do(client, "begin-early-help", family.siobhan, **given)
    assert "Review early help with the family" in page
    assert "Sage Invented" in page
    episode = in_the_record(worker, EarlyHelp)

    do(client, "want-in-early-help", episode, children=both[:1], better="calm mornings")
    outcome = in_the_record(worker, PlanOutcome)
    page = do(client, "agree-action", outcome, what="breakfast club", who="the school", due_on=str(TODAY))
    assert "breakfast club" in page
    do(client, "action-done", in_the_record(worker, PlanAction), done_on=str(TODAY))
    do(
        client, "look-at-outcome", outcome, progress="some", progress_words="on time twice", reviewed_on=str(TODAY)
    )  # fmt: skip
    planned = {"children": both, "kind": "family_team", **moment("planned_at", timezone.localtime())}
    do(client, "meeting-early-help", episode, **planned)
    meeting = in_the_record(worker, Meeting)
    do(client, "record-meeting", meeting, held_on=str(TODAY), decisions="go on", next_on=str(TODAY + timedelta(60)))

    page = do(client, "step-up", episode, ends_on=str(TODAY), ending_because="He came back.")

    assert "He came back." in page
    with reading(worker):
        stepped = list(Referral.objects.all())
        assert {each.early_help_id for each in stepped} == {episode.pk}
        assert {each.person_id for each in stepped} == {family.siobhan.pk, family.robin.pk}


def test_a_plan_of_need_is_visited_reviewed_and_ended_and_steps_down(client, worker, family, referral):
    page = do(client, "begin-need-plan", referral, begins_on=str(TODAY - timedelta(days=20)), aim="calm mornings")
    assert "Visit a child in need" in page
    plan = in_the_record(worker, ChildInNeedPlan)
    now = timezone.localtime()

    do(client, "visit-need-plan", plan, children=[str(family.siobhan.pk)], purpose="need", **moment("planned_at", now))
    visit, hers = in_the_record(worker, Visit), family.siobhan.pk.hex
    unsaid = client.post(f"/casework/do/record-visit/{visit.pk}/", {"words": "warm", **moment("visited_at", now)})
    assert "Siobhan Ashgrove: seen: say it" in unsaid.content.decode()
    hidden = {f"is_seen_{hers}": "False", "words": "warm", **moment("visited_at", now)}
    refused = client.post(f"/casework/do/record-visit/{visit.pk}/", hidden)
    assert "Say why the child was not seen." in refused.content.decode()
    seen = {f"is_seen_{hers}": "True", f"is_seen_alone_{hers}": "True", f"noticed_{hers}": "she laughs"}
    do(client, "record-visit", visit, words="warm and tidy", **seen, **moment("visited_at", now))
    assert in_the_record(worker, VisitChild).noticed == "she laughs"
    page = client.get(f"/casework/steps/need-plan/{plan.pk}/").content.decode()
    assert "warm and tidy" in page
    do(client, "end-need-plan", plan, ends_on=str(TODAY), ended_because="Mornings are calm.")
    assert "It is <strong>over</strong>" in client.get(f"/casework/steps/need-plan/{plan.pk}/").content.decode()
    page = do(client, "step-down", referral, begins_on=str(TODAY), reason="somebody to ring")
    assert "somebody to ring" in page
    assert in_the_record(worker, EarlyHelp).after_id == referral.pk


def test_before_court_a_manager_begins_and_decides_and_the_letter_has_its_clock(client, desk, worker, referral):
    begin = {"started_on": str(TODAY), "words": "no more nights alone"}
    refused = client.post(f"/casework/do/begin-pre-proceedings/{referral.pk}/", begin).content.decode()
    assert "This is for: team manager, senior manager." in refused
    do(desk, "begin-pre-proceedings", referral, **begin)
    proceedings = in_the_record(worker, PreProceedings)

    address = f"/casework/steps/pre-proceedings/{proceedings.pk}/"
    fill = {"started_on": str(TODAY), "words": "no more nights alone", "letter_sent_on": str(TODAY)}
    fill |= {"review_meetings": "0", "is_family_meeting_offered": "True", "seen": "1"}
    assert client.post(f"{address}fill/", fill).status_code == 302
    assert "Finish the pre-proceedings work" in client.get(address).content.decode()
    do(desk, "decide-pre-proceedings", proceedings, decided_on=str(TODAY), outcome="A")
    assert "Finish the pre-proceedings work" not in client.get(address).content.decode()


def test_the_family_is_offered_to_decide_and_its_plan_is_judged_by_a_manager(client, desk, worker, family):
    do(client, "offer-family-decision", family.siobhan, children=[str(family.siobhan.pk)], offered_on=str(TODAY))
    decision = in_the_record(worker, FamilyDecision)
    unsaid = client.post(f"/casework/do/family-answers/{decision.pk}/", {"answer": "declined"}).content.decode()
    assert "Say why the family does not want it." in unsaid
    do(client, "family-answers", decision, answer="taken")

    page = do(client, "join-network", decision, children=[str(family.ada.pk)], offers="weekends", has_agreed="True")
    assert "Ada Ashgrove" in page
    do(client, "family-met", decision, held_on=str(TODAY), family_plan="Nan has us on Fridays.")
    page = do(desk, "say-if-safe", decision, is_accepted="False", accepted_because="Nan is not well.")
    assert "Nan has us on Fridays." in page


def test_a_family_decision_may_be_not_offered_with_the_reason(client, family):
    them = [str(family.siobhan.pk)]
    page = do(client, "do-not-offer-family-decision", family.siobhan, children=them, not_offered_because="He hits.")

    assert "He hits." in page


def test_managers_look_supervise_audit_and_anybody_escalates(client, desk, worker, family):
    looked = {"on": str(TODAY), "considered": "the file", "decisions": "go on"}
    do(desk, "oversee", family.siobhan, **looked)
    do(desk, "supervise", family.siobhan, with_worker=str(worker.pk), **looked)
    do(desk, "audit", family.siobhan, on=str(TODAY), theme="visits", actions="visit twice")
    raised = {"raised_on": str(TODAY), "raised_by_body": "School", "raised_with": "Team", "words": "too slow"}
    page = do(client, "escalate", family.siobhan, **raised)

    assert all(words in page for words in ("Supervision of this case", "visit twice", "too slow"))
    assert "Record management oversight" not in page
    assert "Record management oversight" in desk.get(f"/casework/about/{family.siobhan.pk}/").content.decode()


def test_what_may_not_be_seen_is_not_there(desk, worker, family, referral):
    other = client_of(an_account("rue", "Rue Invented", Role.SOCIAL_WORKER))

    assert other.get(f"/casework/do/begin-need-plan/{referral.pk}/").status_code == 404
    assert other.get(f"/casework/do/begin-early-help/{family.siobhan.pk}/").status_code == 404
    assert other.get(f"/casework/do/no-such-thing/{referral.pk}/").status_code == 404
    assert other.get(f"/casework/about/{family.siobhan.pk}/all/visits/").status_code == 404


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.key)
def test_an_act_asks_for_columns_that_there_are_and_says_what_it_did(act):
    for model, questions in ((act.model, act.questions), (act.part, act.own)):
        for question in questions:
            assert model._meta.get_field(question.field)
    assert act.title
    assert act.done.endswith(".")
