"""What came through the public form and nobody has taken in yet. It is nobody's record until a worker has searched.

The text waits here, and goes when it is taken in as a contact or set aside with a reason. It is read in
``keepsake.casework.arrivals`` alone.
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

    class Meta:
        indexes = (models.Index(fields=["dealt_with_at", "arrived_at"], name="arrivals_waiting"),)

    def __str__(self) -> str:
        return self.reference
