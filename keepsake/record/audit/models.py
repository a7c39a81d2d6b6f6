"""The one table of the log that Django knows. Events are no model: they are written and read as rows (see `rows`)."""

import secrets

from django.db import models


def new_key() -> str:
    """A key that says nothing about anybody: 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


class SubjectKey(models.Model):
    """The key by which the log names one person. Without this row nobody can say whom the log speaks of."""

    person = models.UUIDField(primary_key=True, editable=False)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)

    def __str__(self) -> str:
        return self.key
