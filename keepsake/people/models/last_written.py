"""When something was last written of a person, of each kind of record: what a list of many people shows.

Rows follow from the versions: they are written with each of them (``PeopleFacts.wrote``). They are read where a kind of
record may be seen, in ``keepsake.people.caseload`` alone: when something unseen was written is told to nobody.
"""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING


class LastWritten(models.Model):
    """The last version of any record of one model about one person: when it was written."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    model = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = dict.fromkeys(("id", "person", "model", "at"), KEEPING)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "model"], name="last_written_once_of_each_kind"),)

    def __str__(self) -> str:
        return str(self.pk)
