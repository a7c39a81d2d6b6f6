"""Signing in and out, a try that failed, a closed name, and what decides who may look: all of it is in the log."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.actions import absences, duties, teams, workers
from keepsake.people.models import Team
from keepsake.web.settings import AXES_FAILURE_LIMIT
from tests.invented import PASSWORD
from tests.record.family import reading

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 11, 22), date(2026, 12, 1)


def events(*actions):
    with connection.cursor() as cursor:
        cursor.execute("select action, outcome, reason, actor, model, object from audit_entry order by seq")
        return [row for row in cursor.fetchall() if row[0] in actions]


def sign_in(client, username="analyst", password=PASSWORD):
    return client.post("/sign-in/", {"username": username, "password": password})


def test_signing_in_and_out_is_in_the_log(client, make_account):
    account = make_account(Role.ANALYST)

    sign_in(client)
    client.post("/sign-out/")

    assert events("sign_in", "sign_out") == [
        ("sign_in", "permit", "", account.pk.hex, "", ""),
        ("sign_out", "permit", "", account.pk.hex, "", ""),
    ]


def test_a_wrong_password_is_in_the_log_without_what_was_typed(client, make_account):
    account = make_account(Role.ANALYST)

    sign_in(client, password="wrong")
    sign_in(client, "somebody.else", "wrong")
    sign_in(client, "nul\x00" + "a" * 5000, "wrong")

    assert [(reason, actor) for _, _, reason, actor, *_ in events("sign_in")] == [
        ("wrong_password", account.pk.hex),
        ("wrong_password", ""),
        ("wrong_password", ""),
    ]


def test_a_closed_name_is_in_the_log(client, make_account):
    make_account(Role.ANALYST)

    for _ in range(AXES_FAILURE_LIMIT):
        sign_in(client, password="wrong")
    sign_in(client)

    assert [each[2] for each in events("sign_in")][-1] == "locked_out"
    assert "permit" not in [each[1] for each in events("sign_in")]


def test_a_changed_password_is_in_the_log(client, make_account):
    account = make_account(Role.ANALYST)
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    new = "four other invented words"

    client.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert events("change_password") == [
        ("change_password", "permit", "", account.pk.hex, "accounts.account", account.pk.hex)
    ]


def test_an_account_that_is_opened_is_in_the_log(monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "five quite invented words")

    call_command("create_account", "first", "--name", "Invented Person", "--role", "administrator")

    assert events("change_roles")[0][4:] == ("accounts.account", Account.objects.get(username="first").pk.hex)


def test_what_decides_who_may_look_is_in_the_log(make_account):
    manager, worker = make_account(Role.TEAM_MANAGER), make_account(Role.SOCIAL_WORKER)
    other = make_account(Role.SOCIAL_WORKER, username="other")

    with reading(manager, role="team_manager"):
        team = teams.add(name="An invented team", by=manager)
        member = teams.join(worker=worker, team=team, begins_on=DAY, by=manager)
        teams.set_manager(membership=member, is_manager=True, by=manager)
        duties.put_on(worker=worker, begins_on=DAY, ends_on=LATER, by=manager)
        absences.cover(worker=worker, cover=other, begins_on=DAY, ends_on=LATER, by=manager)
        workers.leave(worker=worker, on=LATER, by=manager)

    found = events("change_teams")
    assert {each[3] for each in found} == {manager.pk.hex}
    assert {each[4] for each in found} == {"accounts.account", "people.team"}
    assert [each[5] for each in found].count(worker.pk.hex) == 5
    assert found[0][4:] == ("people.team", f"{team.pk:032x}")


def test_a_change_that_is_undone_leaves_no_event(make_account):
    manager = make_account(Role.TEAM_MANAGER)

    with reading(manager, role="team_manager"), transaction.atomic():
        teams.add(name="Never made", by=manager)
        transaction.set_rollback(True)

    assert events("change_teams") == []
    assert not Team.objects.filter(name="Never made").exists()
