"""The pages of child protection: planned with its clock, decided for each child, closed over nothing that is open."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, conferences, enquiries, referrals, steps
from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceInvitation,
    PlanOutcome,
    PlanTransfer,
    Referral,
    Section47Child,
    Statement,
    StrategyAttendance,
    StrategyDiscussion,
)
from keepsake.people.actions import allocations
from keepsake.people.models import Membership, Team
from keepsake.record.opening import open_access
from tests.casework.conftest import WANTED
from tests.people_pages.conftest import a_person, an_account, client_of

pytestmark = pytest.mark.django_db
READ = (*WANTED, "sex", "address", "household")


def today():
    return timezone.localdate()


def opened(account, role="team_manager"):
    return open_access(worker=account.pk, role=role, purpose="safeguard_children", categories=READ, day=today())


@pytest.fixture
def manager(db):
    account = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    team = Team.objects.create(name="Invented team")
    Membership.objects.create(worker=account, team=team, is_manager=True, begins_on=date(2020, 1, 1))
    return account


@pytest.fixture
def child(manager):
    """A child of the manager's team with an open referral."""
    worker = an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)
    with opened(worker, "social_worker"):
        child = a_person(worker, "Robin", born_on=date(2015, 5, 1), birth_known="exact")
        team = Team.objects.get()
        allocations.allocate(person=child, team=team, begins_on=date(2020, 1, 1), part="second", by=worker)
    with opened(manager):
        referrals.accept(person=child, received_on=today() - timedelta(days=20), reason="bruises", by=manager)
    return child


@pytest.fixture
def enquiry(manager, child):
    """An enquiry in which the child was found to be at risk."""
    held_at = timezone.now() - timedelta(days=10)
    with opened(manager):
        discussion = enquiries.discuss(referrals=Referral.objects.all(), held_at=held_at, concern="harm", by=manager)
        enquiries.decide(
            discussion=discussion, outcomes={child: "enquiry"}, because="hurt", enquiry="single", by=manager
        )
        made = enquiries.enquire(discussion=discussion, started_on=timezone.localdate(held_at), by=manager)
        part = Section47Child.objects.get()
        values = {"seen_on": today(), "is_seen_alone": True, "outcome": "at_risk", "is_conference_not_required": False}
        steps.fill_part(part=part, of=made, by=manager, **values)
    return made


@pytest.fixture
def conference(manager, child, enquiry):
    """An initial conference that is planned for today."""
    with opened(manager):
        return conferences.convene(
            referrals=Referral.objects.all(), kind="initial", planned_at=timezone.now(), enquiry=enquiry, by=manager
        )


@pytest.fixture
def client(manager):
    return client_of(manager)


def do(client, act, record, **given):
    return client.post(f"/casework/do/{act}/{record.pk}/", given)


def decided(child, **more):
    usual = {"held_on": str(today()), "is_quorate": "True", "decision_because": "The harm goes on."}
    own = {f"outcome_{child.pk.hex}": "plan", f"category_{child.pk.hex}": "PHY"}
    return usual | own | more


def test_a_conference_is_planned_from_the_enquiry_with_its_clock_and_who_it_is_about(client, manager, child, enquiry):
    form = client.get(f"/casework/do/plan-initial-conference/{enquiry.pk}/").content.decode()

    assert "15 working days after the strategy discussion" in form
    assert "Robin Ashgrove" in form
    given = {"kind": "initial", "children": [str(child.pk)], "planned_at_on_day": str(today() + timedelta(days=3))}
    answer = do(client, "plan-initial-conference", enquiry, planned_at_at_time="10:00", **given)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "It is planned. Ask people to come here" in page
    assert "What is missing" not in page
    with opened(manager):
        assert Conference.objects.get().enquiry_id == enquiry.pk
    again = client.get(f"/casework/do/plan-initial-conference/{enquiry.pk}/")
    assert again.status_code == 302


def test_a_decision_without_a_category_is_refused_and_nothing_is_half_written(client, manager, child, conference):
    page = do(client, "hold-conference", conference, **decided(child, **{f"category_{child.pk.hex}": ""}))

    assert "Say under which category" in page.content.decode()
    assert "The harm goes on." in page.content.decode()
    with opened(manager):
        assert ChildProtectionPlan.objects.count() == 0
        assert Conference.objects.get().held_on is None


