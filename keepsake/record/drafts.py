"""What somebody was typing, kept for them alone until they send it, so that no text is lost.

A draft is its owner's, of one form, for 14 days. It is no part of the record: nobody else reads it, and it is deleted
when the form is sent or given up.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.utils import timezone

from keepsake.record.opened import keeping
from keepsake.record.second_wall import raised

KEPT = timedelta(days=14)
LONGEST = 200_000  # characters of one draft
SALT = "keepsake.record.drafts"
Values = Mapping[str, list[str]]


class Draft(models.Model):
    """The fields of one form as they stood. ``form`` is the form's own name, with the record it is about."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=120)
    values = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "form"], name="one_draft_of_a_form"),)

    def __str__(self) -> str:
        return str(self.pk)


def slip(owner: object, form: str) -> str:
    """A signed note of whose form it is, for the form to carry: it lets the text be kept after a session ended."""
    return signing.dumps([str(getattr(owner, "pk", owner)), form], salt=SALT)


def read_slip(text: str) -> tuple[str, str] | None:
    """Owner and form of a slip; None where it is not ours or older than a draft is kept."""
    try:
        owner, form = signing.loads(text, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(owner), str(form)


def keep(owner: object, form: str, values: Values) -> datetime | None:
    """Keep what was typed, in place of what was kept before; when, or None where it is empty or too long.

    What is older than 14 days is deleted at the same time, everybody's.
    """
    now = timezone.now()
    typed = {name: list(each) for name, each in values.items()}
    length = sum(len(text) for each in typed.values() for text in each)
    if not length or length > LONGEST:
        return None
    with _as(owner) as id:
        with keeping():
            Draft.objects.filter(saved_at__lt=now - KEPT).delete()
        Draft.objects.update_or_create(owner_id=id, form=form, defaults={"values": typed, "saved_at": now})
    return now


def kept(owner: object, form: str) -> Draft | None:
    """The owner's own draft of this form, if it is not too old."""
    with _as(owner) as id:
        return Draft.objects.filter(owner_id=id, form=form, saved_at__gte=timezone.now() - KEPT).first()


def drop(owner: object, form: str) -> None:
    """Delete the draft: the form was sent, or given up."""
    with _as(owner) as id:
        Draft.objects.filter(owner_id=id, form=form).delete()


@contextmanager
def _as(owner: object) -> Iterator[Any]:
    """The owner's id; inside, the second wall lets through what is theirs. No access need be open."""
    id = getattr(owner, "pk", owner)
    with raised(worker=id), transaction.atomic():
        yield id
