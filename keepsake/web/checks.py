"""What Django checks of us before it starts."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error


def production_is_safe(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A production system shows no debugging pages, keeps cookies to TLS, and names its hosts."""
    if settings.KEEPSAKE_MODE != "production":
        return []
    claims = {
        "DEBUG must be off in production.": not settings.DEBUG,
        "Session and form cookies must be for TLS only in production.": settings.SESSION_COOKIE_SECURE
        and settings.CSRF_COOKIE_SECURE,
        "ALLOWED_HOSTS must name the hosts in production.": bool(settings.ALLOWED_HOSTS)
        and "*" not in settings.ALLOWED_HOSTS,
    }
    return [
        Error(claim, id=f"keepsake.E00{number}")
        for number, (claim, holds) in enumerate(claims.items(), start=1)
        if not holds
    ]
