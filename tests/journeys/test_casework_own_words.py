"""A note on a phone about a child who drew: whom it is about, what she said and drew, and a correction of the note."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.casework.test_sound import a_wav
from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed


def given_a_drawing():
    kept = BytesIO()
    Image.new("RGB", (600, 400), "orange").save(kept, "PNG")
    return {"name": "house.png", "mimeType": "image/png", "buffer": kept.getvalue()}


def test_a_note_keeps_a_child_s_own_words_and_her_drawing(open_page, db, check_accessible):
    worker = given_a_worker()
    child = given_a_child(worker)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)

    def fits():
        check_accessible(page)
        then_nothing_is_wider_than_the_screen(page)

    page.goto(f"/casework/about/{child.pk}/")
    page.get_by_role("link", name="Write a case note").click()
    fits()
    page.get_by_label("When it happened: time").fill("00:00")
    page.get_by_label("Kind").select_option("talk")
    page.get_by_label("In a few words").fill("At the back of the class")
    page.get_by_label("What happened").fill("She drew a house with two doors.")
    page.get_by_role("group", name="Who was seen?").get_by_label("Siobhan Ashgrove").check()
    page.get_by_role("group", name="Who was seen alone?").get_by_label("Siobhan Ashgrove").check()
    page.get_by_role("button", name="Save").click()
    then_the_page_is_headed(page, "At the back of the class")
    expect(page.get_by_role("main")).to_contain_text("seen alone")
    fits()
    note = page.url.split("?")[0]

    page.get_by_role("link", name="Keep what somebody said in their own words").click()
    fits()
    page.get_by_label("Siobhan Ashgrove").check()
    page.get_by_label("How it was said").select_option("drawing")
    page.get_by_label("Their own words, or what the drawing or recording shows").fill("The small door is mine.")
    broken = given_a_drawing() | {"buffer": given_a_drawing()["buffer"][:60]}
    page.get_by_label("Drawing, letter or recording").set_input_files(broken)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The file is broken or was cut off")
    fits()
    page.get_by_label("Drawing, letter or recording").set_input_files(given_a_drawing())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("It is kept, in their own words")
    drawing = page.get_by_role("img", name=re.compile("Drawing: The small door is mine"))
    expect(drawing).to_be_visible()
    assert drawing.evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
    fits()

    page.get_by_role("link", name="Correct the note").click()
    fits()
    page.get_by_label("What happened").fill("She drew a house with three doors.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why it is changed")
    page.get_by_label("Why is it changed?").fill("I counted again.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("I counted again.")
    expect(page.get_by_role("main")).to_contain_text("two doors. became She drew a house with three doors.")
    fits()

    page.goto(f"/casework/about/{child.pk}/")
    page.get_by_role("link", name="Keep what they said in their own words").click()
    page.get_by_label("How it was said").select_option("sound")
    page.get_by_label("Their own words, or what the drawing or recording shows").fill("She sings.")
    sound = {"name": "song.wav", "mimeType": "audio/wav", "buffer": a_wav()}
    page.get_by_label("Drawing, letter or recording").set_input_files(sound)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Recording: Sound recording: She sings.")).to_be_visible()
    fits()
    assert page.goto(note).status == 200
