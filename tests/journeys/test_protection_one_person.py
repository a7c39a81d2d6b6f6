from django.urls import reverse
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.people.actions import contact_ways, names
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, as_worker


def test_two_records_are_joined_read_together_and_parted_with_everything_on_its_side(open_page, db, check_accessible):
    team = a_team("Invented team")
    sage = a_worker("Sage Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    child, twin = (a_child(given, sage, worker=sage, team=team) for given in ("Wren", "Wrenn"))
    with as_worker(sage):
        contact_ways.add(person=twin, kind="phone", value="07700900456", by=sage)
    page = open_page(width=390)
    when_they_sign_in(page, manager.username)

    page.goto(reverse("protection:join", args=[child.pk, twin.pk]))
    check_accessible(page)
    page.get_by_label("How do you know?").fill("The same birth certificate.")
    page.get_by_role("button", name="They are one person").click()
    page.goto(f"/people/{child.pk}/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("joined as one person")
    expect(main).to_contain_text("07700 900456")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    with as_worker(sage):
        names.add(person=child, given="Jenny", kind="alias", by=sage)
    page.goto(reverse("protection:part", args=[twin.pk]))
    expect(main).to_contain_text("1 record was made since the two were joined")
    page.get_by_label("How do you know?").fill("They are twins.")
    page.get_by_role("group", name="Jenny").get_by_role("radio").last.check()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("button", name="Part the records").click()

    page.goto(f"/people/{twin.pk}/")
    expect(main).to_contain_text("Jenny")
    expect(main).not_to_contain_text("joined as one person")
    page.goto(f"/people/{child.pk}/")
    expect(main).not_to_contain_text("Jenny")
    expect(main).not_to_contain_text("07700 900456")
