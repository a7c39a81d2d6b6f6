"""A form of casework as it goes to the screen and comes back: once, with nothing that was typed lost."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsake.casework.authority import NotForYou
from keepsake.people.seeing import NotSeen
from keepsake.record.recording import NotRecorded
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from keepsake.web.casework.reading import access_of
from keepsake.web.people.ages import in_day
from keepsake.web.people.editing import tell
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.showing import local
from keepsake.web.people.typed import Typing
from keepsake.web.reading import also_opened

REFUSALS = (Wrong, ValidationError, NotRecorded, NotForYou, NotSeen)


def page(request: HttpRequest, template: str, values: Mapping[str, Any]) -> HttpResponse:
    """A page of casework, with the words for days and times."""
    return render(request, f"casework/{template}", {"in_day": in_day, "local": local, **values})


def sent_once(
    typing: Typing,
    form: RecordForm,
    act: Callable[[], str],
    otherwise: str,
    show: Callable[[], HttpResponse],
    clash: Callable[[Conflict], HttpResponse] | None = None,
) -> HttpResponse:
    """Do what the form asks, once, and go where ``act`` says; or show the form with what is wrong.

    ``clash`` shows what somebody else wrote in between beside what was typed.
    """
    shown = show
    if typing.given_up:
        typing.give_up()
        return redirect(typing.request.path)
    if not typing.is_sent or not form.is_valid():
        return show()
    sent = typing.take()
    if sent is None:
        return typing.before(otherwise)
    try:
        address = act()
    except Conflict as conflict:
        if clash is not None:
            shown = functools.partial(clash, conflict)
        else:
            form.add_error(None, "Somebody else wrote here in between. Look at what stands now, and send it again.")
    except REFUSALS as refused:
        tell(form, refused)
    else:
        return typing.done(sent, address)
    typing.failed(sent)
    for each in (access_of(typing.request), *also_opened(typing.request)):
        each.written.clear()
    return shown()
