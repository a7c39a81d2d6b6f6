"""A form that arrives after its session ended is not lost: its slip says whose it is and which form."""

from django.http import HttpRequest, QueryDict

from keepsake.record import drafts

CARRIED = ("csrfmiddlewaretoken", "slip", "once", "discard", "proof", "choice")


def keep_unsent(request: HttpRequest) -> None:
    """Keep what was sent for its owner, who finds it in the form after signing in again."""
    found = drafts.read_slip(request.POST.get("slip", "")) if request.method == "POST" else None
    if found is not None:
        drafts.keep(found[0], found[1], typed_in(request.POST))


def typed_in(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, without what the form itself carries."""
    return {name: [str(each) for each in data.getlist(name)] for name in data if name not in CARRIED}
