import pytest
from django.core.management import CommandError, call_command

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role

pytestmark = pytest.mark.django_db
COMMAND = ("create_account", "first", "--name", "Invented Person", "--role", "administrator")


@pytest.fixture
def typed(monkeypatch):
    def answer(*passwords):
        waiting = iter(passwords)
        monkeypatch.setattr("getpass.getpass", lambda prompt: next(waiting))

    return answer


def test_the_first_administrator_is_made_on_the_terminal(typed):
    typed("five quite invented words", "five quite invented words")

    call_command(*COMMAND)

    account = Account.objects.get(username="first")
    assert account.check_password("five quite invented words")
    assert (account.held_roles, account.is_demo) == ({Role.ADMINISTRATOR}, False)


@pytest.mark.parametrize(
    ("passwords", "said"),
    [(("one thing or other", "another thing or"), "not the same"), (("short", "short"), "too short")],
)
def test_a_password_that_will_not_do_opens_no_account(typed, passwords, said):
    typed(*passwords)

    with pytest.raises(CommandError, match=said):
        call_command(*COMMAND)

    assert not Account.objects.exists()


def test_a_username_is_not_given_twice(make_account):
    make_account(Role.ANALYST, username="first")

    with pytest.raises(CommandError, match="already"):
        call_command(*COMMAND)
