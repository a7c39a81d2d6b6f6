"""A council asks something of its own: the administrator's page, the step's form, and the count."""

from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.casework import given_a_decided_contact
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen
from tests.journeys.test_casework_front_door import given_a_team_of
from tests.people_pages.conftest import an_account


def test_an_own_question_from_the_administrators_page_to_the_count(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    manager = given_a_team_of(worker, child)
    _, assessment = given_a_decided_contact(manager, child)
    administrator = an_account("elder", "Elder Invented", Role.ADMINISTRATOR)
    office, desk, team = open_page(), open_page(width=320), open_page()

    when_they_sign_in(office, administrator.username)
    office.goto("/questions/")
    check_accessible(office)
    office.get_by_role("link", name="Ask a question of our own").click()
    office.get_by_label("Step", exact=True).select_option("assessment")
    office.get_by_label("Question", exact=True).fill("Which pets are at home?")
    office.get_by_label("How is it answered?").select_option("several")
    office.get_by_label("Answers to choose from").fill("Cat\nDog\nHorse")
    office.get_by_label("What kind of information is the answer?").select_option("political_opinions")
    office.get_by_role("button", name="Ask it").click()
    expect(office.get_by_role("alert")).to_contain_text("The notice does not cover it")
    check_accessible(office)
    office.get_by_label("What kind of information is the answer?").select_option("household")
    office.get_by_role("button", name="Ask it").click()
    expect(office.get_by_role("main")).to_contain_text("Which pets are at home?")
    check_accessible(office)

    when_they_sign_in(desk, worker.username)
    desk.goto(f"/casework/steps/assessment/{assessment.pk}/fill/")
    desk.get_by_label("Dog").check()
    desk.get_by_label("Horse").check()
    check_accessible(desk)
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("main")).to_contain_text("Which pets are at home?")
    then_nothing_is_wider_than_the_screen(desk)

    when_they_sign_in(team, manager.username)
    team.goto("/questions/answers/")
    check_accessible(team)
    team.get_by_role("link", name="Which pets are at home?").click()
    lines = team.locator(".govuk-summary-list__row")
    expect(lines.filter(has_text="Horse")).to_contain_text("1")
    expect(lines.filter(has_text="Cat")).to_contain_text("0")
    check_accessible(team)
