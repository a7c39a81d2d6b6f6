"""Who can sign in with a password."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from keepsake.accounts.models import Account


class PasswordBackend(ModelBackend):
    """Password sign-in. A demonstration account does not exist for a production system.

    Django asks again at every request, so a demonstration session does not outlive a change of mode either.
    """

    def user_can_authenticate(self, user: Account | AnonymousUser | None) -> bool:
        if getattr(user, "is_demo", False) and settings.KEEPSAKE_MODE == "production":
            return False
        return super().user_can_authenticate(user)
