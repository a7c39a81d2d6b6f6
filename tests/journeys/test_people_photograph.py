import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def given_a_file(name="face.png", colour="teal"):
    kept = BytesIO()
    Image.new("RGB", (400, 500), colour).save(kept, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": kept.getvalue()}


def test_a_worker_puts_in_a_photograph_on_a_phone_without_javascript(open_page, db):
    worker = given_a_worker()
    child = given_a_child(worker)
    page = open_page(width=320, javascript=False)
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/")
    page.get_by_role("link", name="Add a photograph").click()
    then_nothing_is_wider_than_the_screen(page)

    page.get_by_label("Photograph", exact=True).set_input_files(given_a_file())
    page.get_by_label("What does it show?").fill("A girl with short dark hair")
    page.get_by_label("Who agreed to it, and why is it held?").fill("Her mother, on 2 May.")
    page.get_by_role("button", name="Add").click()

    expect(page.get_by_role("img", name=re.compile("Photograph: A girl"))).to_be_visible()
    then_nothing_is_wider_than_the_screen(page)


def test_a_broken_file_is_told_and_the_photograph_is_taken_down_again(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    page = open_page()
    when_they_sign_in(page, "sage")
    page.goto(f"/people/{child.pk}/photographs/add/")
    check_accessible(page)
    page.get_by_label("What does it show?").fill("A girl with short dark hair")
    page.get_by_label("Who agreed to it, and why is it held?").fill("Her mother, on 2 May.")
    broken = given_a_file() | {"buffer": given_a_file()["buffer"][:90]}
    page.get_by_label("Photograph", exact=True).set_input_files(broken)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("broken or was cut off")
    check_accessible(page)

    page.get_by_label("Photograph", exact=True).set_input_files(given_a_file())
    page.get_by_role("button", name="Add").click()
    then_the_page_is_headed(page, "Siobhan Ashgrove")
    check_accessible(page)
    face = page.get_by_role("img", name=re.compile("Photograph: A girl"))
    assert face.evaluate("image => image.naturalHeight") == 500
    page.goto("/")
    expect(page.get_by_role("img", name="A girl with short dark hair")).to_be_visible()
    check_accessible(page)

    page.goto(f"/people/{child.pk}/photographs/")
    check_accessible(page)
    page.get_by_role("link", name="Take it down").click()
    check_accessible(page)
    page.get_by_label("Why?").fill("She no longer agrees.")
    page.get_by_role("button", name="Take it down").click()

    expect(page.get_by_role("main")).to_contain_text("No longer shown")
    check_accessible(page)
