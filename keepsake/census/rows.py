"""All rows of a model, whoever may see them: a return is of the whole record, and no worker's. For this room alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet

from keepsake.record.opened import current, keeping
from keepsake.record.personal import Personal
from keepsake.record.second_wall import maintenance


@contextmanager
def whole_record() -> Iterator[None]:
    """One transaction in which everything is read and written for the return."""
    with maintenance(), keeping():
        yield


@contextmanager
def as_the_record_stands() -> Iterator[None]:
    """Inside an open access: all that is recorded of one child whom the worker sees, for a check whose findings are
    told as far as the fields they speak of are granted."""
    current()
    with keeping():
        yield


def rows(model: type[Personal]) -> "QuerySet[Any]":
    """To be read as values, inside ``whole_record``."""
    return QuerySet(model)
