"""Three children and one not yet born: from a school's worry to a plan, through a review, to step-down and closure."""

from datetime import date, timedelta

import pytest

from keepsake.casework.actions import (
    assessments,
    conferences,
    contacts,
    enquiries,
    meetings,
    notes,
    plans,
    referrals,
    steps,
    transfers,
)
from keepsake.casework.models import (
    AssessmentChild,
    ChildProtectionPlan,
    Conference,
    Referral,
    Section47Child,
    Section47Enquiry,
    Statement,
    Tombstone,
)
from keepsake.casework.status import Step, step_state
from keepsake.people.models import Person
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on

pytestmark = pytest.mark.django_db
MONDAY = FRIDAY + timedelta(days=3)
CONFERENCE = date(2026, 12, 9)
REVIEW = date(2027, 3, 2)


def referred(children, manager):
    return [
        referrals.accept(person=child, received_on=FRIDAY, reason="bruises", source="2A", by=manager)
        for child in children
    ]


def enquired(children, manager):
    """A strategy discussion that decides on an enquiry for all of them, and the enquiry."""
    found = referred(children, manager)
    discussion = enquiries.discuss(
        referrals=found,
        held_at=at(FRIDAY),
        concern="somebody hits the children",
        attending=[{"name": "Sergeant Invented", "agency": "Police"}],
        by=manager,
    )
    enquiries.decide(
        discussion=discussion,
        outcomes=dict.fromkeys(children, "enquiry"),
        because="three bruises in a week",
        enquiry="joint",
        by=manager,
    )
    return found, enquiries.enquire(discussion=discussion, started_on=FRIDAY, by=manager)


def conferred(found, children, manager, kind="initial", outcome="plan", category="PHY", day=CONFERENCE):
    conference = conferences.convene(referrals=found, kind=kind, planned_at=at(day, 10), by=manager)
    conferences.invite(conference=conference, name="Nurse Invented", agency="Health", report_due_on=day, by=manager)
    return conferences.hold(
        conference=conference,
        held_on=day,
        is_quorate=True,
        because="the children are not safe yet",
        decisions={child: {"outcome": outcome, "category": category} for child in children},
        by=manager,
    )


def test_from_a_worry_to_a_plan_for_all_of_them_and_to_closure(children, worker, manager):
    with on(worker, FRIDAY, "social_worker"):
        contact = contacts.receive(children=children, received_at=at(FRIDAY), worry="bruises", source="2A", by=worker)
    with on(manager, FRIDAY):
        contacts.decide(contact=contact, outcomes=dict.fromkeys(children, "strategy"), because="now", by=manager)
        found, enquiry = enquired(children, manager)
        for part in Section47Child.objects.filter(enquiry=enquiry):
            unborn = part.person_id == children[3].pk
            seen = {"not_seen_because": "not born yet"} if unborn else {"seen_on": FRIDAY}
            values = {"outcome": "at_risk", "is_conference_not_required": False, **seen}
            steps.fill_part(part=part, of=enquiry, by=manager, **values)
    with on(manager, MONDAY):
        enquiries.conclude(enquiry=enquiry, ended_on=MONDAY, by=manager)
    with on(manager, CONFERENCE):
        conferred(found, children, manager)
        assert ChildProtectionPlan.objects.count() == 4
        meetings.visit(
            children=children[:3],
            purpose="protection",
            visited_at=at(CONFERENCE, 12),
            words="all three were at home",
            own={
                child: {"is_seen": True, "is_seen_alone": False, "not_alone_because": "shy"} for child in children[:3]
            },
            by=manager,
        )
    with on(manager, REVIEW):
        conferred(found, children, manager, "review", "ends", "", REVIEW)
        for referral in found:
            plan = plans.begin(referral=referral, begins_on=REVIEW, aim="keep what has been won", by=manager)
            wanted = plans.want(plan=plan, better="mornings are calm", by=manager)
            plans.agree_action(outcome=wanted, what="call on Mondays", who="Grandmother", by=manager)
            with pytest.raises(Wrong):
                referrals.close(referral=referral, closed_on=REVIEW, reason="RC7", summary="safe", by=manager)
    with on(manager, date(2027, 6, 1)):
        for referral in Referral.objects.all():
            plans.end(plan=referral.child_in_need_plans.get(), ends_on=date(2027, 6, 1), because="safe", by=manager)
            referrals.close(referral=referral, closed_on=date(2027, 6, 1), reason="RC7", summary="safe", by=manager)

        assert ChildProtectionPlan.objects.filter(ends_on=REVIEW).count() == 4


def test_a_second_plan_counts_the_first_and_those_of_another_council(children, manager):
    child = children[:1]
    with on(manager, FRIDAY):
        transfers.take_over(person=child[0], council="Othershire", told_on=FRIDAY, earlier_plans=2, by=manager)
        found = referred(child, manager)
    with on(manager, CONFERENCE):
        conferred(found, child, manager, "transfer")
    with on(manager, REVIEW):
        conferred(found, child, manager, "review", "ends", "", REVIEW)
    with on(manager, date(2027, 6, 1)):
        conferred(found, child, manager, day=date(2027, 6, 1))

        counted = ChildProtectionPlan.objects.order_by("begins_on").values_list("earlier_plans", "from_council")
        assert list(counted) == [(2, "Othershire"), (3, "")]