def test_a_decision_makes_the_plan_and_its_page_says_what_is_due_next(client, manager, child, conference):
    assert do(client, "hold-conference", conference, **decided(child)).status_code == 302

    with opened(manager):
        plan = ChildProtectionPlan.objects.get()
        assert Referral.objects.get().initial_conference_on is None  # it follows an enquiry of ours
    page = client.get(f"/casework/steps/protection-plan/{plan.pk}/").content.decode()
    assert "Hold the first core group" in page
    assert "Physical abuse" in page
    assert "running" in page
    assert "Send the minutes" not in page
    assert "Say that the minutes went out" in client.get(f"/casework/about/{child.pk}/").content.decode()


def test_a_review_offers_only_that_the_plan_goes_on_or_ends(client, manager, child, conference):
    do(client, "hold-conference", conference, **decided(child))
    form = client.get(f"/casework/do/plan-review-conference/{child.pk}/").content.decode()
    assert "3 months after" in form
    given = {"children": [str(child.pk)], "planned_at_on_day": str(today()), "planned_at_at_time": "10:00"}
    do(client, "plan-review-conference", child, **given)
    with opened(manager):
        review = Conference.objects.get(kind="review")

    form = client.get(f"/casework/do/hold-conference/{review.pk}/").content.decode()

    assert "The plan ends" in form
    assert "No child protection plan" not in form


def test_a_case_says_what_is_left_open_and_leads_there(client, manager, child, conference):
    with opened(manager):
        referral = Referral.objects.get()
    page = client.get(f"/casework/do/close-case/{referral.pk}/").content.decode()

    assert "This is open still" in page
    assert f"/casework/steps/conference/{conference.pk}/" in page
    assert '<form method="post" novalidate' not in page
    closing = {"closed_on": str(today()), "closure_reason": "RC7", "closure_summary": "safe"}
    closing |= {"children": [str(child.pk)]}
    refused = do(client, "close-case", referral, **closing).content.decode()
    assert "Something is open still" in refused


def test_who_disagrees_is_told_what_they_can_do_or_it_is_not_recorded(client, manager, child, conference):
    said = {"children": [str(child.pk)], "said_on": str(today()), "medium": "spoken", "words": "It is not fair."}
    refused = do(client, "hear", conference, **said, agreement="disagrees").content.decode()
    assert "say what they were told they can do about it" in refused

    assert do(client, "hear", conference, **said, agreement="disagrees", told="How to complain.").status_code == 302
    with opened(manager):
        heard = Statement.objects.get()
        assert (heard.conference_id, heard.words, heard.told) == (conference.pk, "It is not fair.", "How to complain.")
    assert "It is not fair." in client.get(f"/casework/steps/conference/{conference.pk}/").content.decode()


def test_an_invitation_has_its_report_and_its_dissent(client, manager, child, conference):
    do(client, "invite", conference, name="Nurse Invented", agency="Health", report_due_on=str(today()))
    with opened(manager):
        asked = ConferenceInvitation.objects.get()
    do(client, "conference-attendance", asked, attendance="report", dissent="Not under this category.")

    page = client.get(f"/casework/steps/conference/{conference.pk}/").content.decode()
    assert "Sent a report, did not attend" in page
    assert "Not under this category." in page


def test_a_plan_from_another_council_is_conferred_on_within_fifteen_working_days_of_the_notice(client, manager, child):
    told_on = date(2026, 1, 5)
    given = {"children": [str(child.pk)], "council": "Othershire", "told_on": str(told_on)}
    do(client, "moves-here", child, **given, **{f"category_{child.pk.hex}": "NEG"})

    with opened(manager):
        moved = PlanTransfer.objects.get()
        assert (moved.category, moved.earlier_plans) == ("NEG", 1)
    page = client.get(f"/casework/about/{child.pk}/").content.decode()
    assert "Plan the conference on the move here" in page
    assert "26 January 2026" in page
    planned = {"children": [str(child.pk)], "planned_at_on_day": str(today()), "planned_at_at_time": "10:00"}
    do(client, "plan-transfer-conference", child, **planned)
    with opened(manager):
        conference = Conference.objects.get()
    do(client, "hold-conference", conference, **decided(child))
    with opened(manager):
        assert ChildProtectionPlan.objects.get().from_council == "Othershire"
        assert Referral.objects.get().initial_conference_on == today()


