"""A form that is sent twice is done once: the second time gives the first answer.

Each form carries a number of its own. It is taken in the same transaction in which the form's work is done, so that two
that arrive together cannot both do it.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

KEPT = timedelta(days=2)


class Sent(models.Model):
    """A form that was done: its number, who sent it, and where it led."""

    number = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    led_to = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)


def take(number: UUID, owner: object) -> Sent | None:
    """Take the number for this sending. None where it was taken before: see ``led_to``."""
    now = timezone.now()
    Sent.objects.filter(at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            return Sent.objects.create(number=number, owner_id=getattr(owner, "pk", owner), at=now)
    except IntegrityError:
        return None


def led_to(number: UUID, owner: object) -> str:
    """Where the first sending led; empty where it was somebody else's."""
    found = Sent.objects.filter(number=number, owner_id=getattr(owner, "pk", owner))
    return found.values_list("led_to", flat=True).first() or ""


def done(sent: Sent, address: str) -> None:
    """Say where it led."""
    Sent.objects.filter(pk=sent.pk).update(led_to=address[:300])
