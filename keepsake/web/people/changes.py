"""The history of one record: every version, and any two of them compared in words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.record.access import Access
from keepsake.record.history import Stood, differences, history
from keepsake.record.personal import Personal
from keepsake.web.people.brief import names_of
from keepsake.web.people.editing import record_of
from keepsake.web.people.nouns.register import NOUNS
from keepsake.web.people.purposes import access_of, of_people, whom
from keepsake.web.people.showing import show
from keepsake.web.people.wording import account_names, in_words, label_of


@dataclass(frozen=True)
class Told:
    """One version: who wrote it, when, from when it is true, why, and what it changed."""

    number: int
    by: str
    at: datetime
    true_from: date | None
    because: str
    changes: tuple[tuple[str, str, str], ...]


@of_people("people.read")
@require_safe
def changes(request: HttpRequest, id: UUID, noun: str, record: UUID) -> HttpResponse:
    """Each version of a record with what it changed; and the two that were chosen, side by side."""
    person, access = whom(request, id), access_of(request)
    kind = NOUNS.get(noun)
    if kind is None:
        raise Http404
    found = record_of(kind, person, record)
    stood = history(found)
    chosen = _chosen(request, stood)
    shown = {
        "name": names_of([id], access, access.day)[id].name,
        "person": person,
        "noun": kind,
        "record": found,
        "versions": [told(kind.model, number, stood, access) for number in range(len(stood) - 1, -1, -1)],
        "chosen": chosen,
        "compared": _compared(kind.model, *chosen, access) if chosen else (),
        "not_shown": [label_of(kind.model, name) for name in stood[-1].not_shown] if stood else (),
    }
    return show(request, "changes.html", shown)


def _chosen(request: HttpRequest, stood: tuple[Stood, ...]) -> tuple[Stood, Stood] | None:
    """The two versions of the address, the earlier first; without any, the first and the last."""
    by_number = {str(each.number): each for each in stood}
    asked = [by_number.get(request.GET.get(name, "")) for name in ("one", "other")]
    pair = asked if all(asked) else [stood[0], stood[-1]] if len(stood) > 1 else []
    one, other = (
        sorted((each for each in pair if each), key=lambda each: each.number) if len(pair) == 2 else (None, None)
    )
    return (one, other) if one and other and one is not other else None


def told(model: type[Personal], place: int, stood: tuple[Stood, ...], access: Access) -> Told:
    each = stood[place]
    before = stood[place - 1] if place else None
    pairs = differences(before, each) if before else {}
    return Told(
        number=each.number,
        by=account_names([each.recorded_by]).get(str(each.recorded_by), "Somebody who has left"),
        at=timezone.localtime(each.recorded_at),
        true_from=each.true_from,
        because=each.reason,
        changes=tuple(
            (label_of(model, name), in_words(model, name, old, access), in_words(model, name, new, access))
            for name, (old, new) in pairs.items()
        ),
    )


def _compared(model: type[Personal], one: Stood, other: Stood, access: Access) -> list[tuple[str, str, str, bool]]:
    """Each field that says something in either, and whether it differs."""
    found = []
    for name in one.values:
        old, new = one.values.get(name), other.values.get(name)
        if (old in (None, "") and new in (None, "")) or name == "person":
            continue
        words = (in_words(model, name, old, access), in_words(model, name, new, access))
        found.append((label_of(model, name), *words, old != new))
    return found