def test_a_review_is_of_a_plan_and_a_plan_has_a_category(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
        with pytest.raises(Wrong):
            conferences.convene(referrals=found, kind="review", planned_at=at(CONFERENCE), by=manager)
    with on(manager, CONFERENCE), pytest.raises(Wrong) as told:
        conferred(found, children[:1], manager, category="")

    assert told.value.field == "category"
    with on(manager, CONFERENCE):
        assert ChildProtectionPlan.objects.count() == 0


def test_an_enquiry_is_not_over_before_it_is_said_whether_each_child_was_seen(children, manager):
    with on(manager, FRIDAY):
        _, enquiry = enquired(children[:2], manager)
        with pytest.raises(Wrong) as told:
            enquiries.conclude(enquiry=enquiry, ended_on=FRIDAY, by=manager)

        assert told.value.field == "seen_on"
        assert Section47Enquiry.objects.get().ended_on is None


def test_an_assessment_is_sent_returned_sent_again_and_authorised_by_somebody_else(children, worker, manager):
    with on(manager, FRIDAY):
        found = referred(children[:2], manager)
    with on(worker, MONDAY, "social_worker"):
        assessment = assessments.start(referrals=found, started_on=MONDAY, by=worker)
        steps.fill(step=assessment, analysis="They are safe at home with help.", by=worker)
        for part in AssessmentChild.objects.filter(assessment=assessment):
            values = {"seen_on": MONDAY, "is_seen_alone": True, "factors": "3B 18C", "outcome": "child_in_need"}
            steps.fill_part(part=part, of=assessment, by=worker, **values)
        steps.send(step=assessment, by=worker)
        with pytest.raises(Wrong):
            steps.fill(step=assessment, analysis="more", by=worker)
    with on(manager, MONDAY + timedelta(days=1)):
        steps.return_(step=assessment, comment="What does Wren say?", by=manager)
    with on(worker, MONDAY + timedelta(days=2), "social_worker"):
        notes.say(
            person=children[1], said_on=MONDAY, words="I like it when it is quiet.", assessment=assessment, by=worker
        )
        steps.send(step=assessment, by=worker)
    with on(manager, MONDAY + timedelta(days=3)):
        assessments.authorise(assessment=assessment, on=MONDAY + timedelta(days=3), by=manager)

        assert step_state(assessment) is Step.APPROVED
        assert Statement.objects.get().words == "I like it when it is quiet."


def test_a_code_that_is_none_is_refused(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
        assessment = assessments.start(referrals=found, started_on=FRIDAY, by=manager)
        with pytest.raises(Exception, match="99Z"):
            steps.fill_part(part=AssessmentChild.objects.get(), of=assessment, by=manager, factors="1A 99Z")


def test_two_who_write_one_assessment_are_told_and_neither_is_lost(children, worker, manager):
    with on(manager, FRIDAY):
        assessment = assessments.start(referrals=referred(children[:1], manager), started_on=FRIDAY, by=manager)
        seen = assessment.version
        steps.fill(step=assessment, history="moved twice", seen=seen, by=manager)
    with on(worker, FRIDAY, "social_worker"), pytest.raises(Conflict):
        steps.fill(step=assessment, history="moved three times", seen=seen, by=worker)


def test_what_was_written_on_a_wrong_child_moves_and_leaves_a_stone(children, manager):
    wrong, right = children[:2]
    with on(manager, FRIDAY):
        statement = notes.say(person=wrong, said_on=FRIDAY, words="I want a dog.", by=manager)
        notes.move(record=statement, to=right, because="It was Wren who said it.", by=manager)

        stone = Tombstone.objects.get()
        assert Statement.objects.get().person_id == right.pk
        assert (stone.person_id, stone.record_id) == (wrong.pk, statement.pk)
        assert "dog" not in str(stone.as_values())


def test_one_note_is_about_several_people(children, manager):
    with on(manager, FRIDAY):
        note = notes.write(people=children[:3], happened_at=at(FRIDAY), words="All at school today.", by=manager)

        assert {each.person_id for each in note.children.all()} == {child.pk for child in children[:3]}


def test_a_conference_without_enough_agencies_says_why_it_went_on(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
        conference = conferences.convene(referrals=found, kind="initial", planned_at=at(FRIDAY), by=manager)
        decisions = {children[0]: {"outcome": "no_plan"}}
        with pytest.raises(Wrong) as told:
            conferences.hold(
                conference=conference, held_on=FRIDAY, is_quorate=False, because="no", decisions=decisions, by=manager
            )

    assert told.value.field == "not_quorate_because"
    with on(manager, FRIDAY):
        assert Conference.objects.get().held_on is None


def test_nobody_has_two_open_referrals(children, manager):
    with on(manager, FRIDAY):
        referred(children[:1], manager)
        with pytest.raises(Wrong):
            referred(children[:1], manager)
        assert Person.objects.count() == 4
