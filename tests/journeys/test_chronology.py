import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from keepsake.casework.actions import notes
from tests.chronology_pages.conftest import opened_for_story
from tests.journeys.people import given_a_child, given_a_worker
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in


def given_a_child_who_ran_away(worker):
    child = given_a_child(worker)
    with opened_for_story(worker), transaction.atomic():
        note = notes.write(
            people=[child], happened_at=timezone.now() - timedelta(days=3), words="Found at the station.",
            title="Ran away", is_important=True, by=worker,
        )  # fmt: skip
        notes.say(person=child, said_on=timezone.localdate(), words="I wanted to see my dad.", by=worker)
    return child, note


def when_the_note_is_put_right(worker, note):
    with opened_for_story(worker), transaction.atomic():
        notes.correct(note=note, because="It was the bus stop.", words="Found at the bus stop.", by=worker)


def test_a_worker_curates_a_chronology_that_follows_the_facts_and_takes_it_along(open_page, db, check_accessible):
    worker = given_a_worker()
    child, note = given_a_child_who_ran_away(worker)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)
    page.goto(f"/people/{child.pk}/")

    page.get_by_role("link", name="Chronology").click()

    then_the_page_is_headed(page, "Chronology")
    expect(page.get_by_role("main")).to_contain_text("Found at the station.")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_role("link", name=re.compile("Say what it means.*Ran away")).click()
    page.get_by_label("What does it mean for the child?").fill("She runs to her father.")
    page.get_by_label("How much does it matter?").select_option("Turning point")
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "Chronology")
    expect(page.get_by_role("main")).to_contain_text("She runs to her father.")

    when_the_note_is_put_right(worker, note)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Found at the bus stop.")
    expect(page.get_by_role("main")).to_contain_text("The fact has changed since this was written.")
    check_accessible(page)
    page.get_by_role("link", name=re.compile("See what changed")).click()
    then_the_page_is_headed(page, "Ran away")
    expect(page.get_by_role("main")).to_contain_text("Found at the station. became Found at the bus stop.")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_a_worker_adds_what_stands_nowhere_else_and_chooses_what_to_see(open_page, db, check_accessible):
    worker = given_a_worker()
    child, _ = given_a_child_who_ran_away(worker)
    page = open_page()
    when_they_sign_in(page, worker.username)
    page.goto(f"/chronology/{child.pk}/")

    page.get_by_role("link", name="Add a line for what stands nowhere else").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say who told it, or in which paper it stands")
    check_accessible(page)
    page.get_by_label("When was it, or when did it begin?").fill("2020-05-01")
    page.get_by_label("What happened, in a few words").fill("A fire at home")
    page.get_by_label("How is this known?").fill("Her grandmother told it")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("A fire at home")

    page.get_by_text("Choose what to see").click()
    page.get_by_label("Added to the chronology").check()
    check_accessible(page)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("main")).to_contain_text("A fire at home")
    expect(page.get_by_role("link", name="Ran away")).to_have_count(0)
    check_accessible(page)


def test_a_worker_reads_the_story_prints_it_and_takes_the_pdf_to_the_child(open_page, db, check_accessible):
    worker = given_a_worker()
    child, _ = given_a_child_who_ran_away(worker)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)
    page.goto(f"/people/{child.pk}/")

    page.get_by_role("link", name="The story on one page").click()
    then_the_page_is_headed(page, "The story on one page")
    expect(page.get_by_role("main")).to_contain_text("I wanted to see my dad.")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_role("link", name="Print or take a copy").click()
    check_accessible(page)
    page.get_by_label("For the child or young person themselves").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Make the copy").click()
    assert taken.value.suggested_filename.startswith("story-")
    assert taken.value.path().read_bytes().startswith(b"%PDF-")

    page.get_by_label("A page to print").check()
    page.get_by_role("button", name="Make the copy").click()
    then_the_page_is_headed(page, "Story of Siobhan Ashgrove")
    expect(page.get_by_role("main")).to_contain_text("Printed from Keepsake by Sage Invented")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)


def test_a_worker_finds_what_was_written_and_reads_it_where_it_stands(open_page, db, check_accessible):
    worker = given_a_worker()
    child, _ = given_a_child_who_ran_away(worker)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)
    page.goto(f"/people/{child.pk}/")

    page.get_by_role("link", name="Find in the file").click()
    page.get_by_label("Words to look for").fill("station foun")
    page.get_by_role("main").get_by_role("button", name="Find").click()

    expect(page.get_by_role("heading", name="1 place")).to_be_visible()
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.get_by_role("link", name=re.compile("Case note")).click()
    expect(page.get_by_role("main")).to_contain_text("Found at the station.")

    page.go_back()
    expect(page.get_by_label("Words to look for")).to_have_value("station foun")
    page.get_by_label("Words to look for").fill("zebra")
    page.get_by_role("main").get_by_role("button", name="Find").click()
    expect(page.get_by_role("main")).to_contain_text("Every word must stand in the same record.")
    check_accessible(page)
