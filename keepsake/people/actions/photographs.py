"""Photographs of a person: drawn anew, sealed, and kept with the reason why they are held."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people import picture
from keepsake.people.models import Person, Photograph, Picture
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.sealing import open_sealed, seal
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, not_after, said


@action
def add(*, person: Person, sent: bytes, shows: str, why: str, by: Account, taken_on: date | None = None) -> Photograph:
    """A photograph from today on. The one before it ends the day before, and is kept.

    ``sent`` is the file as it came; nothing of it is kept but its pixels. Raises Wrong where it is no photograph.
    """
    today = current().day
    if taken_on is not None:
        not_after(taken_on, today, "taken_on")
    try:
        drawn = picture.read(sent)
    except picture.NoPicture as why_not:
        raise Wrong("sent", str(why_not)) from None
    for standing in Photograph.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), person=person):
        writing.change(standing, ends_on=day_before(today), because="A newer photograph took its place.")
    id = uuid4()
    kept = Picture(id=id, sealed=seal(drawn.full, about=id.bytes), sealed_small=seal(drawn.small, about=id.bytes))
    kept.save()
    return writing.add(
        Photograph,
        person=person,
        picture=kept,
        shows=said("shows", shows, "Say what the picture shows, for whoever cannot see it."),
        why=said("why", why, "Say who agreed to it, and why it is held."),
        taken_on=taken_on,
        begins_on=today,
        true_from=today,
    )


@action
def correct(*, photograph: Photograph, because: str, by: Account, seen: int | None = None, **values: Any) -> Photograph:
    """What is said of a photograph was wrong: what it shows, when it was taken, why it is held. The picture stays."""
    if values.get("taken_on") is not None:
        not_after(values["taken_on"], current().day, "taken_on")
    return writing.change(photograph, seen=seen, because=said("because", because, "Say why it is changed."), **values)


@action
def take_down(*, photograph: Photograph, because: str, by: Account) -> Photograph:
    """It is shown no more, at once: somebody took their agreement back, or it is somebody else. It never held today."""
    words = said("because", because, "Say why it is taken down.")
    return writing.change(photograph, ends_on=day_before(current().day), because=words)


def opened(photograph: Photograph, *, small: bool = False) -> bytes:
    """The JPEG file of a photograph that was read under the open access. Raises LookupError where it is not granted."""
    column = "sealed_small" if small else "sealed"
    found = Picture.objects.filter(pk=photograph.picture_id).values_list(column, flat=True).first()
    if found is None:
        raise LookupError("There is no such picture among those you may see.")
    return open_sealed(bytes(found), about=photograph.picture_id.bytes)


def small_ones(photographs: list[Photograph]) -> dict[Photograph, bytes]:
    """The small pictures of these photographs, read together."""
    rows = Picture.objects.filter(pk__in=[each.picture_id for each in photographs]).values_list("id", "sealed_small")
    found = {id: bytes(sealed) for id, sealed in rows}
    return {
        each: open_sealed(found[each.picture_id], about=each.picture_id.bytes)
        for each in photographs
        if each.picture_id in found
    }
