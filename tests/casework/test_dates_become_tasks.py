"""Every day on which somebody must act becomes a task of the child, until it is done."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import DateField

from keepsake.casework.actions import assessments, before_court, conferences, contacts, meetings, transfers
from keepsake.casework.models import ChildProtectionPlan, Contact
from keepsake.casework.models.case_record import StepRecord
from keepsake.casework.tasks import working_out
from keepsake.casework.tasks.dates import ACTED_ON, NOT_ACTED_ON
from keepsake.casework.tasks.facts import Assessing, ChildFacts, Moving, Planned, Unwritten
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.library import standard_clock, the_clock
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on
from tests.casework.test_protection import CONFERENCE, conferred, enquired, referred

CLOCK = standard_clock()
WHO = UUID(int=1)
NOBODY = ChildFacts(WHO)
BEGAN = date(2026, 1, 5)
KEPT = frozenset({*StepRecord.STEPPED, "recorded_at", "true_from", "true_until"})
LATER = CONFERENCE + timedelta(days=10)


def tasks(facts, now):
    return {task.key: task for task in tasks_of(facts, now, CLOCK)}


def due_for(child, by, day):
    with on(by, day):
        return {task.key: task for facts in facts_of([child.pk]) for task in tasks_of(facts, day, the_clock())}


def test_of_every_day_that_casework_records_it_is_said_what_task_it_is_or_why_none():
    days = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("casework").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, DateField) and field.name not in KEPT
    }

    assert days == ACTED_ON.keys() | NOT_ACTED_ON.keys()
    assert not ACTED_ON.keys() & NOT_ACTED_ON.keys()


def test_every_task_that_a_day_becomes_is_one_that_is_made():
    made = "".join(each.read_text(encoding="utf-8") for each in Path(working_out.__file__).parent.glob("[!d]*.py"))
    series = {"first_protection_review", "later_protection_review"}  # made by the clock's series

    assert {key for keys in ACTED_ON.values() for key in keys if f'"{key}"' not in made} <= series


def test_the_minutes_of_a_conference_are_a_task_until_they_are_sent():
    task = tasks(replace(NOBODY, minutes=(BEGAN,)), BEGAN)["conference_minutes"]

    assert (task.title, task.day) == ("Send out the minutes of the conference", date(2026, 2, 2))
    assert "a council's own" in task.why or "local" in task.why


def test_an_assessment_is_looked_at_on_the_council_s_points_one_after_the_other():
    def point(**more):
        found = tasks(replace(NOBODY, assessments=(Assessing(BEGAN, started_on=BEGAN, **more),)), BEGAN)
        return next((task.day for key, task in found.items() if key.startswith("assessment_review")), None)

    assert point() == date(2026, 1, 19)
    assert point(reviewed_on=date(2026, 1, 20)) == date(2026, 2, 2)
    assert point(reviewed_on=date(2026, 2, 20)) is None
    assert point(is_sent=True) is None


def test_a_review_point_that_was_set_comes_before_those_of_the_council():
    assessing = Assessing(BEGAN, review_on=date(2026, 1, 9), started_on=BEGAN)

    assert tasks(replace(NOBODY, assessments=(assessing,)), BEGAN)["assessment_review_first"].day == date(2026, 1, 9)


def test_a_review_that_the_last_one_agreed_on_earlier_than_the_rule_is_due_then():
    plan = Planned(BEGAN, reviews=(date(2026, 2, 2),), agreed_on=date(2026, 3, 2))
    task = tasks(replace(NOBODY, need=plan), date(2026, 2, 3))["need_plan_review"]

    assert task.day == date(2026, 3, 2)
    assert "The last review agreed on this day." in task.why
    assert "2 May 2026" in task.why


def test_a_visit_that_was_planned_and_not_written_down_is_due_the_next_working_day():
    facts = replace(NOBODY, unwritten=(Unwritten("Child protection visit", date(2026, 1, 9)),))
    task = tasks(facts, date(2026, 1, 10))["write_down"]

    assert (task.title, task.day) == ("Say what came of it: Child protection visit", date(2026, 1, 12))


def test_a_plan_that_moves_away_is_ours_until_the_other_council_says_otherwise():
    task = tasks(replace(NOBODY, leaving=(Moving("Fictional Hills Council", BEGAN),)), BEGAN)["transfer_in_conference"]

    assert (task.title, task.day) == (
        "Ask Fictional Hills Council whether it has taken the plan over",
        date(2026, 1, 26),
    )


def test_whoever_told_us_is_to_be_told_within_the_same_working_day():
    facts = replace(NOBODY, untold=(datetime(2026, 1, 9, 16, tzinfo=UTC),))

    assert tasks(facts, date(2026, 1, 9))["referral_decision"].title == "Tell who told us what came of it"


@pytest.mark.django_db
def test_the_referrer_is_a_task_until_they_are_told(children, manager):
    with on(manager, FRIDAY):
        contact = contacts.receive(
            children=children[:1], received_at=at(FRIDAY), worry="bruises", referrer={"name": "Invented"}, by=manager
        )
        contacts.decide(contact=contact, outcomes={children[0]: "nothing"}, because="explained", by=manager)
    assert due_for(children[0], manager, FRIDAY)["referral_decision"].title == "Tell who told us what came of it"

    with on(manager, FRIDAY):
        contacts.tell_referrer(contact=Contact.objects.get(pk=contact.pk), how="by telephone", by=manager)

    assert due_for(children[0], manager, FRIDAY) == {}


@pytest.mark.django_db
def test_the_minutes_go_out_and_nobody_waits_for_them(children, manager):
    with on(manager, CONFERENCE):
        found, _ = enquired(children[:1], manager)
        conference = conferred(found, children[:1], manager)
    assert due_for(children[0], manager, LATER)["conference_minutes"].day == date(2027, 1, 11)

    with on(manager, LATER):
        conferences.circulate(conference=conference, on=LATER, to="everybody asked", by=manager)

    assert "conference_minutes" not in due_for(children[0], manager, LATER)


@pytest.mark.django_db
def test_a_family_s_plan_is_looked_at_again_on_its_day_with_what_has_become_of_it(children, manager):
    with on(manager, FRIDAY):
        decision = before_court.offer_family_decision(children=children[:1], offered_on=FRIDAY, by=manager)
        before_court.family_answers(decision=decision, answer="taken", by=manager)
        with pytest.raises(Wrong, match="no plan of the family"):
            before_court.look_again(decision=decision, on=FRIDAY, words="well", by=manager)
        before_court.family_met(
            decision=decision, held_on=FRIDAY, family_plan="Gran cooks.", review_on=LATER, by=manager
        )
    assert due_for(children[0], manager, FRIDAY)["family_plan_review"].day == LATER

    with on(manager, LATER):
        before_court.look_again(decision=decision, on=LATER, words="Gran cooks still.", by=manager)

    assert "family_plan_review" not in due_for(children[0], manager, LATER)
    assert decision.review_words == "Gran cooks still."


@pytest.mark.django_db
def test_the_next_meeting_before_court_is_a_task_until_one_stands_in_the_diary(children, manager):
    with on(manager, FRIDAY):
        meetings.meet(
            children=children[:1], kind="before_court", held_on=FRIDAY, decisions="go on", next_on=LATER, by=manager
        )
    assert due_for(children[0], manager, FRIDAY)["agreed_meeting"].day == LATER

    with on(manager, FRIDAY):
        meetings.plan_meeting(children=children[:1], kind="before_court", planned_at=at(LATER), by=manager)

    assert due_for(children[0], manager, FRIDAY) == {}
    assert set(due_for(children[0], manager, LATER + timedelta(days=1))) == {"write_down"}


@pytest.mark.django_db
def test_a_manager_looks_at_a_review_point_and_the_next_one_is_due(children, manager):
    with on(manager, FRIDAY):
        assessment = assessments.start(referrals=referred(children[:2], manager), started_on=FRIDAY, by=manager)
    assert due_for(children[0], manager, FRIDAY)["assessment_review_first"].day == date(2026, 12, 4)

    with on(manager, date(2026, 12, 4)):
        assessments.review(assessment=assessment, on=date(2026, 12, 4), found="Robin was seen.", by=manager)

    found = due_for(children[1], manager, date(2026, 12, 4))
    assert "assessment_review_first" not in found
    assert found["assessment_review_second"].day == date(2026, 12, 18)


@pytest.mark.django_db
def test_a_move_for_a_time_asks_about_the_day_on_which_the_child_was_to_be_back(children, manager):
    with on(manager, CONFERENCE):
        found, _ = enquired(children[:1], manager)
        conferred(found, children[:1], manager)
        transfers.hand_over(
            plan=ChildProtectionPlan.objects.get(person=children[0]),
            council="Fictional Hills Council",
            told_on=CONFERENCE,
            is_temporary=True,
            until=LATER,
            by=manager,
        )

    assert due_for(children[0], manager, CONFERENCE)["back"].day == LATER
