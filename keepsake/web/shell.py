"""What every page knows: who is signed in, what they may do, and where the links go."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from keepsake.web.addresses import url
from keepsake.web.permissions import may
from keepsake.web.work.emergency import told


@dataclass(frozen=True)
class Link:
    """A place in the navigation; `permission` is None where everybody may go."""

    text: str
    url_name: str
    permission: str | None = None


NAVIGATION = (
    Link("Home", "home"),
    Link("People", "people:find", "people.read"),
    Link("Front door", "casework:front-door", "casework.read"),
    Link("Privacy notices", "notices:list"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    account = getattr(request, "user", AnonymousUser())
    return {
        "account": account,
        "is_signed_in": account.is_authenticated,
        "may": partial(may, account),
        "emergencies": told(request) if account.is_authenticated else [],
        "is_demo": settings.KEEPSAKE_MODE == "demo",
        "navigation": [
            {"text": link.text, "href": url(link.url_name), "active": is_here(request.path, link)}
            for link in NAVIGATION
            if link.permission is None or may(account, link.permission)
        ],
    }


def is_here(path: str, link: Link) -> bool:
    """Is this page, or a page below it, being shown?"""
    address = url(link.url_name)
    return path == address or (address != "/" and path.startswith(address))
