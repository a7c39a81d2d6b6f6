from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker


def test_a_worker_reads_who_looked_and_the_officer_reads_who_it_was(
    open_page, db, settings, tmp_path, check_accessible
):
    settings.KEEPSAKE_HOME = tmp_path
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    officer = a_worker("Dill Demo-Officer", role=Role.DATA_PROTECTION_OFFICER)
    child = a_child("Wren", sage, worker=sage, team=team)
    page = open_page(width=375)

    when_they_sign_in(page, sage.username)
    page.goto(f"/protection/people/{child.pk}/")
    page.get_by_role("link", name="Who looked at it").click()
    then_the_page_is_headed(page, "Who looked at this record")
    expect(page.get_by_role("main")).to_contain_text("Social worker, who is the allocated worker")
    expect(page.get_by_role("main")).not_to_contain_text("Sage Demo-Worker")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    desk = open_page()
    when_they_sign_in(desk, officer.username)
    then_the_page_is_headed(desk, "What needs you today")
    check_accessible(desk)
    desk.goto(f"/log/people/{child.pk}/")
    expect(desk.get_by_role("main")).to_contain_text("Sage Demo-Worker, social worker")
    expect(desk.get_by_role("main")).not_to_contain_text("Wren")
    check_accessible(desk)
    for address in ("/log/unusual/", "/log/workers/", f"/log/workers/{sage.pk}/", "/log/data-map/", "/log/whole/"):
        desk.goto(address)
        check_accessible(desk)
    desk.get_by_role("button", name="Check it now").click()
    expect(desk.get_by_role("main")).to_contain_text("Yes: nothing was changed")
    check_accessible(desk)


def test_the_pages_of_the_log_fit_a_small_phone(open_page, db):
    officer = a_worker("Dill Demo-Officer", role=Role.DATA_PROTECTION_OFFICER)
    page = open_page(width=320)
    when_they_sign_in(page, officer.username)

    for address in ("/", "/log/unusual/", "/log/workers/", "/log/data-map/", "/log/whole/"):
        page.goto(address)
        then_nothing_is_wider_than_the_screen(page)
