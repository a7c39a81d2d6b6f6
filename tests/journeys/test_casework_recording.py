"""What a telephone recorded of a child is kept, and heard again in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.people import given_a_child, given_a_worker, when_they_sign_in

RECORDINGS = Path(__file__).parents[1] / "casework" / "recordings"
HEARD = """
async audio => {
    const sent = await (await fetch(audio.src)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(sent);
    return [sound.duration, Math.max(...sound.getChannelData(0))];
}
"""


@pytest.mark.parametrize("name", ["tone.ogg", "tone.webm"])  # the browser of the tests has no AAC
def test_a_recording_from_a_telephone_is_kept_and_heard(open_page, db, check_accessible, name):
    worker = given_a_worker()
    child = given_a_child(worker)
    page = open_page(width=320)
    when_they_sign_in(page, worker.username)

    page.goto(f"/casework/do/own-words/{child.pk}/")
    page.get_by_label("How it was said").select_option("sound")
    page.get_by_label("Their own words, or what the drawing or recording shows").fill("She hums.")
    page.get_by_label("Drawing, letter or recording").set_input_files(RECORDINGS / name)
    page.get_by_role("button", name="Save").click()

    recording = page.get_by_label("Recording: Sound recording: She hums.")
    expect(recording).to_be_visible()
    lasts, loudest = recording.evaluate(HEARD)
    assert 0.3 < lasts < 0.6
    assert loudest > 0.2
    check_accessible(page)
    page.get_by_role("link", name="Open the recording").click()
    expect(page.locator("video, audio")).to_be_visible()
