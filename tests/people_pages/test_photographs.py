"""Photographs: put in, shown where the notice allows, kept sealed, corrected, taken down; each look is written down."""

import re
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from keepsake.accounts.roles import Role
from keepsake.people.actions import photographs
from keepsake.people.models import Photograph, Picture
from keepsake.record.opened import NotGranted, NotOpen, keeping
from keepsake.record.opening import open_access
from keepsake.record.personal import Refuses
from keepsake.record.wrong import Wrong
from tests.people_pages.conftest import an_account, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SHOWS = "A girl with short dark hair"


@contextmanager
def recognising(worker, role="social_worker"):
    from django.utils import timezone

    with open_access(
        worker=worker.pk, role=role, purpose="identify_by_image", categories=("name", "visual_images"),
        day=timezone.localdate(),
    ) as access:  # fmt: skip
        yield access


def a_picture(colour="teal", size=(300, 300), kind="PNG"):
    kept = BytesIO()
    Image.new("RGB", size, colour).save(kept, kind)
    return kept.getvalue()


def put(worker, person, colour="teal", **said):
    said = {"shows": SHOWS, "why": "Her mother agreed on 2 May."} | said
    with recognising(worker):
        return photographs.add(person=person, sent=a_picture(colour), by=worker, **said)


def sends(client, address, file=None, **typed):
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', page))
    return client.post(address, {**hidden, **typed, **({"sent": file} if file else {})})


def address(person, what=""):
    return f"/people/{person.pk}/photographs/{what}"


