"""What is known is offered where something is begun or decided too; who was asked before is asked by a tick."""

from datetime import timedelta

import pytest
from django.utils import timezone

from keepsake.casework.actions import assessments, conferences, meetings, plans, steps
from keepsake.casework.models import (
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceInvitation,
    MeetingAttendance,
    Referral,
    UsedAnswer,
)
from tests.casework_pages.test_protection import child, client, conference, decided, do, enquiry, manager, opened, today

__all__ = ["child", "client", "conference", "enquiry", "manager"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(manager, child):
    """An assessment that says what should happen next."""
    with opened(manager):
        made = assessments.start(referrals=Referral.objects.all(), started_on=today() - timedelta(days=9), by=manager)
        return steps.fill(step=made, next_steps="Calm mornings, and a bed.", working_well="Nan is near.", by=manager)


def use(source, field):
    return {f"use_{field}": f"{source.pk.hex}:{source.version}"}


def test_what_an_assessment_says_should_happen_is_offered_as_the_aim_of_a_plan(client, manager, child, assessment):
    with opened(manager):
        referral = Referral.objects.get()
    form = client.get(f"/casework/do/begin-need-plan/{referral.pk}/").content.decode()
    assert 'Known already: <strong class="people-lines">Calm mornings, and a bed.</strong>' in form
    refused = do(client, "begin-need-plan", referral, begins_on=str(today()), aim="").content.decode()
    assert "What the plan is for: say it" in refused

    answer = do(client, "begin-need-plan", referral, begins_on=str(today()), aim="", **use(assessment, "aim"))

    assert answer.status_code == 302
    with opened(manager):
        plan, used = ChildInNeedPlan.objects.get(), UsedAnswer.objects.get()
        assert plan.aim == "Calm mornings, and a bed."
        assert (used.record_id, used.source_id, used.field) == (plan.pk, assessment.pk, "aim")
    assert "Where answers were taken from" in client.get(answer["Location"]).content.decode()


def test_whoever_ticks_and_writes_another_is_asked_which_and_no_plan_begins(client, manager, child, assessment):
    with opened(manager):
        referral = Referral.objects.get()
    both = {"begins_on": str(today()), "aim": "Something else.", **use(assessment, "aim")}

    assert "not both" in do(client, "begin-need-plan", referral, **both).content.decode()
    with opened(manager):
        assert not ChildInNeedPlan.objects.exists()


def test_a_conference_is_told_what_the_assessment_found_and_the_plan_what_the_conference_said(
    client, manager, child, assessment, conference
):
    form = client.get(f"/casework/do/hold-conference/{conference.pk}/").content.decode()
    assert "Nan is near." in form

    do(client, "hold-conference", conference, **decided(child, dangers="Hurt badly."), **use(assessment, "strengths"))

    with opened(manager):
        assert Conference.objects.get().strengths == "Nan is near."
        assert UsedAnswer.objects.get().record_id == conference.pk
        plan = ChildProtectionPlan.objects.get()
    page = client.get(f"/casework/steps/protection-plan/{plan.pk}/fill/").content.decode()
    assert 'Known already: <strong class="people-lines">Hurt badly.</strong>' in page


def test_a_review_reads_how_far_what_the_plan_wanted_has_come(client, manager, child, conference):
    do(client, "hold-conference", conference, **decided(child))
    with opened(manager):
        wanted = plans.want(plan=ChildProtectionPlan.objects.get(), better="Nobody hits Robin", by=manager)
        plans.look_at(outcome=wanted, progress="some", words="Not since May.", on=today(), by=manager)
        review = conferences.convene(
            referrals=Referral.objects.all(), kind="review", planned_at=timezone.now(), by=manager
        )

    form = client.get(f"/casework/do/hold-conference/{review.pk}/").content.decode()

    assert "what the plan wanted: Nobody hits Robin. Getting better: Not since May." in form


def test_who_took_part_before_is_asked_again_by_a_tick_and_once(client, manager, child, conference):
    with opened(manager):
        conferences.invite(
            conference=conference, name="Nurse Invented", profession="Nurse", agency="Health", by=manager
        )
        review = conferences.convene(
            referrals=Referral.objects.all(), kind="pre_birth", planned_at=timezone.now(), by=manager
        )
        before = ConferenceInvitation.objects.get()
        group = meetings.plan_meeting(children=[child], kind="core_group", planned_at=timezone.now(), by=manager)
    form = client.get(f"/casework/do/invite-again/{review.pk}/").content.decode()
    assert "Nurse Invented, Nurse, Health (conference from" in form

    answer = do(client, "invite-again", review, who=[str(before.pk)], report_due_on=str(today()))
    assert answer.status_code == 302
    with opened(manager):
        asked = ConferenceInvitation.objects.get(conference=review)
    do(client, "attend-again", group, who=[str(asked.pk)], attendance="attended")

    with opened(manager):
        assert (asked.name, asked.profession, asked.agency) == ("Nurse Invented", "Nurse", "Health")
        assert (asked.attendance, asked.report_due_on) == ("invited", today())
        assert MeetingAttendance.objects.get().name == "Nurse Invented"
    assert client.get(f"/casework/do/invite-again/{review.pk}/").status_code == 302  # nobody is left to ask again
