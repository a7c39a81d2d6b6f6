"""The drawing, letter or recording that belongs to what somebody said, sealed."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import NEED
from keepsake.record.classification import KEEPING
from keepsake.record.guard import guard_columns
from keepsake.record.sealed_file import SealedFile


class OwnWordsFile(SealedFile):
    """One file of one statement: our own, made from the pixels or the sound of what came."""

    media = models.CharField(max_length=20)
    sealed = models.BinaryField()
    seconds = models.PositiveIntegerField("how long a recording lasts", null=True)

    class Classified:
        subjects = ("statements__person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = {
            "id": KEEPING,
            **dict.fromkeys(("media", "sealed", "seconds"), "own_words"),
        }

    class Meta(SealedFile.Meta):
        pass


guard_columns(OwnWordsFile)
