"""What was recorded although no notice mentions it, counted: which kind, by which role, for what, on which day.

A risk to a child is written down whatever a notice says; that it was outside the notice is raised here. Nothing of
whom it was about is kept. What is decided of it is kept as it was said: a new decision stands beside the old one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from keepsake.record.access import Access


class Drift(models.Model):
    """How often one kind of information was recorded outside the notice, in one way, on one day."""

    category = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60)
    role = models.CharField(max_length=60)
    model = models.CharField(max_length=80)
    notice = models.CharField(max_length=60)
    notice_version = models.PositiveIntegerField()
    on = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["category", "purpose", "role", "model", "notice", "notice_version", "on"],
                name="drift_is_counted_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.category} for {self.purpose} on {self.on}"


class Oversight(models.Model):
    """What somebody said of something that was found: that they looked at it, or what they decided, and why.

    ``about`` names what was found by codes, opaque ids and days alone. Never changed: the newest stands.
    """

    class Outcome(models.TextChoices):
        LOOKED = "looked", "Looked at, and left open"
        DECIDED = "decided", "Decided"

    about = models.CharField(max_length=200, db_index=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


def raise_drift(access: Access, model: str, categories: Iterable[str]) -> None:
    """Count what was recorded outside the notice, in the transaction that records it."""
    for category in sorted(categories):
        header = access.decider.on_the_day(access.request({category})).notice.header
        key: dict[str, Any] = {
            "category": category,
            "purpose": access.purpose,
            "role": access.role,
            "model": model,
            "notice": header.id,
            "notice_version": header.version,
            "on": access.day,
        }
        Drift.objects.bulk_create([Drift(**key)], ignore_conflicts=True)
        Drift.objects.filter(**key).update(times=models.F("times") + 1)


def about(category: str, purpose: str) -> str:
    """How what is said of it names it."""
    return f"drift:{category}:{purpose}"


def undecided() -> set[tuple[str, str]]:
    """The categories and purposes that nobody has decided since they were last recorded outside the notice."""
    last = Drift.objects.order_by().values_list("category", "purpose").annotate(last=models.Max("on"))
    newest: dict[str, Oversight] = {}
    for said in Oversight.objects.filter(about__startswith="drift:").order_by("at", "pk"):
        newest[said.about] = said
    return {
        (category, purpose) for category, purpose, on in last if not _settles(newest.get(about(category, purpose)), on)
    }


def _settles(said: Oversight | None, last: date) -> bool:
    return said is not None and said.outcome == Oversight.Outcome.DECIDED and timezone.localdate(said.at) >= last
