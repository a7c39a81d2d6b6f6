"""Is the log whole? When it was last checked here, what came out, and up to where its end is signed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from keepsake.record.audit.head import Head
from keepsake.record.audit.heads_file import heads_in
from keepsake.record.audit.signing_key import NoKey, believed_keys
from keepsake.record.audit.verifying import verify
from keepsake.web.permissions import granted

SHOWN = 20


@dataclass(frozen=True)
class Checked:
    """What a check of the log found."""

    at: datetime
    result: dict[str, Any]


@granted("log.whole")
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """The last check and the last head; sent, the check is made anew."""
    problem = ""
    if request.method == "POST":
        try:
            _check()
            return redirect("log:whole")
        except (NoKey, DatabaseError, OSError) as reason:
            problem = str(reason)
    heads = [head for head in _heads() if isinstance(head, Head)]
    values = {"checked": _last(), "head": heads[-1] if heads else None, "heads": len(heads), "problem": problem}
    return render(request, "log/whole.html", values | {"keeps_heads": settings.AUDIT_HEADS is not None, "shown": SHOWN})


def _check() -> None:
    heads = _heads()
    keys = believed_keys(settings.AUDIT_PUBLIC, settings.AUDIT_KEY, settings.AUDIT_KEY_FILE) if heads else []
    found = verify(_heads, keys)
    path = _kept_in()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"at": datetime.now(UTC).isoformat(), **found.as_json()}), encoding="utf-8")


def _last() -> Checked | None:
    """The last check that was made from this page; no secret is in it."""
    try:
        kept = json.loads(_kept_in().read_text(encoding="utf-8"))
        return Checked(timezone.localtime(datetime.fromisoformat(kept["at"])), kept)
    except (OSError, ValueError, KeyError):
        return None


def _kept_in() -> Path:
    return Path(settings.KEEPSAKE_HOME) / "audit-last-checked.json"


def _heads() -> Any:
    return heads_in(Path(settings.AUDIT_HEADS)) if settings.AUDIT_HEADS is not None else []
