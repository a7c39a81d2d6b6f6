from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, today


def test_a_manager_finds_a_child_whom_nobody_works_with_and_allocates_them(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    a_child("Wren", manager, team=team)
    page = open_page(width=375)

    when_they_sign_in(page, manager.username)
    then_the_page_is_headed(page, "Your team today")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("link", name="Allocate a worker").click()
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    check_accessible(page)
    page.get_by_label("Worker").select_option(label="Sage Demo-Worker (Invented team)")
    page.get_by_label("Why?").fill("She knows the family.")
    page.get_by_role("button", name="Save").click()

    then_the_page_is_headed(page, "Who works with them, and who did")
    expect(page.get_by_role("main")).to_contain_text("She knows the family.")
    check_accessible(page)
    page.goto("/")
    expect(page.get_by_role("main")).not_to_contain_text("Nobody works with them")
    page.goto(reverse("work:worker", args=[sage.pk]))
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_a_leaver_is_handed_over_without_javascript(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage, rue = a_worker("Sage Demo-Worker", team), a_worker("Rue Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    for given in ("Wren", "Robin"):
        a_child(given, sage, worker=sage, team=team)
    page = open_page(javascript=False)

    when_they_sign_in(page, manager.username)
    page.get_by_role("link", name="Sage Demo-Worker").click()
    page.get_by_role("link", name="Leaves the council").click()
    page.get_by_label("Last day").fill(str(today() - timedelta(days=1)))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Has left, and still works with: 2")
    page.get_by_role("link", name="Hand everybody over").click()
    page.get_by_label("To whom").select_option(value=str(rue.pk))
    page.get_by_label("Why?").fill("Sage has left.")
    page.get_by_role("button", name="Hand over").click()

    expect(page.get_by_role("main")).to_contain_text("Nobody.")
    page.goto(reverse("work:worker", args=[rue.pk]))
    expect(page.get_by_role("main")).to_contain_text("Works with: 2")


def test_the_pages_of_teams_are_accessible_on_a_phone(open_page, db, check_accessible):
    top = a_team("Invented services with quite a long name that goes on")
    team = a_team("Invented team", above=top, is_duty_team=True)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    page = open_page(width=320)
    when_they_sign_in(page, manager.username)

    addresses = [reverse(f"work:{name}") for name in ("teams", "add-team", "away", "duty")]
    for address in (*addresses, reverse("work:team", args=[team.pk])):
        page.goto(address)
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)
