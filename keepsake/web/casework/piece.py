"""One piece of a step to fill in: what is shared, or one child's part, with own questions and what is known."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from keepsake.accounts.models import Account
from keepsake.casework.authority import NotForYou
from keepsake.census.elements import GROUPS
from keepsake.record.access import Access
from keepsake.record.writing import Conflict
from keepsake.standard.vocabulary import label
from keepsake.web.casework.act_forms import SHARED
from keepsake.web.casework.known import known_for
from keepsake.web.casework.own import answer_own, fields_of_own, own_of, standing_own
from keepsake.web.casework.reading import access_of
from keepsake.web.casework.ready_for_census import Ready, ready_for_census
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.step_forms import form_of, standing
from keepsake.web.casework.stepping import Child, Found
from keepsake.web.people.conflicts import conflict_of
from keepsake.web.people.typed import Typing

IN_CENSUS = {each for group in GROUPS for each in (group.model, group.step) if each is not None}
Write = Callable[[Account, int, dict[str, Any]], None]


def fill_in(request: HttpRequest, found: Found, record: Any, child: Child | None, write: Write) -> HttpResponse:
    """Show the form of a piece, or save it whole: columns, own answers, and from where an answer was taken."""
    typing, access = Typing(request, f"step-piece:{record.pk.hex}"), access_of(request)
    questions, whom = (found.step.own, child.brief.id) if child else (found.step.shared, None)
    own = own_of(request, found)
    kind = form_of(type(record), questions, fields_of_own(own.shown(each=bool(child))))
    form = kind(typing.sent, initial=typing.initial(kind, standing(record, kind) | standing_own(own, whom)))
    form.whose = child.brief.name if child else SHARED if found.step.own and len(found.children) > 1 else ""
    children = [child.brief.id] if child else [each.brief.id for each in found.children]
    known = known_for(record, kind.columns, children, access)
    given = request.POST.get("seen", "") or typing.seen
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else record.version
    shown = {"form": form, "typing": typing, "back": found.url, "title": found.step.title, "seen": seen}
    ready = None if typing.is_sent else ready_of(found, access)
    shown |= {"census": ready.at(record) if ready else {}}
    shown |= {"who": child.brief.name if child else found.names, "hidden": own.hidden(each=bool(child)), "known": known}

    def act() -> str:
        must_be(found.step.may, access)
        stood = record.version
        with transaction.atomic():
            write(typing.owner, seen, known.values(request, form.given))
            now = seen if record.version == stood else record.version
            answer_own(request, own, whom, form.cleaned_data, typing.owner, now, record)
            known.confirm(request, typing.owner)
        return f"{found.url}?done=saved"

    def clash(conflict: Conflict) -> HttpResponse:
        more = {"conflict": conflict_of(conflict, form, access), "seen": conflict.now}
        return page(request, "form.html", shown | more)

    return sent_once(typing, form, act, found.url, lambda: page(request, "form.html", shown), clash)


def ready_of(found: Found, access: Access) -> Ready | None:
    """What the census says of the children of a step that is in it; asked when a page is shown, never while saving."""
    if not {found.step.model, found.step.part} & IN_CENSUS:
        return None
    return ready_for_census([each.brief for each in found.children], access)


def must_be(roles: tuple[str, ...], access: Access) -> None:
    """Raise NotForYou unless the step declares that this role may."""
    if access.role not in roles:
        raise NotForYou(f"This is for: {', '.join(label('roles', each).lower() for each in roles)}.")
