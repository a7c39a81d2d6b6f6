import hashlib
import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime
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
    email = models.EmailField("e-mail address at work", blank=True)
    told_on = models.DateField("last told by e-mail what is due", null=True, blank=True)

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


class CalendarAddress(models.Model):
    """A secret address from which a worker's calendar program reads what is due. Only its hash is kept here."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="calendar_addresses")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def make(cls, account: Account, at: datetime) -> str:
        """A new address in place of any before it; its secret, which is told once and kept by nobody here."""
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.revoke(account, at)
            cls.objects.create(account=account, token_hash=hashed(token), made_at=at)
        return token

    @classmethod
    def revoke(cls, account: Account, at: datetime) -> int:
        """Close every address of an account; how many were open."""
        return cls.objects.filter(account=account, revoked_at__isnull=True).update(revoked_at=at)

    @classmethod
    def of(cls, token: str) -> "CalendarAddress | None":
        """The open address of a secret, of an account that can sign in."""
        found = cls.objects.filter(token_hash=hashed(token), revoked_at__isnull=True, account__is_active=True)
        return found.select_related("account").first()


def hashed(token: str) -> str:
    """A secret of 256 random bits needs no salt: nobody can guess what was hashed."""
    return hashlib.sha256(token.encode()).hexdigest()
