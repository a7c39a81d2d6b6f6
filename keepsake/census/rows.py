"""All rows of a model, whoever may see them: a return is of the whole record, and no worker's. For this room alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet

from keepsake.record.opened import keeping
from keepsake.record.personal import Personal
from keepsake.record.second_wall import maintenance


@contextmanager
def whole_record() -> Iterator[None]:
    """One transaction in which everything is read and written for the return."""
    with maintenance(), keeping():
        yield


def rows(model: type[Personal]) -> "QuerySet[Any]":
    """To be read as values, inside ``whole_record``."""
    return QuerySet(model)
