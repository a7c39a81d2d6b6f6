"""The database is busy, full or away: the page says so in plain words, and gives back what was sent."""

from enum import Enum

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import engines

from keepsake.web.drafts import typed_in

TRY_AGAIN_AFTER = 30  # seconds
BUSY_STATES = (
    "40",
    "55",
    "57014",
)  # of PostgreSQL: a deadlock, a lock that was not had, a statement that took too long
FULL_STATE = "53100"


class Why(Enum):
    """What is the matter with the database."""

    BUSY = "busy"
    FULL = "full"
    AWAY = "away"


def why(reason: BaseException | None) -> Why | None:
    """What an error says of the database; None for an error of another kind.

    >>> why(OperationalError("database is locked")), why(OperationalError("database or disk is full"))
    (<Why.BUSY: 'busy'>, <Why.FULL: 'full'>)
    >>> why(OperationalError("unable to open database file")), why(ValueError("locked"))
    (<Why.AWAY: 'away'>, None)
    """
    if not isinstance(reason, OperationalError | InterfaceError):
        return None
    text, state = str(reason), getattr(reason.__cause__, "sqlstate", None) or ""
    if "database or disk is full" in text or state == FULL_STATE:
        return Why.FULL
    if "is locked" in text or state.startswith(BUSY_STATES):
        return Why.BUSY
    return Why.AWAY


def unavailable(request: HttpRequest, reason: Why) -> HttpResponse:
    """503, with everything that was sent, ready to be sent again. A form with a password is not given back."""
    has_password = any("password" in name.lower() for name in request.POST)
    sent = QueryDict() if has_password else request.POST
    shown = {
        "navigation": [],
        "is_signed_in": False,
        "why": reason.value,
        "was_sent": request.method == "POST",
        "address": request.get_full_path(),
        "fields": [(name, text) for name in sent for text in sent.getlist(name)],
        "typed": _typed(sent),
        "is_done_once": "once" in sent,
    }
    page = engines["jinja2"].get_template("errors/503.html").render(shown)
    return HttpResponse(page, status=503, headers={"Retry-After": str(TRY_AGAIN_AFTER)})


def _typed(sent: QueryDict) -> list[tuple[str, list[str]]]:
    """What was typed, by its field in words."""
    filled = {name: texts for name, texts in typed_in(sent).items() if any(texts) and name != "seen"}
    return [(name.replace("_", " ").capitalize(), texts) for name, texts in filled.items()]
