"""The index by which people are found: short numbers made from names, days and numbers, never the words of one person.

Rows follow from the records and can be made again from them at any time (``keepsake manage index_people``). They are
read in ``keepsake.people.finding`` alone, which shows nobody who may not be seen.
"""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING


class SearchKey(models.Model):
    """One key of one person: 64 bits of a hash."""

    key = models.BigIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {"id": KEEPING, "person": KEEPING, "key": "name"}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "person"], name="a_search_key_is_kept_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class SearchWord(models.Model):
    """A word of somebody's name, under the keys by which it is proposed for another; ``of`` is the persons' key of it.

    Whose word it is cannot be read here. It goes when nobody has it any more.
    """

    key = models.BigIntegerField()
    of = models.BigIntegerField(db_index=True)
    word = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "word"], name="a_search_word_is_kept_once"),)

    def __str__(self) -> str:
        return str(self.pk)
