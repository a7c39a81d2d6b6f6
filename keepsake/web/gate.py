"""The gate: every view is refused until it is granted."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from keepsake.web.drafts import keep_unsent
from keepsake.web.permissions import Refused, require


class Gate:
    """Refuses a view that carries neither `@public` nor `@granted`, and one whose permission the person lacks.

    Somebody who is not signed in is asked to, for any view that is not public. What they sent is kept for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if getattr(view, "is_public", False):
            return None
        if not request.user.is_authenticated:
            keep_unsent(request)
            return redirect_to_login(request.get_full_path(), resolve_url("sign-in"))
        permission = getattr(view, "permission", None)
        if permission is None:
            raise Refused("This page has not been opened to anybody.")
        require(request.user, permission)
        return None
