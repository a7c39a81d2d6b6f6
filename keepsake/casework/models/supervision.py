"""Supervision of a worker, apart from every child: of how they are, what they carry, what they learn. Not of a child.

It is about an employee and nobody in the record, so it is no personal record of this register. Who reads it is asked in
``keepsake.casework.supervised`` alone: the worker, and whoever answers for them.
"""

import uuid

from django.conf import settings
from django.db import models


class Supervision(models.Model):
    """One talk of a manager with a worker. It is written once; what was wrong in it is said in the next."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    supervised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    well_being = models.TextField("how they are", blank=True)
    load = models.TextField("what they carry", blank=True)
    learning = models.TextField("what they learn, and want to learn", blank=True)
    agreed = models.TextField("what was agreed, who does it, by when")
    next_on = models.DateField("next time", null=True, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["worker", "on"], name="supervision_of_a_worker"),)

    def __str__(self) -> str:
        return str(self.id)
