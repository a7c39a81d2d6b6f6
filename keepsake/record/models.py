"""What the record room keeps of its own: the versions of every record, and what waits to be sent."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from keepsake.record.drafts import Draft
from keepsake.record.drift import Drift, Oversight
from keepsake.record.once import Sent

__all__ = ["Draft", "Drift", "Oversight", "Sent", "Version"]


class Version(models.Model):
    """A record as it stood after one writing. Read it through ``history``, which shows what the access grants."""

    model = models.CharField(max_length=80)
    record_id = models.UUIDField()
    number = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    true_from = models.DateField(null=True)
    reason = models.TextField(blank=True)
    values = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["model", "record_id", "number"], name="a_version_is_kept_once"),)

    def __str__(self) -> str:
        return f"{self.model} {self.record_id} version {self.number}"
