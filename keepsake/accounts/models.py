import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction

from keepsake.accounts.roles import Role


class Accounts(BaseUserManager["Account"]):
    def open(
        self,
        *,
        username: str,
        display_name: str,
        roles: Iterable[Role],
        password: str | None,
        is_demo: bool = False,
    ) -> "Account":
        """Open an account with its roles; without a password nobody can sign in to it by password."""
        account = Account(username=username, display_name=display_name, is_demo=is_demo)
        account.set_password(password)
        with transaction.atomic():
            account.save()
            AccountRole.objects.bulk_create(AccountRole(account=account, role=role) for role in roles)
        return account


class Account(AbstractBaseUser):
    """A person who can sign in. What they may do follows from their roles alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    display_name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects = Accounts()

    def __str__(self) -> str:
        return str(self.id)

    @cached_property
    def held_roles(self) -> frozenset[Role]:
        """The roles of this account, read once for each request."""
        return frozenset(Role(row.role) for row in self.roles.all())

    @property
    def role_labels(self) -> list[str]:
        """The plain names of the roles, in the order of the closed list."""
        return [role.label for role in Role if role in self.held_roles]


class AccountRole(models.Model):
    """One role held by one account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "role"], name="a_role_is_held_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_on_the_closed_list"),
        )

    def __str__(self) -> str:
        return self.role
