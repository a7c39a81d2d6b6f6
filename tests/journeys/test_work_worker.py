from django.urls import reverse
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, today


def test_a_worker_sees_their_children_first_and_says_that_they_are_away(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage, rue = a_worker("Sage Demo-Worker", team), a_worker("Rue Demo-Worker", team)
    a_child("Wren", sage, worker=sage, team=team, born_on=None, birth_known="unknown")
    a_child("<b>Robin</b>" + "x" * 80, sage, worker=sage, team=team, since=2)
    page = open_page(width=375)

    when_they_sign_in(page, sage.username)

    then_the_page_is_headed(page, "What needs you today")
    expect(page.get_by_role("heading", name="New for you: 1")).to_be_visible()
    expect(page.get_by_role("heading", name="Children and young people: 1")).to_be_visible()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("link", name="Who is away").click()
    page.get_by_role("link", name="Say who is away").click()
    check_accessible(page)
    page.get_by_label("Who stands in").select_option(value=str(rue.pk))
    page.get_by_label("Last day away").fill(str(today()))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Rue Demo-Worker stands in")
    check_accessible(page)


def test_the_administrator_sees_accounts_and_nobody_of_the_record(open_page, db, check_accessible):
    administrator = a_worker("Bay Demo-Administrator", role=Role.ADMINISTRATOR)
    page = open_page(width=320)
    when_they_sign_in(page, administrator.username)

    check_accessible(page)
    page.goto(reverse("work:accounts"))

    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