def test_a_photograph_is_put_in_and_shown_on_the_page(client, family, worker):
    file = SimpleUploadedFile("../../x.exe", a_picture(), content_type="text/html")

    answer = sends(
        client, address(family.siobhan, "add/"), file, shows=SHOWS, why="Her mother agreed.", taken_on="2025-04-03"
    )

    assert answer.status_code == 302
    page = client.get(f"/people/{family.siobhan.pk}/").content.decode()
    assert f"Photograph: {SHOWS}, taken on 3 April 2025" in page
    source = re.search(r'src="(/people/[^"]+\.jpg)"', page)[1]
    picture = client.get(source)
    assert Image.open(BytesIO(picture.content)).format == "JPEG"
    assert picture["Content-Type"] == "image/jpeg"
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in picture["Cache-Control"]
    assert "x.exe" not in picture["Content-Disposition"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Choose a photograph"),
        (b"<script>alert(1)</script>", "This is no photograph that can be read"),
        (a_picture(kind="JPEG")[:500], "broken or was cut off"),
        (b"\xff\xd8\xff" + b"\0" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_photograph_is_refused_and_the_words_stay(client, family, worker, file, said):
    sent = SimpleUploadedFile("face.jpg", file) if file else None

    page = sends(client, address(family.siobhan, "add/"), sent, shows=SHOWS, why="She agreed herself.").content.decode()

    assert said in page
    assert "She agreed herself." in page
    with keeping(), recognising(worker):
        assert not Photograph.objects.exists()
        assert not Picture.objects.exists()


def test_a_file_in_memory_never_lies_on_a_disk(settings):
    assert settings.FILE_UPLOAD_HANDLERS == ["keepsake.web.uploads.InMemory"]


def test_the_picture_is_sealed_in_the_database(family, worker):
    photograph = put(worker, family.siobhan)

    with recognising(worker):
        jpeg = photographs.opened(photograph)
        (sealed,) = Picture.objects.values_list("sealed", flat=True)
    assert jpeg.startswith(b"\xff\xd8\xff")
    assert jpeg[:40] not in bytes(sealed)


def test_a_newer_photograph_takes_its_place_and_the_old_one_is_kept(client, family, worker):
    first, second = put(worker, family.siobhan), put(worker, family.siobhan, "red", shows="With longer hair")

    page = client.get(address(family.siobhan)).content.decode()

    assert page.index("With longer hair") < page.index(SHOWS)
    assert "A newer photograph took its place." in page
    assert str(second.pk) in client.get(f"/people/{family.siobhan.pk}/").content.decode()
    assert client.get(address(family.siobhan, f"{first.pk}.jpg")).status_code == 200


def test_what_is_said_of_it_is_corrected_with_a_reason(client, family, worker):
    photograph = put(worker, family.siobhan)
    said = {"shows": "A girl by a lake", "why": "Her father agreed.", "taken_on": ""}

    answer = sends(client, address(family.siobhan, f"{photograph.pk}/"), **said, because="It was her father.")

    assert answer.status_code == 302
    page = client.get(address(family.siobhan)).content.decode()
    assert "It was her father." in page
    assert "<s>A girl with short dark hair</s> became <strong>A girl by a lake</strong>" in page


def test_who_corrects_what_somebody_else_corrected_sees_both(client, family, worker):
    photograph = put(worker, family.siobhan)
    here = address(family.siobhan, f"{photograph.pk}/")
    page = client.get(here).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', page))
    with recognising(worker):
        photographs.correct(photograph=photograph, shows="By a lake", because="I looked again", by=worker)

    said = {"shows": "In a boat", "why": "Mine", "taken_on": "", "because": "Better"}
    answer = client.post(here, {**hidden, **said}).content.decode()

    assert "Sage Invented changed this while you were typing" in answer
    for words in (SHOWS, "By a lake", "In a boat", "I looked again"):
        assert words in answer


def test_a_photograph_is_taken_down_at_once(client, family, worker):
    photograph = put(worker, family.siobhan)

    sends(client, address(family.siobhan, f"{photograph.pk}/down/"), because="She no longer agrees.")

    assert f"{photograph.pk}.jpg" not in client.get(f"/people/{family.siobhan.pk}/").content.decode()
    assert "She no longer agrees." in client.get(address(family.siobhan)).content.decode()


def test_the_notice_holds_pictures_of_children_only_and_the_page_says_so(client, family, worker):
    page = client.get(f"/people/{family.ada.pk}/").content.decode()

    assert "Photographs and other images: not shown. Why?" in page
    assert "Not shown, because of this:" in client.get(address(family.ada)).content.decode()
    assert client.get(address(family.ada, "add/")).status_code == 403
    assert (
        client.post(address(family.ada, "add/"), {"sent": SimpleUploadedFile("a.png", a_picture())}).status_code == 403
    )


def test_nobody_else_has_the_file(family, worker):
    photograph = put(worker, family.siobhan)
    stranger = client_of(an_account("basil", "Basil Invented", Role.SOCIAL_WORKER))
    here = address(family.siobhan, f"{photograph.pk}.jpg")

    assert stranger.get(here).status_code == 404
    assert client_of(an_account("dill", "Dill", Role.ANALYST)).get(here).status_code == 403
    assert Client().get(here)["Location"].startswith("/sign-in/")


def test_one_persons_photograph_is_not_had_under_another(client, family, worker):
    photograph = put(worker, family.siobhan)

    assert client.get(address(family.robin, f"{photograph.pk}.jpg")).status_code == 404


def test_each_look_is_written_down_for_its_purpose(client, family, worker):
    photograph = put(worker, family.siobhan)

    client.get(address(family.siobhan, f"{photograph.pk}.jpg"))
    client.get("/")

    with connection.cursor() as cursor:
        cursor.execute("select purpose, categories from audit_entry where action = 'read'")
        looked = [row for row in cursor.fetchall() if "visual_images" in str(row[1])]
    assert len(looked) == 2
    assert {purpose for purpose, _ in looked} == {"identify_by_image"}


def test_home_shows_the_face_of_each_in_the_list(client, family, worker):
    put(worker, family.siobhan)

    page = client.get("/").content.decode()

    assert page.count('src="data:image/jpeg;base64,') == 1
    assert f'alt="{SHOWS}"' in page


def test_a_picture_is_read_and_written_only_as_it_should(family, worker):
    photograph = put(worker, family.siobhan)

    with pytest.raises(NotOpen):
        Picture.objects.count()
    with recognising(worker):
        picture = Picture.objects.get(pk=photograph.picture_id)
        for wrong in (picture.delete, Picture.objects.all().delete, lambda: Picture.objects.update(sealed=b"")):
            with pytest.raises(Refuses):
                wrong()
    with open_access(
        worker=worker.pk,
        role="social_worker",
        purpose="plan_support",
        categories=("name", "visual_images"),
        day=date(2026, 11, 25),
    ):
        assert not Picture.objects.exists()
        with pytest.raises(NotGranted):
            photographs.opened(photograph)


def test_a_photograph_from_tomorrow_is_refused(family, worker):
    with pytest.raises(Wrong, match="has not come yet"):
        put(worker, family.siobhan, taken_on=date(2090, 1, 1))
