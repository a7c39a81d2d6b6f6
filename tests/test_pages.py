import pytest
from django.db import DatabaseError, connection

from keepsake.accounts.roles import Role
from keepsake.web.home import TASKS

pytestmark = pytest.mark.django_db


def test_home_is_open_to_all_roles_and_closed_to_an_account_with_none(signed_in):
    for role in Role:
        assert signed_in(role).get("/").status_code == 200

    assert signed_in().get("/").status_code == 403


def test_home_offers_a_task_only_to_those_who_may(signed_in):
    offered = TASKS[0].title

    assert f">{offered}</a></h3>" in signed_in(Role.DATA_PROTECTION_OFFICER).get("/").content.decode()
    assert f">{offered}</a></h3>" not in signed_in(Role.ANALYST).get("/").content.decode()


def test_the_policy_lets_nothing_in_but_our_own(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == allowed["style-src"] == allowed["form-action"] == "'self'"
    assert allowed["frame-ancestors"] == allowed["base-uri"] == "'none'"


def test_a_page_is_private_and_quiet(client):
    headers = client.get("/").headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_our_fault_is_told_in_plain_words_without_the_database(client, settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.one_guarded_page"
    client.raise_request_exception = False

    def away(*args, **kwargs):
        raise DatabaseError("away")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", away)

    answer = client.get("/failing/")

    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()
    assert "RuntimeError" not in answer.content.decode()


def test_a_request_for_another_host_is_refused_in_plain_words(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "Something was wrong with what the browser sent" in answer.content.decode()


def test_a_name_is_shown_as_text_and_never_as_markup(client, make_account):
    account = make_account(Role.ANALYST)
    account.display_name = "<script>alert(1)</script>"
    account.save()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")

    page = client.get("/").content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_health_asks_for_no_sign_in(client):
    assert client.get("/health/live").json() == {"status": "alive"}
    assert client.get("/health/ready").json() == {"status": "ready"}


def test_not_ready_while_the_database_is_away(client, monkeypatch):
    def away():
        raise DatabaseError("away")

    monkeypatch.setattr(connection, "cursor", away)

    answer = client.get("/health/ready")

    assert (answer.status_code, answer.json()["reason"]) == (503, "the database does not answer")
    assert client.get("/health/live").status_code == 200


def test_not_ready_while_a_migration_waits(client):
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'accounts'")

    answer = client.get("/health/ready")

    assert (answer.status_code, answer.json()["reason"]) == (503, "migrations are waiting")
