"""Looking at somebody who lives where the worker lives, or next door, is found; where that is, nobody reads."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.people.actions import addresses
from keepsake.people.models import OwnPlace
from keepsake.people.same_place import lives_in_one_of, places
from keepsake.record.second_wall import maintenance
from tests.people_pages.conftest import a_person, an_account, client_of, opened
from tests.record.family import restrict

pytestmark = pytest.mark.django_db
PAGE, KIND = reverse("work:own-place"), "/log/unusual/?kind=same_address"
NEXT_DOOR = "/log/unusual/?kind=same_postcode"
FOUND = "They live at the same address"


@pytest.fixture
def worker(db):
    return an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)


@pytest.fixture
def officer(db):
    return client_of(an_account("dill", "Dill Invented", Role.DATA_PROTECTION_OFFICER))


@pytest.fixture
def neighbour(worker):
    with opened(worker):
        person = a_person(worker, "Wren")
        addresses.move(
            person=person, lines="Flat 2, 14 Mill Lane\nAlderwick", postcode="KP1 2AB", on=date(2026, 1, 1), by=worker
        )
    return person


def say(client, door="Flat 2, 14", postcode="kp12ab"):
    return client.post(PAGE, {"door": door, "postcode": postcode})


def test_looking_at_ones_own_home_is_found_and_not_told(worker, officer, neighbour):
    client = client_of(worker)
    say(client)
    client.get(f"/people/{neighbour.pk}/")

    text = officer.get(KIND).content.decode()

    assert text.count(FOUND) >= 1
    assert "Sage Invented" in text
    assert "Mill Lane" not in text
    assert "KP1" not in text


@pytest.mark.parametrize("elsewhere", [("Flat 3, 14", "KP1 2AB"), ("Flat 2, 14", "KP1 2AD")])
def test_another_flat_or_postcode_is_another_home(worker, officer, neighbour, elsewhere):
    client = client_of(worker)
    say(client, *elsewhere)
    client.get(f"/people/{neighbour.pk}/")

    assert "Sage Invented" not in officer.get(KIND).content.decode()


@pytest.mark.parametrize(
    ("door", "postcode", "is_found"), [("Flat 3, 14", "kp12ab", True), ("Flat 2, 14", "KP1 2AD", False)]
)
def test_the_same_postcode_is_found_too(worker, officer, neighbour, door, postcode, is_found):
    client = client_of(worker)
    say(client, door, postcode)
    client.get(f"/people/{neighbour.pk}/")

    assert ("Sage Invented" in officer.get(NEXT_DOOR).content.decode()) is is_found


def test_one_home_is_not_told_of_as_one_postcode_as_well(worker, officer, neighbour):
    client = client_of(worker)
    say(client)
    client.get(f"/people/{neighbour.pk}/")

    assert "Sage Invented" not in officer.get(NEXT_DOOR).content.decode()


def test_who_said_it_before_postcodes_were_compared_is_compared_by_the_home_alone(worker, officer, neighbour):
    client = client_of(worker)
    say(client)
    OwnPlace.objects.update(near="")
    client.get(f"/people/{neighbour.pk}/")

    assert "Sage Invented" in officer.get(KIND).content.decode()
    assert "Say it again" in client.get(PAGE).content.decode()


def test_who_has_not_said_where_they_live_is_not_compared(worker, officer, neighbour):
    client_of(worker).get(f"/people/{neighbour.pk}/")

    text = officer.get(KIND).content.decode()

    assert "Sage Invented" not in text
    assert "for the 0 workers" in text


def test_what_was_said_is_shown_to_nobody_and_kept_as_a_seal_alone(worker):
    client = client_of(worker)
    say(client)

    page = client.get(PAGE).content.decode()
    assert "it cannot be shown" in page
    assert "KP1" not in page
    assert 'value="Flat' not in page
    kept = OwnPlace.objects.get()
    assert len(kept.seal) == 64
    assert set(vars(kept)) - {"_state"} == {"id", "worker_id", "seal", "near", "said_on"}


def test_two_who_live_together_have_different_seals(worker):
    other = an_account("rue", "Rue Invented", Role.SOCIAL_WORKER)
    for each in (worker, other):
        say(client_of(each))

    one, two = OwnPlace.objects.all()
    assert one.seal != two.seal


def test_it_is_taken_back(worker):
    client = client_of(worker)
    say(client)

    client.post(PAGE, {"door": "", "postcode": "", "forget": ["yes"]})

    assert not OwnPlace.objects.exists()


def test_what_is_missing_or_no_postcode_is_told(worker):
    client = client_of(worker)

    assert "Enter the number or the name" in say(client, "", "KP1 2AB").content.decode()
    assert "There is a problem" in say(client, "14", "nowhere").content.decode()
    assert not OwnPlace.objects.exists()


def test_a_closed_record_is_not_compared(worker, neighbour):
    say(client_of(worker))
    seal, today = OwnPlace.objects.get().seal, timezone.localdate()
    with maintenance():
        assert lives_in_one_of(worker.pk, seal, places([neighbour.pk], today)[neighbour.pk])

    with opened(worker):
        restrict(person=neighbour, by=worker)

    with maintenance():
        assert places([neighbour.pk], today) == {}


def test_a_seal_of_an_older_key_still_counts(worker, neighbour, settings):
    old, new = "ab" * 32, "cd" * 32
    settings.FILE_KEY = old
    say(client_of(worker))
    settings.FILE_KEY = f"{new},{old}"

    with maintenance():
        homes = places([neighbour.pk], timezone.localdate())[neighbour.pk]
    assert lives_in_one_of(worker.pk, OwnPlace.objects.get().seal, homes)
    settings.FILE_KEY = new
    assert not lives_in_one_of(worker.pk, OwnPlace.objects.get().seal, homes)
