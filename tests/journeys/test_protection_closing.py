from datetime import timedelta

from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.people.actions import contact_ways, merges, relationships, warnings
from keepsake.people.models import Warning
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker, as_worker, today


def given_a_family(team_name="Invented team"):
    team = a_team(team_name)
    sage = a_worker("Sage Demo-Worker", team)
    manager = a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True)
    child = a_child("Wren", sage, worker=sage, team=team)
    father = a_child("Alder", sage, worker=sage, team=team, born_on=None, birth_known="unknown")
    with as_worker(sage):
        relationships.add(person=father, other=child, kind="birth_parent", by=sage)
        soon = today() + timedelta(days=2)
        warnings.raise_(person=child, words="A large dog.", review_on=soon, by=sage)
    return sage, manager, child


def test_a_manager_closes_a_record_and_the_worker_sees_it_no_more(open_page, db, check_accessible):
    sage, manager, child = given_a_family()
    page = open_page(width=375)
    when_they_sign_in(page, manager.username)

    page.goto(f"/protection/people/{child.pk}/")
    check_accessible(page)
    page.get_by_role("link", name="Close it to all but a few").click()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_label("Why is the record closed?").fill("An invented threat.")
    page.get_by_role("button", name="Close the record").click()

    then_the_page_is_headed(page, "How this person is protected")
    expect(page.get_by_role("main")).to_contain_text("Closed to all but those below")
    check_accessible(page)
    worker = open_page()
    when_they_sign_in(worker, sage.username)
    expect(worker.get_by_role("main")).not_to_contain_text("Wren")
    worker.goto(f"/protection/people/{child.pk}/")
    then_the_page_is_headed(worker, "There is no record here that you may see")


def test_a_worker_hides_the_address_and_looks_at_a_warning_again(open_page, db, check_accessible):
    sage, *_ = given_a_family()
    page = open_page(width=320)
    when_they_sign_in(page, sage.username)

    page.get_by_role("link", name="Wren Ashgrove-Invented").first.click()
    check_accessible(page)
    page.get_by_label("Yes, look at it again later").check()
    page.get_by_label("Why?").fill("I saw it yesterday.")
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "How this person is protected")
    page.get_by_role("link", name="Hide it from somebody of the family").click()
    check_accessible(page)
    page.get_by_label("From whom?").select_option(label="Alder Ashgrove-Invented")
    page.get_by_label("Why?").fill("He threatened her.")
    page.get_by_role("button", name="Hide it").click()

    expect(page.get_by_role("main")).to_contain_text("He threatened her.")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_two_records_are_compared_and_joined(open_page, db, check_accessible):
    sage, manager, child = given_a_family()
    a_child("Wrenn", sage, worker=sage, team=sage.memberships.get().team)
    page = open_page(width=375)
    when_they_sign_in(page, manager.username)

    page.goto(f"/protection/people/{child.pk}/same/")
    check_accessible(page)
    page.get_by_role("link", name="Compare the two").filter(has_text="Wrenn").click()
    then_the_page_is_headed(page, "Are they one person?")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_label("How do you know?").fill("The same birth certificate.")
    page.get_by_role("button", name="They are one person").click()

    then_the_page_is_headed(page, "How this person is protected")


def test_two_records_are_parted_and_what_was_written_since_is_sorted_without_javascript(
    open_page, db, check_accessible
):
    sage, manager, child = given_a_family()
    twin = a_child("Wrenn", sage, worker=sage, team=sage.memberships.get().team)
    with as_worker(manager, "team_manager"):
        merges.link(keep=child, other=twin, because="The same birth certificate.", by=manager)
    with as_worker(sage):
        contact_ways.add(person=child, kind="phone", value="07700900123", by=sage)
    plain, page = open_page(width=320, javascript=False), open_page()
    for each in (plain, page):
        when_they_sign_in(each, manager.username)
        each.goto(f"/protection/people/{twin.pk}/part/")
        then_the_page_is_headed(each, "They are two people")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(plain)

    plain.get_by_role("group", name="Contact way: 07700 900123").get_by_label("Wrenn Ashgrove-Invented").check()
    plain.get_by_label("How do you know?").fill("They are twins.")
    plain.get_by_role("button", name="Part the records").click()

    then_the_page_is_headed(plain, "How this person is protected")
    plain.goto(f"/people/{twin.pk}/#contact")
    expect(plain.get_by_role("main")).to_contain_text("07700 900123")


def test_two_who_look_at_one_warning_again_are_told_side_by_side(open_page, db, check_accessible):
    sage, manager, child = given_a_family()
    with as_worker(sage):
        warning = Warning.objects.get(person=child)
    one, other = open_page(), open_page(width=320)
    for page, who in ((one, sage), (other, manager)):
        when_they_sign_in(page, who.username)
        page.goto(f"/protection/people/{child.pk}/warnings/{warning.pk}/")
        page.get_by_label("Yes, look at it again later").check()
    for page, why in ((one, "I saw it yesterday."), (other, "It barks.")):
        page.get_by_label("Why?").fill(why)
        page.get_by_role("button", name="Save").click()

    main = other.get_by_role("main")
    expect(main).to_contain_text("Sage Demo-Worker changed this while you were typing")
    expect(main).to_contain_text("I saw it yesterday.")
    expect(other.get_by_label("Why?")).to_have_value("It barks.")
    check_accessible(other)
    then_nothing_is_wider_than_the_screen(other)
