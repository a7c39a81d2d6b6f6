"""Every page that asks for something to be done with a case: accessible, and no wider than the smallest phone."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from keepsake.casework.actions import assessments, before_court, contacts, early_help, meetings, notes, plans, referrals
from keepsake.casework.actions import oversight as looking
from keepsake.record.opening import open_access
from keepsake.web.casework.reading import STEP
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of

TODAY = timezone.localdate()
AGO = TODAY - timedelta(days=20)


def given_a_case_of_everything(manager, child):
    """A child with a record of each kind with which something may be done."""
    now = timezone.now() - timedelta(hours=2)
    opening = open_access(
        worker=manager.pk, role="team_manager", purpose="safeguard_children", categories=STEP, day=TODAY
    )
    with opening:
        contact = contacts.receive(children=[child], received_at=now, worry="cold", by=manager)
        contacts.ask_agency(contact=contact, agency="police", asked="Any calls?", by=manager)
        referral = referrals.accept(person=child, received_on=AGO, reason="cold and hungry", by=manager)
        episode = early_help.begin(children=[child], begins_on=AGO, reason="tired mornings", by=manager)
        assessment = assessments.start(referrals=[referral], started_on=AGO, by=manager)
        plan = plans.begin(referral=referral, begins_on=AGO, aim="a warm home", by=manager)
        wanted = plans.want(plan=plan, better="a boiler that works", by=manager)
        plans.agree_action(outcome=wanted, what="ring the landlord", who="Sage", by=manager)
        proceedings = before_court.start(referral=referral, started_on=AGO, words="nights with an adult", by=manager)
        asked, wants, plans_own = (
            before_court.offer_family_decision(children=[child], offered_on=AGO, by=manager) for _ in range(3)
        )
        for decision in (wants, plans_own):
            before_court.family_answers(decision=decision, answer="taken", by=manager)
        before_court.family_met(decision=plans_own, held_on=AGO, family_plan="Nan has us on Fridays.", by=manager)
        visit = meetings.plan_visit(children=[child], purpose="need", planned_at=now, by=manager)
        meeting = meetings.plan_meeting(children=[child], kind="need_review", planned_at=now, by=manager)
        note = notes.write(people=[child], happened_at=now, words="We baked bread.", by=manager)
        looking.escalate(
            person=child, raised_on=AGO, words="too slow", raised_by_body="School", raised_with="Team", by=manager
        )
        looking.audit(person=child, on=AGO, theme="visits", actions="visit twice", by=manager)
    steps = {"early-help": (episode,), "need-plan": (plan,), "pre-proceedings": (proceedings,), "visit": (visit,)}
    steps |= {"family-decision": (asked, wants, plans_own), "meeting": (meeting,), "assessment": (assessment,)}
    pages = [f"/casework/steps/{key}/{each.pk}/" for key, records in steps.items() for each in records]
    return [f"/casework/about/{child.pk}/", f"/casework/contacts/{contact.pk}/", f"/casework/notes/{note.pk}/", *pages]


def test_every_page_that_asks_is_accessible_and_fits_a_small_phone(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    pages = given_a_case_of_everything(manager, child)
    page = open_page(width=320)
    when_they_sign_in(page, manager.username)
    asked = {}

    for address in pages:
        page.goto(address)
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)
        for link in page.locator("main a[href^='/casework/do/']").all():
            found = str(link.get_attribute("href"))
            asked.setdefault(found.split("/")[3], found)

    assert len(asked) > 30
    for address in asked.values():
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("There is no record here that you may see")
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)
