from playwright.sync_api import expect

from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker


def test_a_worker_with_sixty_people_finds_one_on_the_phone(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    for number in range(60):
        a_child(f"Child{number:02d}", sage, worker=sage, team=team, since=3 if number == 41 else 200)
    page = open_page(width=320, javascript=False)

    when_they_sign_in(page, sage.username)
    then_the_page_is_headed(page, "What needs you today")
    expect(page.get_by_role("heading", name="My people: 60")).to_be_visible()
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_role("link", name="New for you: 1").click()
    people = page.get_by_role("list", name="My people: 60")
    expect(people.get_by_role("listitem")).to_have_count(1)
    expect(people).to_contain_text("Child41")

    page.get_by_role("link", name="Show everybody").click()
    page.get_by_label("Name or place").fill("child17")
    page.get_by_role("search", name="My people").get_by_role("button", name="Show").click()
    expect(people.get_by_role("listitem")).to_have_count(1)
    then_nothing_is_wider_than_the_screen(page)
    people.get_by_role("link").first.click()
    then_the_page_is_headed(page, "Child17 Ashgrove-Invented")


def test_the_page_of_many_people_is_accessible(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    for number in range(26):
        a_child(f"Child{number:02d}", sage, worker=sage, team=team)
    page = open_page(width=390)

    when_they_sign_in(page, sage.username)
    page.get_by_label("In the order of").select_option(label="The youngest")
    page.get_by_role("search", name="My people").get_by_role("button", name="Show").click()

    check_accessible(page)
