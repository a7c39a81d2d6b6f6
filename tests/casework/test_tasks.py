"""What is to be done follows from what is recorded: from facts and a day, and from the record itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.casework.actions import contacts, oversight
from keepsake.casework.tasks.exceptions import Missing, exceptions_of
from keepsake.casework.tasks.facts import Assessing, ChildFacts, Contact, Enquiring, Planned, Promised
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.library import standard_clock
from keepsake.clock.standing import Colour
from tests.casework.conftest import FRIDAY, at, on
from tests.casework.test_protection import CONFERENCE, REVIEW, conferred, enquired

WHO = UUID(int=1)
NOBODY = ChildFacts(WHO)
CLOCK = standard_clock()
BEGAN = date(2026, 1, 5)
SET = date(2026, 6, 30)


def tasks(facts, now):
    return {task.key: task for task in tasks_of(facts, now, CLOCK)}


def test_nothing_recorded_asks_nothing_of_anybody():
    assert tasks_of(NOBODY, BEGAN, CLOCK) == []


def test_a_contact_on_friday_waits_for_a_decision_by_monday():
    facts = replace(NOBODY, contacts=(Contact(datetime(2026, 3, 6, 16, tzinfo=UTC)),))

    task = tasks(facts, date(2026, 3, 6))["referral_decision"]

    assert task.day == date(2026, 3, 9)
    assert task.colour is Colour.AMBER
    assert "1 working day after the referral on Friday 6 March 2026" in task.why


def test_an_assessment_with_more_time_is_due_when_that_ends_and_tells_both_days():
    facts = replace(
        NOBODY, assessments=(Assessing(BEGAN, extended_to=date(2026, 4, 1), extended_because="a new baby"),)
    )

    task = tasks(facts, date(2026, 3, 20))["assessment"]

    assert (task.day, task.is_late) == (date(2026, 4, 1), False)
    assert "Monday 9 March 2026" in task.why
    assert "a new baby" in task.why


def test_an_assessment_that_was_sent_waits_for_the_manager():
    facts = replace(NOBODY, assessments=(Assessing(BEGAN, is_sent=True),))

    assert tasks(facts, BEGAN)["assessment"].title == "Agree the assessment that was sent"


def test_a_protection_plan_asks_for_a_core_group_a_review_and_visits():
    found = tasks(replace(NOBODY, protection=Planned(BEGAN)), date(2026, 1, 6))

    assert {key: task.day for key, task in found.items()} == {
        "first_core_group": date(2026, 1, 19),
        "first_protection_review": date(2026, 4, 5),
        "protection_visit": date(2026, 1, 19),
    }
    assert "has not been seen under this plan" in found["protection_visit"].why


def test_what_was_held_moves_what_comes_next():
    plan = Planned(BEGAN, reviews=(date(2026, 3, 30),), core_groups=(date(2026, 1, 12),))
    found = tasks(replace(NOBODY, protection=plan, visits=(date(2026, 4, 1),)), date(2026, 4, 2))

    assert set(found) == {"later_protection_review", "protection_visit"}
    assert found["later_protection_review"].day == date(2026, 9, 30)
    assert found["protection_visit"].day == date(2026, 4, 17)  # over Easter


def test_early_help_is_reviewed_from_the_last_review():
    plan = Planned(BEGAN, reviews=(date(2026, 3, 2),))

    assert tasks(replace(NOBODY, early_help=plan), BEGAN)["early_help_review"].day == date(2026, 6, 2)


def test_a_letter_before_proceedings_has_its_day():
    found = tasks(replace(NOBODY, letters=(BEGAN,)), BEGAN)

    assert found["pre_proceedings"].day == date(2026, 4, 27)


def test_under_a_protection_plan_the_plan_of_need_asks_nothing_beside_it():
    found = tasks(replace(NOBODY, protection=Planned(BEGAN), need=Planned(BEGAN)), BEGAN)

    assert "need_visit" not in found


def test_what_the_plan_promises_is_due_on_its_own_day():
    found = tasks(replace(NOBODY, promised=(Promised("Ask for a nursery place", BEGAN),)), BEGAN + timedelta(days=3))

    assert found["promised"].reason == "It was due on Monday 5 January 2026, 3 days ago."


@given(st.lists(st.dates(BEGAN, date(2026, 12, 1)), max_size=5), st.dates(BEGAN, date(2026, 12, 1)))
def test_one_more_visit_never_makes_the_next_one_due_earlier(visits, another):
    plan = replace(NOBODY, protection=Planned(BEGAN))
    before = tasks(replace(plan, visits=tuple(visits)), BEGAN)["protection_visit"]
    after = tasks(replace(plan, visits=(*visits, another)), BEGAN)["protection_visit"]

    assert after.day >= before.day


@given(st.integers(0, 400))
def test_a_task_once_late_stays_late_until_it_is_done(days):
    facts = replace(NOBODY, enquiries=(Enquiring(BEGAN),))
    today = tasks(facts, BEGAN + timedelta(days=days))["initial_conference"]
    tomorrow = tasks(facts, BEGAN + timedelta(days=days + 1))["initial_conference"]

    assert tomorrow.is_late or not today.is_late


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (replace(NOBODY, open_referrals=(BEGAN,), assessments=(Assessing(BEGAN),)), [Missing.PLAN]),
        (replace(NOBODY, need=Planned(BEGAN)), [Missing.VISIT, Missing.REVIEW, Missing.REVIEW_DATE]),
        (replace(NOBODY, need=Planned(BEGAN, review_planned_on=SET), visits=(date(2026, 6, 1),)), [Missing.REVIEW]),
        (
            replace(
                NOBODY,
                need=Planned(BEGAN, reviews=(date(2026, 6, 1),), review_planned_on=SET),
                visits=(date(2026, 6, 1),),
            ),
            [],
        ),
        (replace(NOBODY, early_help=Planned(date(2026, 5, 1))), [Missing.REVIEW_DATE]),
        (replace(NOBODY, early_help=Planned(BEGAN, review_planned_on=SET)), [Missing.REVIEW]),
        (replace(NOBODY, letters=(BEGAN,)), [Missing.OVERDUE]),
        (replace(NOBODY, undecided_referrals=(BEGAN,)), [Missing.OVERDUE]),
    ],
)
def test_a_manager_sees_what_is_missing(facts, missing):
    found = exceptions_of(facts, tasks_of(facts, date(2026, 6, 5), CLOCK))

    assert sorted(each.missing.name for each in found) == sorted(each.name for each in missing)
    assert all(each.reason for each in found)


@pytest.mark.django_db
def test_the_record_of_a_worry_asks_for_a_decision_until_there_is_one(children, worker, manager):
    with on(worker, FRIDAY, "social_worker"):
        contact = contacts.receive(children=children, received_at=at(FRIDAY), worry="bruises", source="2A", by=worker)
    with on(manager, FRIDAY):
        waiting = facts_of([each.pk for each in children])
        contacts.decide(contact=contact, outcomes=dict.fromkeys(children, "nothing"), because="seen", by=manager)
        decided = facts_of([each.pk for each in children])

    assert [len(each.contacts) for each in waiting] == [1] * len(children)
    assert [(each.contacts, len(each.untold)) for each in decided] == [((), 1)] * len(children)


@pytest.mark.django_db
def test_the_record_of_an_enquiry_asks_for_a_conference_until_it_is_held(children, manager):
    with on(manager, FRIDAY):
        found, _ = enquired(children, manager)
        (first, *_) = facts_of([children[0].pk])
    with on(manager, CONFERENCE):
        conferred(found, children, manager)
        (then, *_) = facts_of([children[0].pk])

    assert first.enquiries == (Enquiring(FRIDAY),)
    assert (then.enquiries, then.protection) == ((), Planned(CONFERENCE))


@pytest.mark.django_db
def test_the_record_of_a_review_moves_the_next(children, manager):
    with on(manager, FRIDAY):
        found, _ = enquired(children, manager)
    with on(manager, CONFERENCE):
        conferred(found, children, manager)
    with on(manager, REVIEW):
        conferred(found, children, manager, kind="review", outcome="continues", day=REVIEW)
        (then, *_) = facts_of([children[0].pk])

    assert then.protection == Planned(CONFERENCE, reviews=(REVIEW,))
    assert tasks(then, REVIEW)["later_protection_review"].day == date(2027, 9, 2)


@pytest.mark.django_db
def test_without_leave_to_read_of_protection_nothing_of_it_is_told(children, manager):
    with on(manager, FRIDAY):
        enquired(children, manager)
    with on(manager, FRIDAY, wanted=("name", "referrals")):
        found = facts_of([each.pk for each in children])

    assert [each.enquiries for each in found] == [()] * len(children)


@pytest.mark.django_db
def test_management_oversight_is_due_again_when_it_said_until_somebody_looks(children, manager):
    child = children[0]
    with on(manager, FRIDAY):
        again = FRIDAY + timedelta(days=30)
        oversight.look(person=child, on=FRIDAY, considered="the file", next_on=again, by=manager)
        (first,) = facts_of([child.pk])
        oversight.look(person=child, on=FRIDAY, considered="the file once more", by=manager)
        looked = facts_of([child.pk])

    task = tasks(first, FRIDAY)["promised"]
    assert (task.title, task.day, task.why) == (
        "Look at the case again",
        again,
        "The last management oversight says so.",
    )
    assert looked == []
