from django.urls import reverse
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations
from tests.journeys.steps import then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, as_worker, today


def test_the_managers_of_two_teams_change_one_worker_and_the_second_sees_the_first(open_page, db, check_accessible):
    one, other = a_team("One invented team"), a_team("Other invented team")
    sage, rue = a_worker("Sage Demo-Worker", one), a_worker("Rue Demo-Worker", other)
    first = a_worker("Tarragon Demo-Manager", one, Role.TEAM_MANAGER, is_manager=True)
    second = a_worker("Hyssop Demo-Manager", other, Role.TEAM_MANAGER, is_manager=True)
    child = a_child("Wren", sage, worker=sage, team=one)
    with as_worker(sage):
        allocations.allocate(person=child, team=other, part="second", begins_on=today(), by=sage)
    here, there = open_page(), open_page(width=390)
    for page, manager in ((here, first), (there, second)):
        when_they_sign_in(page, manager.username)
        page.goto(reverse("work:allocate", args=[child.pk]))

    when_they_change(here, "The family moved.", rue)
    then_the_page_is_headed(here, "Who works with them, and who did")
    when_they_change(there, "She knows the family.", sage)

    main = there.get_by_role("main")
    expect(main).to_contain_text("Tarragon Demo-Manager changed this while you were typing")
    expect(main).to_contain_text("The family moved.")
    expect(there.get_by_label("Why?")).to_have_value("She knows the family.")
    check_accessible(there)


def when_they_change(page, why, to):
    page.get_by_label("Worker").select_option(value=str(to.pk))
    page.get_by_label("Why?").fill(why)
    page.get_by_role("button", name="Save").click()
