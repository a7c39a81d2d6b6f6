"""Anybody tells us of a worry without signing in; who is on duty takes it in, and nothing is typed twice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.arrivals import MOST_A_DAY
from keepsake.casework.models import Arrival, Contact, ContactChild, DaySalt, Referrer, SentFrom
from keepsake.people.models import Duty, Person
from keepsake.record.opened import keeping
from keepsake.record.opening import open_access
from keepsake.record.second_wall import maintenance
from keepsake.web.people.ages import in_day
from keepsake.web.worries.words import NotUsable, read, words
from tests.casework.conftest import WANTED
from tests.people_pages.conftest import a_person, an_account, client_of

pytestmark = pytest.mark.django_db
FORM = reverse("worries:tell")


def typed(**more):
    usual = {"children": "1", "worry": "She cries every night", "openness": "open", "name": "Fern Invented"}
    return usual | {"phone": "07700900111", "child0_given": "Wren", "child0_family": "Ashgrove-Invented"} | more


def send(client=None, **more):
    return (client or Client()).post(FORM, typed(**more))


def kept():
    with maintenance(), keeping():
        return list(Arrival.objects.order_by("arrived_at"))


def opened(account):
    day = timezone.localdate()
    wanted = (*WANTED, "sex", "address", "household")
    return open_access(
        worker=account.pk, role="social_worker", purpose="safeguard_children", categories=wanted, day=day
    )


@pytest.fixture
def worker(db):
    account = an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)
    Duty.objects.create(worker=account, begins_on=date(2020, 1, 1), ends_on=date(2040, 1, 1))
    return account


def take_in(worker, arrival, **chosen):
    return client_of(worker).post(reverse("casework:take-in", kwargs={"id": arrival.pk}), chosen)


def test_a_worry_is_kept_and_its_sender_has_a_reference_number():
    client = Client()
    assert "Call 999" in client.get(FORM).content.decode()

    answer = send(client)

    assert answer.status_code == 302
    [arrival] = kept()
    assert arrival.told["worry"] == "She cries every night"
    page = client.get(answer["Location"]).content.decode()
    assert arrival.reference in page
    assert "cries" not in page
    assert Client().get(answer["Location"]).status_code == 302


def test_somebody_who_gives_no_name_has_none_kept():
    send(openness="anonymous", name="Fern Invented", email="fern@example.org")

    [arrival] = kept()
    assert "Fern" not in str(arrival.told)
    assert "07700" not in str(arrival.told)


def test_what_is_missing_is_said_and_nothing_typed_is_lost():
    answer = send(worry="", child0_given="", child0_family="", phone="").content.decode()

    for said in ("Say what you are worried about", "Give a name of the child", "Give a telephone number"):
        assert said in answer
    assert "Fern Invented" in answer
    assert kept() == []


def test_another_child_is_added_before_it_is_sent():
    page = Client().post(FORM, typed(more="1")).content.decode()

    assert "Child 2" in page
    assert "She cries every night" in page
    assert "There is a problem" not in page
    assert send(children="2", child1_given="Robin").status_code == 302
    assert [child["given"] for child in kept()[0].told["children"]] == ["Wren", "Robin"]


@pytest.mark.parametrize(
    "hostile",
    [
        {"children": "9999999"},
        {"children": "-1"},
        {"worry": "x" * 20_000},
        {"worry": "nul\x00"},
        {"openness": "nonsense"},
        {"child0_born_on": "1850-01-01"},
        {"email": "no address"},
    ],
)
def test_what_is_hostile_or_wrong_breaks_nothing(hostile):
    answer = send(**hostile)

    assert answer.status_code in (200, 302)
    assert len(kept()) == (answer.status_code == 302)


def test_markup_is_shown_as_it_was_typed(worker):
    send(worry="<script>alert(1)</script>")

    page = client_of(worker).get(reverse("casework:take-in", kwargs={"id": kept()[0].pk})).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_what_a_program_fills_in_is_kept_and_waits_last(worker):
    send(website="http://spam.example")
    send(worry="A real one")

    page = client_of(worker).get(reverse("casework:tray")).content.decode()

    first, second = kept()
    assert page.index(second.reference) < page.index(first.reference)
    assert "Perhaps sent by a program" in page


def test_too_many_from_one_place_are_asked_to_call_and_lose_nothing():
    for _ in range(MOST_A_DAY):
        assert send().status_code == 302

    refused = send(worry="One more")

    assert refused.status_code == 429
    assert "Please call us" in refused.content.decode()
    assert "One more" in refused.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(FORM, typed()).status_code == 302


def test_no_address_is_kept_and_yesterdays_salt_is_gone():
    yesterday = timezone.localdate() - timedelta(days=1)
    DaySalt.objects.create(day=yesterday, salt="old")
    SentFrom.objects.create(day=yesterday, place="old", times=3)

    send()

    assert [each.day for each in DaySalt.objects.all()] == [timezone.localdate()]
    [place] = SentFrom.objects.values_list("place", flat=True)
    assert "127.0.0.1" not in place
    assert len(place) == 64


def test_it_becomes_a_contact_with_a_known_and_a_new_child_and_nothing_is_typed_again(worker):
    with opened(worker):
        robin = a_person(worker, "Robin", "Ashgrove-Invented", born_on=date(2015, 5, 1), birth_known="exact")
    send(
        children="2", child0_age="about 6", child0_said="Thin", child1_given="Robin", child1_family="Ashgrove-Invented",
        openness="confidential",
    )  # fmt: skip
    [arrival] = kept()
    page = client_of(worker).get(reverse("casework:take-in", kwargs={"id": arrival.pk})).content.decode()
    assert "Robin Ashgrove-Invented" in page

    answer = take_in(worker, arrival, child0="new", child1=str(robin.pk), source="1A")

    assert answer.status_code == 302, answer.content.decode()
    with opened(worker):
        contact = Contact.objects.get()
        assert (contact.worry, contact.way, contact.received_at) == (
            "She cries every night",
            "online",
            arrival.arrived_at,
        )
        said = {each.person_id: each.said for each in ContactChild.objects.all()}
        assert said[robin.pk] == ""
        [new] = said.keys() - {robin.pk}
        assert said[new] == "about 6\nThin"
        assert Person.objects.filter(pk=new).exists()
        assert Referrer.objects.get().openness == "confidential"
    [arrival] = kept()
    assert (arrival.told, arrival.contact) == ({}, contact.pk)
    assert client_of(worker).get(answer["Location"]).status_code == 200
    assert take_in(worker, arrival, child0="new", child1="new").status_code == 404


def test_a_contact_without_a_child_is_none(worker):
    send()

    answer = take_in(worker, kept()[0], child0="leave_out", source="")

    assert "A contact is about a child" in answer.content.decode()
    assert kept()[0].told["worry"]


def test_it_is_set_aside_with_a_reason_and_its_text_goes(worker):
    send()
    [arrival] = kept()
    address = reverse("casework:set-aside", kwargs={"id": arrival.pk})

    assert "Say why it is set aside" in client_of(worker).post(address, {"because": ""}).content.decode()
    assert client_of(worker).post(address, {"because": "Sent twice"}).status_code == 302

    [arrival] = kept()
    assert (arrival.told, arrival.set_aside_because) == ({}, "Sent twice")


def test_how_long_it_is_kept_that_something_was_set_aside_is_said_before_and_after(worker):
    send()
    [arrival] = kept()
    address = reverse("casework:set-aside", kwargs={"id": arrival.pk})
    tray = reverse("casework:tray")

    assert "Access and change log: 10 years after the action." in client_of(worker).get(address).content.decode()
    assert "Set aside at" not in client_of(worker).get(tray).content.decode()
    client_of(worker).post(address, {"because": "Sent twice"})

    page = client_of(worker).get(tray).content.decode()
    assert f"{arrival.reference}</strong>" in page
    assert "Sent twice" in page
    assert f"Kept until {in_day(timezone.localdate().replace(year=timezone.localdate().year + 10))}" in page


def test_who_is_not_on_duty_reads_none_of_it():
    send()
    other = client_of(an_account("fern", "Fern Invented", Role.SOCIAL_WORKER))

    assert other.get(reverse("casework:tray")).status_code == 403
    assert other.get(reverse("casework:take-in", kwargs={"id": kept()[0].pk})).status_code == 403
    assert "Came online" not in other.get(reverse("casework:front-door")).content.decode()


def test_that_it_came_and_was_read_is_in_the_log_without_a_word_of_it(worker):
    send()
    client_of(worker).get(reverse("casework:take-in", kwargs={"id": kept()[0].pk}))

    with connection.cursor() as cursor:
        cursor.execute("select action, actor from audit_entry where model = 'casework.arrival'")
        assert cursor.fetchall() == [("arrive", ""), ("read_arrival", worker.pk.hex)]


def test_nobody_who_is_not_looking_finds_it_in_the_database():
    send()

    assert Arrival.objects.count() == (0 if connection.vendor == "postgresql" else 1)


def test_the_words_of_a_council_say_when_to_call_999(tmp_path):
    assert "999" in words().emergency[0]
    wrong = tmp_path / "words.yaml"
    wrong.write_text("keepsake: worry-form/1\ncouncil: X\ntelephone: '1'\nout_of_hours: '2'\nanswered: soon\n")
    with pytest.raises(NotUsable, match="'emergency' is missing"):
        read(wrong)
    wrong.write_text(wrong.read_text() + "emergency: [Call us]\n")
    read.cache_clear()
    with pytest.raises(NotUsable, match="call 999"):
        read(wrong)


def test_a_child_who_is_not_born_yet_is_taken_in_as_expected(worker):
    due = timezone.localdate() + timedelta(weeks=12)
    send(child0_given="Baby", child0_born_on=due.isoformat())

    assert take_in(worker, kept()[0], child0="new").status_code == 302

    with opened(worker):
        baby = Person.objects.get(pk=ContactChild.objects.get().person_id)
        assert (baby.born_on, baby.birth_known) == (due, "expected")


def test_an_expected_child_of_that_name_is_offered(worker):
    due = timezone.localdate() + timedelta(weeks=12)
    with opened(worker):
        baby = a_person(worker, "Wren", "Ashgrove-Invented", born_on=due, birth_known="expected")
    send()

    page = client_of(worker).get(reverse("casework:take-in", kwargs={"id": kept()[0].pk})).content.decode()

    assert f'value="{baby.pk}"' in page
