"""Two workers on one assessment; text that outlives a sign-out; an answer that was known already."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from keepsake.people.actions import allocations
from tests.invented import PASSWORD
from tests.journeys.casework import given_a_decided_contact
from tests.journeys.people import given_a_child, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of

MEANS = "What it means for the children"


def given_an_assessment():
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    _, assessment = given_a_decided_contact(manager, child)
    return worker, child, assessment


def test_two_workers_write_one_assessment_and_neither_loses_a_word(open_page, db, check_accessible):
    sage, child, assessment = given_an_assessment()
    basil = given_a_worker("basil", "Basil Invented")
    with opened(sage):
        allocations.allocate(person=child, worker=basil, part="second", begins_on=child.recorded_at.date(), by=sage)
    one, other = open_page(), open_page(width=375)
    for page, who in ((one, sage), (other, basil)):
        when_they_sign_in(page, who.username)
        page.goto(f"/casework/steps/assessment/{assessment.pk}/fill/")

    one.get_by_label(MEANS).fill("She is safe with her mother.")
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_role("alert")).to_contain_text("It is saved")
    other.get_by_label(MEANS).fill("She is afraid at night.")
    other.get_by_role("button", name="Save").click()

    main = other.get_by_role("main")
    expect(main).to_contain_text("Sage Invented changed this while you were typing")
    expect(main).to_contain_text("She is safe with her mother.")
    expect(other.get_by_label(MEANS)).to_have_value("She is afraid at night.")
    check_accessible(other)
    then_nothing_is_wider_than_the_screen(other)
    other.get_by_label(MEANS).fill("She is safe with her mother, and afraid at night.")
    other.get_by_role("button", name="Save mine over it").click()
    expect(main).to_contain_text("She is safe with her mother, and afraid at night.")


def test_what_was_typed_into_an_assessment_outlives_the_session(open_page, db, check_accessible):
    sage, _, assessment = given_an_assessment()
    page = open_page()
    when_they_sign_in(page, sage.username)
    page.goto(f"/casework/steps/assessment/{assessment.pk}/fill/")
    page.get_by_label(MEANS).fill("Words of a long afternoon")

    Session.objects.all().delete()
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Username", exact=True).fill(sage.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_label(MEANS)).to_have_value("Words of a long afternoon")
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Words of a long afternoon")


def test_what_is_known_is_used_by_a_tick_and_flagged_when_it_is_corrected(open_page, db, check_accessible):
    sage, _, assessment = given_an_assessment()
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, sage.username)
    address = f"/casework/steps/assessment/{assessment.pk}/"
    page.goto(f"{address}fill/")
    expect(page.get_by_role("main")).to_contain_text("Known already: She likes school")
    page.get_by_label("It is still true: use it (She likes school)").check()
    page.get_by_role("button", name="Save").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Where answers were taken from")
    then_nothing_is_wider_than_the_screen(page)
    page.goto("/casework/corrected/")
    expect(main).to_contain_text("There are none.")


def test_the_form_that_offers_and_marks_is_accessible(page, db, check_accessible):
    sage, _, assessment = given_an_assessment()
    when_they_sign_in(page, sage.username)
    page.goto(f"/casework/steps/assessment/{assessment.pk}/fill/")
    check_accessible(page)
    page.goto("/casework/corrected/")
    check_accessible(page)
