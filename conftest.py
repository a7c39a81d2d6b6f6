import os
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from tests.invented import PASSWORD

# How fast a machine is today says nothing about the code: no test fails for being slow.
hypothesis_settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("unhurried")

# The browser driver runs an event loop in the thread that also talks to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def make_account(db: None) -> Callable[..., Account]:
    """Open an account: `make_account(Role.ANALYST)`. Its username is the role, its password PASSWORD."""

    def make(*roles: Role, username: str = "", is_demo: bool = False) -> Account:
        return Account.objects.open(
            username=username or "-".join(roles) or "nobody",
            display_name="Invented Person",
            roles=roles,
            password=PASSWORD,
            is_demo=is_demo,
        )

    return make


@pytest.fixture
def signed_in(make_account: Callable[..., Account]) -> Callable[..., Client]:
    """A client that has signed in: `signed_in(Role.ANALYST)`, or with no role at all."""

    def sign_in(*roles: Role) -> Client:
        client = Client()
        client.force_login(make_account(*roles), backend="keepsake.accounts.backends.PasswordBackend")
        return client

    return sign_in
