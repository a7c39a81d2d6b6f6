"""What people told us online: received, read by who is on duty, and counted by place."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from keepsake.casework.authority import NotForYou
from keepsake.casework.models import Arrival, DaySalt, SentFrom
from keepsake.people.models import Duty
from keepsake.record.audit.noting import note
from keepsake.record.opened import current

ARRIVAL = "casework.arrival"
MOST_A_DAY = 20  # from one place: an office shares one, and nobody has so many worries in a day
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are taken for one another
WAITING = {"dealt_with_at__isnull": True}


class TooMany(Exception):
    """So much came from one place today that a person should be called instead."""


def receive(told: Mapping[str, Any], place: str) -> Arrival:
    """Keep what was told. Raises TooMany; nothing of the place is kept but a hash that nobody can undo tomorrow."""
    now = timezone.now()
    with transaction.atomic():
        _count(place, timezone.localdate())
        made = Arrival(reference=_reference(), arrived_at=now, told=dict(told))
        made.save(force_insert=True)
        note("arrive", model=ARRIVAL, row=made.pk)
    return made


def waiting() -> list[Arrival]:
    """What nobody has dealt with, the oldest first; what a program may have sent at the end. Raises NotForYou."""
    must_be_on_duty()
    return sorted(Arrival.objects.filter(**WAITING).order_by("arrived_at", "pk"), key=_is_doubtful)


def one(id: UUID) -> Arrival | None:
    """One that waits; that it was read is written down. Raises NotForYou."""
    must_be_on_duty()
    found = Arrival.objects.filter(pk=id, **WAITING).first()
    if found is not None:
        note("read_arrival", actor=current().worker, role=current().role, model=ARRIVAL, row=id)
    return found


def is_on_duty() -> bool:
    """Is the worker at the front door today?"""
    access = current()
    day = access.day
    return Duty.objects.filter(worker=access.worker, begins_on__lte=day, ends_on__gte=day).exists()


def must_be_on_duty() -> None:
    """Raise NotForYou unless the worker is."""
    if not is_on_duty():
        raise NotForYou("This is for who is on duty today. The duty rota says who is.")


def _is_doubtful(arrival: Arrival) -> bool:
    return bool(arrival.told.get("is_doubtful"))


def _count(place: str, day: date) -> None:
    DaySalt.objects.filter(day__lt=day).delete()
    SentFrom.objects.filter(day__lt=day).delete()
    salt, _ = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    hashed = hmac.new(salt.salt.encode(), place.encode(), hashlib.sha256).hexdigest()
    found, _ = SentFrom.objects.get_or_create(day=day, place=hashed)
    if not SentFrom.objects.filter(pk=found.pk, times__lt=MOST_A_DAY).update(times=F("times") + 1):
        raise TooMany


def _reference() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
