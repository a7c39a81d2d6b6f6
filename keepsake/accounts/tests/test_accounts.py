import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from keepsake.accounts.demo import load_people
from keepsake.accounts.demo_people import PASS_PHRASE, PEOPLE
from keepsake.accounts.models import Account, AccountRole
from keepsake.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_an_account_can_hold_several_roles(make_account):
    account = make_account(Role.ANALYST, Role.TEAM_MANAGER)

    assert Account.objects.get(id=account.id).held_roles == {Role.ANALYST, Role.TEAM_MANAGER}
    assert account.role_labels == ["Team manager", "Analyst"]


def test_the_database_refuses_a_role_that_is_not_on_the_list(make_account):
    account = make_account(Role.ANALYST)

    with pytest.raises(IntegrityError):
        AccountRole.objects.create(account=account, role="superuser")


def test_the_database_refuses_the_same_role_twice(make_account):
    account = make_account(Role.ANALYST)

    with pytest.raises(IntegrityError):
        AccountRole.objects.create(account=account, role=Role.ANALYST)


def test_the_password_is_kept_as_an_argon2_hash(make_account):
    assert make_account(Role.ANALYST).password.startswith("argon2$argon2id$")


def test_an_account_names_nobody_where_it_is_printed(make_account):
    account = make_account(Role.ANALYST)

    assert str(account) == str(account.id)


def test_loading_the_demonstration_twice_makes_each_person_once():
    load_people()
    load_people()

    assert Account.objects.count() == len(PEOPLE)
    assert {role for account in Account.objects.all() for role in account.held_roles} == set(Role)


@pytest.mark.parametrize(("mode", "can"), [("demo", True), ("production", False)])
def test_a_demonstration_account_does_not_work_in_production(rf, settings, mode, can):
    load_people()
    settings.KEEPSAKE_MODE = mode

    found = authenticate(rf.post("/sign-in/"), username="analyst", password=PASS_PHRASE)

    assert (found is not None) == can


def test_a_demonstration_session_ends_when_the_mode_becomes_production(client, settings, make_account):
    account = make_account(Role.ANALYST, is_demo=True)
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    assert client.get("/account/password/").status_code == 200

    settings.KEEPSAKE_MODE = "production"
    settings.ALLOWED_HOSTS = ["testserver"]

    assert client.get("/account/password/").status_code == 302
