import re

from playwright.sync_api import expect

from keepsake.people.actions import allocations
from keepsake.people.models import PersonName
from tests.journeys.people import given_a_child, given_a_worker, opened, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def test_two_workers_change_one_name_and_the_second_sees_both(open_page, db, check_accessible):
    sage, basil = given_a_worker(), given_a_worker("basil", "Basil Invented")
    child = given_a_child(sage, "Robin")
    with opened(sage):
        allocations.allocate(person=child, worker=basil, part="second", begins_on=child.recorded_at.date(), by=sage)
        name = PersonName.objects.get(person=child)
    one, other = open_page(), open_page(width=375)
    for page, who in ((one, "sage"), (other, "basil")):
        when_they_sign_in(page, who)
        page.goto(f"/people/{child.pk}/names/{name.pk}/")
        check_accessible(page)

    when_they_change(one, "Robyn", "Spelt so on the certificate")
    then_the_page_is_headed(one, "Robyn Ashgrove")
    when_they_change(other, "Robbie", "He asked for it")

    main = other.get_by_role("main")
    expect(main).to_contain_text("Sage Invented changed this while you were typing")
    expect(main).to_contain_text("Spelt so on the certificate")
    expect(other.get_by_label("Given names")).to_have_value("Robbie")
    expect(other.get_by_label("Why is it changed?")).to_have_value("He asked for it")
    check_accessible(other)
    then_nothing_is_wider_than_the_screen(other)

    other.get_by_role("button", name="Save mine over it").click()

    then_the_page_is_headed(other, "Robbie Ashgrove")
    other.get_by_role("link", name=re.compile("History.*Robbie Ashgrove")).click()
    expect(other.get_by_role("main")).to_contain_text("Robyn became Robbie")
    check_accessible(other)
    then_nothing_is_wider_than_the_screen(other)


def when_they_change(page, given, why):
    page.get_by_label("Given names").fill(given)
    page.get_by_label("Why is it changed?").fill(why)
    page.get_by_role("button", name="Save").click()