def test_a_social_worker_plans_a_conference_and_does_not_decide_for_it(manager, child, conference):
    sage = client_of(type(manager).objects.get(username="sage"))

    page = sage.get(f"/casework/steps/conference/{conference.pk}/").content.decode()
    assert "Ask somebody to come" in page
    assert "Say what the conference decided" not in page
    refused = do(sage, "hold-conference", conference, **decided(child)).content.decode()
    assert "This is for: team manager" in refused
    with opened(manager):
        assert Conference.objects.get().held_on is None


def test_a_conference_meets_at_another_time_or_not_at_all_and_says_why(client, manager, child, conference):
    at = {"planned_at_on_day": str(today() + timedelta(days=2)), "planned_at_at_time": "11:30"}
    assert "Say why it meets then" in do(client, "move-conference", conference, **at).content.decode()
    assert do(client, "move-conference", conference, **at, because="The police can come then.").status_code == 302
    assert "11:30" in client.get(f"/casework/steps/conference/{conference.pk}/").content.decode()

    do(client, "conference-not-held", conference, not_held_because="The family has moved away.")
    page = client.get(f"/casework/steps/conference/{conference.pk}/").content.decode()
    assert "The family has moved away." in page
    assert "Ask somebody to come" not in page
    assert client.get(f"/casework/do/hold-conference/{conference.pk}/").status_code == 302


def test_a_plan_ends_without_a_conference_with_its_reason_and_steps_down_with_what_it_wanted(
    client, manager, child, conference
):
    do(client, "hold-conference", conference, **decided(child))
    with opened(manager):
        plan = ChildProtectionPlan.objects.get()
    do(client, "want-in-protection-plan", plan, better="Nobody hits Robin")
    do(client, "end-protection-plan", plan, ends_on=str(today()), ended_because="An order was made.")
    form = client.get(f"/casework/do/step-down-to-need/{plan.pk}/").content.decode()
    assert "Nobody hits Robin" in form
    with opened(manager):
        wanted = str(PlanOutcome.objects.get().pk)

    answer = do(client, "step-down-to-need", plan, begins_on=str(today()), aim="Calm", outcomes=[wanted])

    page = client.get(answer["Location"]).content.decode()
    assert "Child in need plan" in page
    assert "Nobody hits Robin" in page
    with opened(manager):
        assert PlanOutcome.objects.get().protection_plan_id == plan.pk


def test_a_manager_gives_an_assessment_more_time_and_a_social_worker_does_not(client, manager, child):
    with opened(manager):
        assessment = assessments.start(referrals=Referral.objects.all(), started_on=today(), by=manager)
    until = {"extended_to": str(today() + timedelta(days=90)), "extended_because": "The baby comes first."}
    sage = client_of(type(manager).objects.get(username="sage"))
    assert "This is for: team manager" in do(sage, "more-time", assessment, **until).content.decode()
    assert "45 working days" in client.get(f"/casework/do/more-time/{assessment.pk}/").content.decode()

    early = do(client, "more-time", assessment, **until | {"extended_to": str(today() + timedelta(days=1))})
    assert "Give a later day." in early.content.decode()

    assert do(client, "more-time", assessment, **until).status_code == 302

    assert "The baby comes first." in client.get(f"/casework/about/{child.pk}/").content.decode()
    assert "The baby comes first." in client.get(f"/casework/steps/assessment/{assessment.pk}/").content.decode()


def test_who_took_part_in_a_discussion_is_put_right(client, manager, enquiry):
    with opened(manager):
        discussion = StrategyDiscussion.objects.get()
    do(client, "attend-discussion", discussion, name="Sergeant Invented", agency="Police", attendance="attended")
    with opened(manager):
        came = StrategyAttendance.objects.get()
    do(client, "correct-attendance", came, name="Sergeant Invented", agency="Police", attendance="apologies")

    assert "Sent apologies" in client.get(f"/casework/steps/strategy/{discussion.pk}/").content.decode()
