"""How long records are kept: under which class of the vocabulary, and what the notice in force says of that class."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from keepsake.notice.deciding import Request
from keepsake.notice.keeping import rule_for
from keepsake.notice.model import Notice, RetentionRule
from keepsake.record.classification import classification
from keepsake.record.opened import keeping
from keepsake.record.opening import decider
from keepsake.record.rows import through_of


def kept_as(model: type[Model], records: Collection[UUID]) -> Mapping[UUID, str]:
    """Record -> the class it is kept under, by what came of it where its model declares that.

    What came of it is read for all whom it is about, seen or not: how long it is kept depends on nobody who looks.
    """
    declared = classification(model)
    found = dict.fromkeys(records, declared.retention)
    if declared.by_outcome is None or not found:
        return found
    through = through_of(model, declared.by_outcome.path)
    if through is None:
        raise TypeError(f"What came of {model.__name__} stands at the end of no path: {declared.by_outcome.path}.")
    with keeping():
        owns = dict(_rows(model, "pk", found).values_list("pk", through.own or "pk"))
        outcomes: dict[UUID, list[str]] = defaultdict(list)
        for owner, outcome in _rows(through.model, through.key, owns.values()).values_list(through.key, through.person):
            outcomes[owner].append(outcome)
    return found | {each: declared.by_outcome.of(outcomes[own]) or declared.retention for each, own in owns.items()}


def notice_on(day: date) -> Notice:
    """This council's notice that is in force on a day."""
    asked = Request(action="read", purpose="retention_and_destruction", categories=frozenset(), on=day)
    return decider().on_the_day(asked).notice


def rule_on(day: date, code: str) -> RetentionRule | None:
    """The rule by which records of a class are kept; None where the notice has none, and names no schedule."""
    return rule_for(notice_on(day), code)


def _rows(model: type[Model], name: str, ids: Collection[Any]) -> "QuerySet[Any]":
    return QuerySet(model).filter(**{f"{name}__in": set(ids)})
