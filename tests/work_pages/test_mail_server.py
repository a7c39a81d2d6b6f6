"""The e-mail of a day goes through a mail server: encrypted, to each once; what was not taken goes the next time."""

import re

import pytest

from keepsake.accounts.models import Account
from keepsake.cli import main
from keepsake.web.work.notifying import notify_all
from tests.work_pages.invented_team import a_child
from tests.work_pages.mail_server import PASSWORD, USER, MailServer, a_certificate
from tests.work_pages.test_due import start

pytestmark = pytest.mark.django_db
SAGE, RUE = "sage@council.example", "rue@council.example"


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    found = a_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(found))
    return found


@pytest.fixture
def through(settings):
    """Sends through a server, as somebody it knows."""

    def use(port, password=PASSWORD):
        settings.MAIL_SENDER = "keepsake.web.mailing.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", port
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = USER, password
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL, settings.EMAIL_TIMEOUT = True, False, 60

    return use


@pytest.fixture
def two(office):
    """Two workers with an address, of whom each has something that is late."""
    start(office.child, office.sage, 90)
    start(a_child("Linnet", office.rue, worker=office.rue, team=office.team), office.rue, 90)
    Account.objects.filter(pk=office.sage.pk).update(email=SAGE)
    Account.objects.filter(pk=office.rue.pk).update(email=RUE)
    return office


def told_on(account):
    return Account.objects.get(pk=account.pk).told_on


def addresses(server):
    return sorted(address for to, _ in server.taken for address in to)


def test_it_goes_out_encrypted_after_signing_in_and_says_nothing_about_anybody(two, certificate, through):
    with MailServer(certificate) as server:
        through(server.port)
        told = notify_all()

    assert (told.sent, told.failed) == (2, [])
    assert addresses(server) == [RUE, SAGE]
    assert [line.split()[0] for line in server.in_the_clear[:2]] == [b"ehlo", b"STARTTLS"]
    assert not any(b"AUTH" in line for line in server.in_the_clear)
    for to, message in server.taken:
        assert message["To"] == to[0]
        assert re.fullmatch(r"Keepsake: \d+ things? (is|are) due", message["Subject"])
        text = message.get_payload(decode=True).decode().strip()
        assert re.fullmatch(r"\d+ things? (is|are) due\. Sign in to see them: http\S+/", text)


def test_nobody_is_told_again_by_the_next_run(two, certificate, through):
    with MailServer(certificate) as server:
        through(server.port)
        notify_all()
        assert notify_all().sent == 0

    assert len(server.taken) == 2


def test_an_address_that_is_refused_keeps_nobody_else_waiting_and_is_tried_again(two, certificate, through, capsys):
    with MailServer(certificate, refused=[SAGE]) as server:
        through(server.port)
        assert main(["notify"]) == 1
        assert addresses(server) == [RUE]
        assert two.sage.username in capsys.readouterr().err
        assert told_on(two.sage) is None

        server.refused = set()
        assert main(["notify"]) == 0

    assert addresses(server) == [RUE, SAGE]


def test_while_the_server_is_away_nothing_is_lost(two, certificate, through):
    with MailServer(certificate) as server:
        through(server.port)
    told = notify_all()

    assert told.sent == 0
    assert len(told.failed) == 1
    assert "The mail server cannot be used" in told.failed[0]
    assert told_on(two.sage) is told_on(two.rue) is None
    with MailServer(certificate) as server:
        through(server.port)
        assert notify_all().sent == 2


@pytest.mark.parametrize("wrong", ["password", "no encryption", "another certificate"])
def test_a_server_that_does_not_let_us_in_or_is_not_the_right_one_is_sent_nothing(
    two, certificate, through, wrong, tmp_path, monkeypatch
):
    if wrong == "another certificate":
        monkeypatch.setenv("SSL_CERT_FILE", str(a_certificate(tmp_path, "elsewhere.example")))
    with MailServer(certificate, offers_tls=wrong != "no encryption") as server:
        through(server.port, "guessed" if wrong == "password" else PASSWORD)
        told = notify_all()

        assert told.sent == 0
        assert "Nobody else was told; the next run tells them." in told.failed[0]
        assert server.taken == []
        assert server.asked == 1
        assert not any(b"AUTH" in line or b"DATA" in line for line in server.in_the_clear)
    assert told_on(two.sage) is told_on(two.rue) is None


def test_a_connection_that_breaks_before_the_answer_is_tried_again(two, certificate, through):
    with MailServer(certificate, breaks_off="before") as server:
        through(server.port)
        told = notify_all()
        assert told.sent == 0
        assert len(told.failed) == 2

        server.breaks_off = ""
        assert notify_all().sent == 2


def test_one_that_breaks_after_the_answer_has_told_them_and_tells_nobody_twice(two, certificate, through):
    with MailServer(certificate, breaks_off="after") as server:
        through(server.port)
        assert notify_all().sent == 2
        assert notify_all().sent == 0

    assert len(server.taken) == 2
