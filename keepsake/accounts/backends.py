"""Who can sign in with a password."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import F

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.kept import NO_KEYS, AmongKeys, Kept

# An account, once for each of its roles: every request asks this, and mostly nothing else of accounts.
_WITH_ROLES = Kept(lambda: Account.objects.filter(AmongKeys(NO_KEYS, "pk")).annotate(role=F("roles__role")))


class PasswordBackend(ModelBackend):
    """Password sign-in. A demonstration account does not exist for a production system.

    Django asks again at every request, so a demonstration session does not outlive a change of mode either.
    """

    def user_can_authenticate(self, user: Account | AnonymousUser | None) -> bool:
        if getattr(user, "is_demo", False) and settings.KEEPSAKE_MODE == "production":
            return False
        return super().user_can_authenticate(user)

    def get_user(self, user_id: UUID) -> Account | None:
        """Whoever is signed in, with their roles, in one statement; None where they may be no more."""
        found = _WITH_ROLES.records([user_id])
        if not found or not self.user_can_authenticate(found[0][0]):
            return None
        account: Account = found[0][0]
        account.__dict__["held_roles"] = frozenset(Role(role) for _, (role,) in found if role)
        return account
