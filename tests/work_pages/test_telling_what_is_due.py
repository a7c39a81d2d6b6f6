"""The address of a calendar, and the e-mail of a day: they tell the worker alone, and name nobody."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.models import Account, CalendarAddress
from keepsake.accounts.roles import Role
from keepsake.cli import main
from keepsake.web.work.notifying import notify_all
from tests.work_pages.invented_team import a_worker, client_of
from tests.work_pages.test_diary import plan
from tests.work_pages.test_due import start

pytestmark = pytest.mark.django_db
ADDRESS = reverse("work:calendar-address")


class Kept:
    """Keeps what would be sent."""

    sent: list = []

    def send(self, to, subject, text):
        self.sent.append((to, subject, text))


class Broken:
    def send(self, to, subject, text):
        raise OSError("no way out")


def address_of(worker):
    page = client_of(worker).post(ADDRESS, {"do": "make"}).content.decode()
    return re.search(r'value="http://testserver([^"]+\.ics)"', page)[1]


def logged(action):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_entry where action = %s", [action])
        return cursor.fetchone()[0]


@pytest.fixture
def mail(settings):
    settings.MAIL_SENDER = f"{__name__}.Kept"
    Kept.sent = []
    return Kept.sent


@pytest.fixture
def due(office):
    """Something that is late for a worker with an address."""
    start(office.child, office.sage, 90)
    Account.objects.filter(pk=office.sage.pk).update(email="sage@council.example")
    return office


def test_a_program_reads_what_is_due_at_the_address_without_signing_in(office):
    plan(office.child, office.sage, timezone.now() + timedelta(days=3))
    address = address_of(office.sage)

    answer = Client().get(address)

    assert answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert "Child in need visit" in text
    assert "Wren" not in text
    assert str(office.child.pk) not in text
    assert logged("fetch_calendar") == 1


def test_the_secret_is_told_once_and_only_its_hash_is_kept(office):
    address = address_of(office.sage)
    token = address.rsplit("/", 1)[1].removesuffix(".ics")

    assert token not in client_of(office.sage).get(ADDRESS).content.decode()
    assert CalendarAddress.objects.get().token_hash not in (token, "")
    assert len(token) > 40


@pytest.mark.parametrize("how", ["closed", "made anew", "account closed", "no such"])
def test_an_address_that_is_none_any_more_answers_like_one_that_never_was(office, how):
    address = address_of(office.sage)
    if how == "closed":
        client_of(office.sage).post(ADDRESS, {"do": "close"})
    if how == "made anew":
        address_of(office.sage)
    if how == "account closed":
        Account.objects.filter(pk=office.sage.pk).update(is_active=False)
    if how == "no such":
        address = address.replace(".ics", "x.ics")

    assert Client().get(address).status_code == 404


def test_somebody_who_works_with_nobody_any_more_has_no_calendar(office):
    address = address_of(office.sage)
    office.sage.roles.all().delete()

    assert Client().get(address).status_code == 404


def test_an_e_mail_says_how_many_things_are_due_and_nothing_else(due, mail):
    told = notify_all()

    assert told.sent == 1
    [(to, subject, text)] = mail
    assert to == "sage@council.example"
    assert re.fullmatch(r"Keepsake: \d+ things? (is|are) due", subject)
    assert "Sign in" in text
    assert "Wren" not in subject + text
    assert logged("tell_by_email") == 1


def test_nobody_is_told_twice_in_a_day_and_each_is_told_again_the_next(due, mail):
    notify_all()
    notify_all()
    assert len(mail) == 1

    Account.objects.filter(pk=due.sage.pk).update(told_on=timezone.localdate() - timedelta(days=1))
    notify_all()
    assert len(mail) == 2


def test_who_has_no_address_nothing_due_or_no_casework_is_not_told(due, mail):
    a_worker("Fern Invented")
    a_worker("Elder Invented", role=Role.ADMINISTRATOR)
    Account.objects.exclude(pk=due.sage.pk).exclude(display_name="Fern Invented").update(email="x@council.example")

    notify_all()

    assert [to for to, *_ in mail] == ["sage@council.example"]


def test_what_could_not_be_sent_is_said_and_tried_again(due, settings, capsys):
    settings.MAIL_SENDER = f"{__name__}.Broken"

    assert main(["notify"]) == 1

    assert "no way out" in capsys.readouterr().err
    assert Account.objects.get(pk=due.sage.pk).told_on is None


def test_an_administrator_says_where_somebody_is_told(office):
    administrator = a_worker("Elder Invented", role=Role.ADMINISTRATOR)
    address = reverse("work:email", kwargs={"id": office.sage.pk})
    client = client_of(administrator)

    assert "Enter an e-mail address" in client.post(address, {"email": "nobody"}).content.decode()
    assert client.post(address, {"email": "sage@council.example"}).status_code == 302
    assert Account.objects.get(pk=office.sage.pk).email == "sage@council.example"
    assert client_of(office.sage).get(address).status_code == 403
