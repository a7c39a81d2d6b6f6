from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker
from tests.work_pages.test_diary import plan
from tests.work_pages.test_due import start


def given_a_team_with_a_late_assessment():
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    start(a_child("Wren", sage, worker=sage, team=team), manager, days_ago=100)
    start(a_child("Robin", sage, worker=sage, team=team), manager, days_ago=2)
    return sage, manager


def test_a_worker_sees_what_is_late_asks_why_and_looks_at_one_child(open_page, db, check_accessible):
    sage, _ = given_a_team_with_a_late_assessment()
    page = open_page(width=320)

    when_they_sign_in(page, sage.username)

    then_the_page_is_headed(page, "What needs you today")
    expect(page.get_by_role("heading", name="Late, or due within a week: 1")).to_be_visible()
    page.get_by_text("Why this day").first.click()
    expect(page.get_by_role("main")).to_contain_text("45 working days after the referral")
    check_accessible(page)
    page.get_by_role("link", name="Everything that is due").click()
    then_the_page_is_headed(page, "What is due for my people")
    expect(page.get_by_role("heading", name="Late: 1")).to_be_visible()
    page.get_by_role("link", name="Show by child").click()
    expect(page.get_by_role("heading", name="Robin Ashgrove-Invented: 2")).to_be_visible()  # with a review point
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_a_manager_sees_what_is_missing_and_who_works_with_the_child(open_page, db, check_accessible):
    _, manager = given_a_team_with_a_late_assessment()
    page = open_page()

    when_they_sign_in(page, manager.username)

    expect(page.get_by_role("heading", name="Open longer than an assessment takes, and no plan: 1")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="Everything that is due in the team").click()
    then_the_page_is_headed(page, "What is due in my teams")
    expect(page.get_by_role("main")).to_contain_text("Sage Demo-Worker works with them")
    check_accessible(page)


def test_a_worker_opens_the_diary_and_takes_it_into_a_calendar(open_page, db, check_accessible):
    sage = a_worker("Sage Demo-Worker", team := a_team("Invented team"))
    plan(a_child("Wren", sage, worker=sage, team=team), sage, timezone.now() + timedelta(days=3))
    page = open_page(width=320)
    when_they_sign_in(page, sage.username)

    page.get_by_role("link", name="Diary of visits and meetings").click()

    then_the_page_is_headed(page, "Visits and meetings")
    expect(page.get_by_role("main")).to_contain_text("Child in need visit")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it and what is due into a calendar").click()
    assert taken.value.suggested_filename == "keepsake.ics"
