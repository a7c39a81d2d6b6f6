"""Case notes of several people, corrected with a reason; and what a child says, with a drawing or a recording."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from keepsake.accounts.roles import Role
from keepsake.casework.actions import notes
from keepsake.casework.models import CaseNote, CaseNotePerson, OwnWordsFile, Statement
from keepsake.people.actions import family_groups, restrictions
from keepsake.people.models import FamilyMember
from keepsake.record.drafts import keep
from tests.casework.test_sound import a_wav
from tests.casework_pages.test_acts import in_the_record, moment, reading
from tests.people_pages.conftest import a_person, an_account, client_of

pytestmark = pytest.mark.django_db
RECORDINGS = Path(__file__).parents[1] / "casework" / "recordings"
NOW = timezone.localtime() - timedelta(minutes=5)
TODAY = timezone.localdate()


def write(client, family, **more):
    both = [str(family.siobhan.pk), str(family.ada.pk)]
    given = {"children": both, "kind": "talk", "words": "We baked bread.", **moment("happened_at", NOW)} | more
    return client.post(f"/casework/do/write-note/{family.siobhan.pk}/", given)


def a_drawing():
    kept = BytesIO()
    Image.new("RGB", (300, 200), "orange").save(kept, "PNG")
    return SimpleUploadedFile("../house.exe", kept.getvalue(), content_type="text/html")


def say(client, of, act="own-words", **more):
    given = {"said_on": str(TODAY), "medium": "spoken", "words": "I want my own bed."} | more
    return client.post(f"/casework/do/{act}/{of.pk}/", given)


def test_one_note_is_about_several_and_says_who_was_seen_and_alone(client, worker, family):
    answer = write(client, family, seen=[str(family.siobhan.pk)], seen_alone=[str(family.siobhan.pk)])

    page = unescape(client.get(answer["Location"]).content.decode())
    assert "We baked bread." in page
    assert "Siobhan Ashgrove</a>: seen alone" in page
    assert "Ada Ashgrove</a>: not seen" in page
    with reading(worker):
        assert CaseNotePerson.objects.count() == 2
    assert "We baked bread." in client.get(f"/casework/about/{family.ada.pk}/").content.decode()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"words": ""}, "What happened: say it"),
        ({"happened_at_at_time": "at tea"}, "Enter a time such as 15:40"),
        ({"happened_at_on_day": "2199-01-01"}, "This moment has not come yet."),
        ({"children": []}, "Choose at least one person"),
    ],
)
def test_what_is_wrong_with_a_note_is_said_and_nothing_is_lost(client, worker, family, more, said):
    page = unescape(write(client, family, title="Tuesday", **more).content.decode())

    assert said in page
    assert "Tuesday" in page
    with reading(worker):
        assert not CaseNote.objects.exists()


def test_who_was_seen_is_somebody_the_note_is_about(client, family):
    page = write(client, family, children=[str(family.ada.pk)], seen=[str(family.siobhan.pk)]).content.decode()

    assert "Somebody was seen whom the note is not about." in page


@pytest.fixture
def a_family(worker, family):
    """The Ashgroves by name: Siobhan, Ada, and an uncle of whom no relation is written."""
    with reading(worker):
        uncle = a_person(worker, "Fitz", roles=("parent",))
        return family_groups.form(name="Ashgrove, Mill Lane", people=[family.siobhan, family.ada, uncle], by=worker)


def test_a_family_is_chosen_as_a_whole_and_the_note_is_about_everybody_of_it(client, worker, family, a_family):
    page = unescape(client.get(f"/casework/do/write-note/{family.siobhan.pk}/").content.decode())
    assert "Or is it about everybody of a family?" in page
    assert "Ashgrove, Mill Lane: Ada Ashgrove, Fitz Ashgrove, Siobhan Ashgrove" in page

    write(client, family, children=[], families=[str(a_family.pk)])

    with reading(worker):
        about = set(CaseNotePerson.objects.values_list("person", flat=True))
        assert about == set(FamilyMember.objects.filter(group=a_family).values_list("person", flat=True))
        assert len(about) == 3


def test_a_family_and_somebody_beside_it_are_chosen_together_and_nobody_twice(client, worker, family, a_family):
    write(client, family, children=[str(family.siobhan.pk), str(family.robin.pk)], families=[str(a_family.pk)])

    with reading(worker):
        assert CaseNotePerson.objects.count() == 4


def test_neither_a_person_nor_a_family_is_nobody(client, worker, family, a_family):
    page = unescape(write(client, family, children=[], title="Tuesday").content.decode())

    assert "Choose at least one person" in page
    assert "Tuesday" in page


def test_a_family_one_of_whom_may_not_be_seen_is_not_offered(client, worker, family, a_family):
    keeper = an_account("hyssop", "Hyssop Invented", Role.TEAM_MANAGER)
    with reading(worker, "team_manager"):
        restrictions.place(person=family.ada, reason="x", keepers=[keeper], keepers_until=date(2099, 1, 1), by=worker)

    page = unescape(client.get(f"/casework/do/write-note/{family.siobhan.pk}/").content.decode())

    assert "Ashgrove, Mill Lane" not in page
    assert "Or is it about everybody of a family?" not in page


def test_a_note_that_was_being_typed_comes_back(client, worker, family):
    keep(worker, f"act-write-note:{family.siobhan.pk.hex}", {"words": ["half a sentence"]})

    assert "half a sentence" in client.get(f"/casework/do/write-note/{family.siobhan.pk}/").content.decode()


def test_a_correction_keeps_what_stood_with_the_reason_and_nothing_is_written_over_unseen(client, worker, family):
    write(client, family)
    note = in_the_record(worker, CaseNote)
    address = f"/casework/do/correct-note/{note.pk}/"
    seen = dict(re.findall(r'name="(seen)" value="([^"]*)"', client.get(address).content.decode()))
    given = {"kind": "talk", "words": "We baked cake.", "because": "It was cake.", **moment("happened_at", NOW)}

    client.post(address, given | seen)
    late = client.post(address, given | seen | {"words": "We baked pie."}).content.decode()

    assert "Somebody else wrote here in between." in late
    assert "We baked pie." in late
    page = client.get(f"/casework/notes/{note.pk}/").content.decode()
    assert "It was cake." in page
    assert "<s>We baked bread.</s> became <strong>We baked cake.</strong>" in page


def test_a_drawing_is_drawn_anew_sealed_and_shown_with_what_it_shows(client, worker, family):
    answer = say(client, family.siobhan, medium="drawing", words="A house with two doors.", sent=a_drawing())
    assert answer.status_code == 302

    page = client.get(answer["Location"]).content.decode()
    source = re.search(r'src="(/casework/own-words/[^"]+)" alt="Drawing: A house with two doors."', page)[1]
    picture = client.get(source)
    assert Image.open(BytesIO(picture.content)).format == "JPEG"
    assert picture["Content-Type"] == "image/jpeg"
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in picture["Cache-Control"]
    with reading(worker):
        assert picture.content[:40] not in bytes(OwnWordsFile.objects.get().sealed)


def test_a_recording_is_kept_and_heard(client, family):
    sent = SimpleUploadedFile("voice.wav", a_wav())
    page = client.get(say(client, family.siobhan, medium="sound", sent=sent)["Location"]).content.decode()

    source = re.search(r'<audio controls preload="none" src="([^"]+)" aria-label="Recording: Sound', page)[1]
    assert client.get(source)["Content-Type"] == "audio/wav"


@pytest.mark.parametrize(
    ("name", "media"), [("tone.m4a", "audio/mp4"), ("tone.ogg", "audio/ogg"), ("tone.webm", "audio/webm")]
)
def test_what_a_telephone_records_is_kept_without_its_place_and_nothing_in_it_runs(client, family, name, media):
    sent = SimpleUploadedFile("page.html", (RECORDINGS / name).read_bytes(), content_type="text/html")
    page = client.get(say(client, family.siobhan, medium="sound", sent=sent)["Location"]).content.decode()

    kept = client.get(re.search(r'<audio controls preload="none" src="([^"]+)"', page)[1])
    assert kept["Content-Type"] == media
    assert kept["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in kept["Content-Security-Policy"]
    assert "script" not in kept["Content-Security-Policy"]
    assert b"+51.5" not in kept.content


def test_how_long_a_recording_lasts_is_said(client, family):
    sent = SimpleUploadedFile("voice.wav", a_wav(b"\x01\x02" * 16_000 * 61))
    page = client.get(say(client, family.siobhan, medium="sound", sent=sent)["Location"]).content.decode()

    assert 'aria-label="Recording: Sound recording, 1 minute 1 second: ' in page


@pytest.mark.parametrize(
    ("medium", "sent", "said"),
    [
        ("drawing", b"<svg onload='alert(1)'/>", "This is no photograph that can be read."),
        ("drawing", a_wav(), "This is no photograph that can be read."),
        ("sound", b"<script>alert(1)</script>", "This is no recording that can be read."),
        ("spoken", a_wav(), "A file is a drawing, something written, or a recording."),
        ("sound", b"\0" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB"),
        ("drawing", b"", "The file is empty"),
    ],
)
def test_a_hostile_file_is_refused_and_the_words_stay(client, worker, family, medium, sent, said):
    file = SimpleUploadedFile("drawing.png", sent, content_type="image/png")
    page = unescape(say(client, family.siobhan, medium=medium, sent=file).content.decode())

    assert said in page
    assert "I want my own bed." in page
    with reading(worker):
        assert not Statement.objects.exists()
        assert not OwnWordsFile.objects.exists()


def test_in_a_note_it_is_said_who_said_it(client, worker, family):
    write(client, family)
    note = in_the_record(worker, CaseNote)

    page = client.get(say(client, note, "own-words-in-note", who=str(family.ada.pk))["Location"]).content.decode()

    assert "I want my own bed." in page
    assert in_the_record(worker, Statement).person_id == family.ada.pk


@pytest.mark.both_databases
def test_the_file_of_somebody_one_may_not_see_is_not_there(client, worker, family):
    say(client, family.siobhan, medium="drawing", sent=a_drawing())
    statement = in_the_record(worker, Statement)
    other = client_of(an_account("rue", "Rue Invented", Role.SOCIAL_WORKER))

    assert client.get(f"/casework/own-words/{statement.pk}/file/").status_code == 200
    assert other.get(f"/casework/own-words/{statement.pk}/file/").status_code == 404
    with reading(an_account("fern", "Fern Invented", Role.SOCIAL_WORKER)):
        assert not OwnWordsFile.objects.exists()
        with pytest.raises(LookupError):
            notes.opened(statement)
