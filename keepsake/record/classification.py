"""Every field of a personal record says what it is: its category, whom it is about, how long it is kept.

Declared once, in the model's ``Classified``; the access decision, masking, the data map and everything that is held
about a person are read from it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

KEEPING = (
    "record_keeping"  # keys, versions and days that hold records together: never shown without an access, shown in any
)
BY_ROW = "category_of_the_row"  # of what category it is stands in the row itself, and decides on the whole row
IN_ANY_ACCESS = frozenset({KEEPING, BY_ROW})  # columns that are read in any access; the rows of BY_ROW are narrowed


@dataclass(frozen=True, slots=True)
class ByOutcome:
    """A retention class that follows from what came of a record, or of the record that it belongs to.

    ``path`` leads to what came of it, as in a query: ``children__outcome``. ``kept_as`` gives the class of each
    outcome; where several people had different ones, it is kept as the first class here that one of them asks for.
    """

    path: str
    kept_as: tuple[tuple[str, frozenset[str]], ...]

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.kept_as)

    def of(self, outcomes: Iterable[str]) -> str | None:
        """The class for these outcomes; None where there is none yet, or somebody has none.

        >>> ByOutcome("x", (("long", frozenset("a")), ("short", frozenset("bc")))).of(["b", "a"])
        'long'
        """
        found = set(outcomes)
        if not found or "" in found:
            return None
        return next((code for code, names in self.kept_as if names & found), None)


@dataclass(frozen=True, slots=True)
class Classification:
    """What a model declares of itself.

    ``subjects`` are paths to the people it is about, as in a query: ``person``, ``family__members``; an empty one means
    that the record is the person. ``fields`` gives each field its category. ``retention`` is a class of the vocabulary,
    ``by_outcome`` says which other one takes its place once something is decided.
    ``by_row`` names the column that holds the category of a row whose fields are ``BY_ROW``: such a row is there only
    where its category is granted. ``in_use`` gives the categories that rows may have, for the data map.
    """

    subjects: tuple[str, ...]
    retention: str
    fields: Mapping[str, str]
    by_row: str = ""
    in_use: Callable[[], Iterable[str]] = tuple
    by_outcome: ByOutcome | None = None

    @property
    def categories(self) -> frozenset[str]:
        """The categories of the vocabulary that it declares, without what only keeps records together."""
        return frozenset(self.fields.values()) - IN_ANY_ACCESS

    @property
    def retention_classes(self) -> tuple[str, ...]:
        """Every class that a record of it may be kept under, that of one on which nothing is decided first."""
        return tuple(dict.fromkeys((self.retention, *(self.by_outcome.classes if self.by_outcome else ()))))


class Unclassified(TypeError):
    """A personal model without its declaration."""


@cache
def classification(model: type[Model]) -> Classification:
    """What a model declares. Raises Unclassified where it declares nothing."""
    declared: Any = getattr(model, "Classified", None)
    if declared is None:
        raise Unclassified(f"{model.__name__} holds personal data and has no Classified.")
    kept = dict.fromkeys(getattr(model, "kept_fields", ()), KEEPING)
    more = {name: getattr(declared, name) for name in ("by_row", "in_use", "by_outcome") if hasattr(declared, name)}
    return Classification(tuple(declared.subjects), declared.retention, {**kept, **declared.fields}, **more)


def category_of(model: type[Model], field: str) -> str:
    """The category of a field. Raises KeyError where nobody classified it."""
    return classification(model).fields[field]


def classified_models() -> Iterator[type[Model]]:
    """Every personal model of the installed rooms, in a stable order."""
    found = [model for model in apps.get_models() if getattr(model, "Classified", None) is not None]
    yield from sorted(found, key=lambda model: model._meta.label)


def held_about(model: type[Model]) -> Mapping[str, tuple[str, ...]]:
    """Category -> the fields of a model that hold it: a line of the data map."""
    found: dict[str, tuple[str, ...]] = {}
    for field, category in classification(model).fields.items():
        found[category] = (*found.get(category, ()), field)
    return found
