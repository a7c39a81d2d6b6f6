"""What came through the public form and nobody has taken in yet. It is nobody's record until a worker has searched.

The text waits here, and goes when it is taken in as a contact or set aside with a reason. It is read in
``keepsake.casework.arrivals`` alone. It is no personal record, since whom it is about is not known; the second wall
shows it to workers alone all the same, and lets the public form add to it without reading.
"""

import uuid

from django.conf import settings
from django.db import models


class Arrival(models.Model):
    """One sending of the public form. ``told`` holds the answers by the names of the form's fields."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    arrived_at = models.DateTimeField()
    told = models.JSONField(default=dict)
    contact = models.UUIDField(null=True)
    dealt_with_at = models.DateTimeField(null=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_aside_because = models.TextField(blank=True)

    class Walled:
        seen = "true"  # by every worker who is looking; which of them may is asked where it is read
        anybody_adds = True

    class Meta:
        indexes = (models.Index(fields=["dealt_with_at", "arrived_at"], name="arrivals_waiting"),)

    def __str__(self) -> str:
        return self.reference


class SentFrom(models.Model):
    """How often the public form was sent from one place on one day. The place is hashed with a salt of that day."""

    day = models.DateField()
    place = models.CharField(max_length=64)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["day", "place"], name="a_place_is_counted_once_a_day"),)

    def __str__(self) -> str:
        return str(self.day)


class DaySalt(models.Model):
    """The salt of one day. It is thrown away the day after, and with it all that could tell what was hashed."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)
