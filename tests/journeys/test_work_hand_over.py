from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, today


def test_a_leavers_children_go_to_two_workers_and_nobody_is_left_without(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage, rue = a_worker("Sage Demo-Worker", team), a_worker("Rue Demo-Worker", team)
    bay = a_worker("Bay Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    for given in ("Wren", "Robin"):
        a_child(given, sage, worker=sage, team=team)
    page = open_page(width=390)
    when_they_sign_in(page, manager.username)
    page.goto(reverse("work:leave", args=[sage.pk]))
    page.get_by_label("Last day").fill(str(today() - timedelta(days=1)))
    page.get_by_role("button", name="Save").click()
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Their worker has left")
    page.goto(reverse("work:hand-over", args=[sage.pk]))

    page.get_by_label("Why?").fill("Sage has left.")
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_role("alert")).to_contain_text("2 people would be left without one")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_label("Wren Ashgrove-Invented").select_option(value=str(bay.pk))
    page.get_by_label("To whom").select_option(value=str(rue.pk))
    page.get_by_role("button", name="Hand over").click()

    expect(page.get_by_role("main")).to_contain_text("Nobody.")
    for worker, given in ((rue, "Robin"), (bay, "Wren")):
        page.goto(reverse("work:worker", args=[worker.pk]))
        expect(page.get_by_role("main")).to_contain_text("Works with: 1")
        expect(page.get_by_role("main")).to_contain_text(given)
    page.goto("/")
    expect(page.get_by_role("main")).not_to_contain_text("Their worker has left")
