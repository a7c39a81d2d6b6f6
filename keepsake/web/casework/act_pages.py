"""One page for everything that is declared as an act: it asks, does it once, and leads to what comes next."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from keepsake.web.casework.act_forms import form_for
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.acts import ACTS
from keepsake.web.casework.families import Family, families_of
from keepsake.web.casework.known import known_in_act
from keepsake.web.casework.piece import must_be
from keepsake.web.casework.reading import STEP, access_of, of_casework
from keepsake.web.casework.receiving import children_with, family_with
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.whereabouts import about, found, where
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.typed import Typing
from keepsake.web.uploads import was_too_large


@of_casework("casework.record", STEP)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, act: str, id: UUID) -> HttpResponse:
    """Do one declared thing with one record."""
    declared = ACTS.get(act)
    if declared is None:
        raise Http404
    record, access = found(declared.of, id, request), access_of(request)
    back = where(record)
    typing = Typing(request, f"act-{act}:{id.hex}")
    if not declared.is_ready(record):
        return typing.before(back)
    them = briefs(about(record), access)
    families = _families(declared, them, request)
    known = _family(declared, them, families, request)
    may = set(declared.among(record, [each.id for each in known]))
    people = [each for each in known if each.id in may]
    kind = form_for(declared, record, people, families)
    blank: dict[str, Any] = {"children": [str(each.id) for each in people if each.id in them]}
    blank |= declared.begins_with(record, access.day)
    offer = known_in_act(declared, record, list(them), access)
    sent = offer.typed(request) if typing.is_sent else None
    form = kind(sent, request.FILES if typing.is_sent else None, initial=typing.initial(kind, blank))

    form.too_large = tuple(name for name in form.fields if typing.is_sent and was_too_large(request, name))

    def do() -> str:
        must_be(declared.may, access)
        given = offer.values(request, form.given)
        deed = Deed(record, given, typing.owner, access.day, seen_in(request, record), form.children, form.own)
        with transaction.atomic():
            done = declared.do(deed)
            made = done if declared.model is not None and isinstance(done, declared.model) else record
            replace(offer, record=made).confirm(request, typing.owner)
        return f"{where(done) if done is not None else back}?done={act}"

    shown: dict[str, Any] = {
        "form": form,
        "typing": typing,
        "back": back,
        "who": ", ".join(each.name for each in them.values()),
        "title": declared.title,
        "button": declared.button,
        "note": declared.note,
        "seen": record.version if declared.changes_it else "",
        "due": declared.clock(record),
        "hinders": declared.hinders(record),
        "known": offer,
        "told": declared.tells(record, known),
    }

    def show() -> HttpResponse:
        if form.errors:
            form.ask_for_files_again()
        return page(request, "form.html", shown)

    return sent_once(typing, form, do, back, show)


def seen_in(request: HttpRequest, record: Any) -> int | None:
    """The version that was on the screen when the worker began to type, where the form carries one."""
    given = request.POST.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else None


def _families(declared: Act, them: dict[UUID, Brief], request: HttpRequest) -> tuple[Family, ...]:
    """The families by name that may be chosen as a whole: of the one person where an act may be about anybody."""
    one = next(iter(them), None)
    return families_of(one, access_of(request)) if one is not None and declared.with_anybody else ()


def _family(declared: Act, them: dict[UUID, Brief], families: tuple[Family, ...], request: HttpRequest) -> list[Brief]:
    """Those an act may be asked for: the family of one child, or the several children the record is about already."""
    one = next(iter(them.values()), None)
    known = sorted(them.values(), key=lambda each: each.name)
    if one is not None and declared.with_anybody:
        known = family_with(one.person, request, {id for each in families for id in each.members})
    elif len(them) == 1 and one is not None and declared.with_family:
        known = children_with(one.person, request)
    return known
