"""What of a model an open access may see, decided when a query is written: then it is known whom it names.

Where it names people, or records whose people are few, it is decided about those in memory; where the worker's own
people are few, about all of these; and only otherwise is the database asked the condition about everybody. A test
holds the three against one another.
"""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model, QuerySet

from keepsake.kept import NO_KEYS, AmongKeys, Keys, keys
from keepsake.notice.deciding.predicate import Condition
from keepsake.record.classification import classification
from keepsake.record.named import named_in
from keepsake.record.opened import keeping
from keepsake.record.own_work import OwnWork
from keepsake.record.rows import NO_ROW, Through, everybody, of_their_category, through_of
from keepsake.record.seen import is_met, left_of, seen
from keepsake.record.written_once import AboutPerson

if TYPE_CHECKING:
    from keepsake.record.access import Access

AND = "AND"


def narrow(rows: QuerySet[Any], access: "Access") -> QuerySet[Any]:
    """Of rows that nobody has narrowed yet, those about whose every subject the access may see what it asks for."""
    model: type[Model] = rows.model
    declared = classification(model)
    if declared.by_row:
        return rows.filter(of_their_category(access, model))
    asked = declared.categories & access.granted
    if declared.categories and not asked:
        return rows.filter(NO_ROW)  # nothing of it is granted
    condition, table = access.condition(asked), str(rows.query.get_initial_alias())
    for path in declared.subjects:
        through = through_of(model, path)
        own = path if through is None else through.own
        field: Any = model._meta.get_field(own) if own else model._meta.pk
        rows.query.where.add(Shown(condition, access, model, path, through, field.get_col(table)), AND)
    return rows


class Shown(AboutPerson):
    """May the people at the end of a path be seen? ``column`` holds the person, or the record that leads to several."""

    def __init__(
        self,
        condition: Condition,
        access: "Access",
        model: type[Model],
        path: str,
        through: Through | None,
        column: Any,
    ) -> None:
        # A condition is named by its id: to hash one takes longer than to use it. It is held, so that no other gets it.
        access.worked_out.setdefault(("held", id(condition)), condition)
        key = ("shown", id(condition), (model, path) if through else None)
        own = path if through is None else through.own
        super().__init__(access, key, model, own, lambda: everybody(model, condition, access, path))
        self.condition, self.through, self.column = condition, through, column

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        found = self._decided(named_in(compiler.query, self.column))
        if found is None:
            return super().as_sql(compiler, connection)
        return AmongKeys(found, self.column).as_sql(compiler, connection)

    def _decided(self, named: frozenset[UUID] | None) -> Keys | None:
        """Those in the column that may be seen; None where that is for the database to find out."""
        if self.through is None:
            return seen(self.condition, self.access) if named is None else left_of(named, self.condition, self.access)
        return None if named is None else with_everybody_seen(named, self.through, self.condition, self.access)


def with_everybody_seen(named: frozenset[UUID], through: Through, condition: Condition, access: "Access") -> Keys:
    """The records among these that are about somebody, and about nobody who may not be seen."""
    are_seen = seen_before(through, condition, access)
    if missing := named - are_seen.keys():
        about: dict[UUID, set[UUID | None]] = defaultdict(set)
        with keeping():
            for record, person in _people_of(through).values(missing):
                about[record].add(person)
        known = access.known_of({person for people in about.values() for person in people if person})
        always = access.circumstances
        are_seen |= dict.fromkeys(missing, False)
        for record, people in about.items():
            are_seen[record] = all(person and is_met(condition, known[person], always) for person in people)
    return keys(record for record in named if are_seen[record])


def seen_before(through: Through, condition: Condition, access: "Access") -> dict[UUID, bool]:
    """Record -> is everybody it is about seen, of the records about which it was decided in this access."""
    key = ("through", id(condition), through.model, through.key, through.person)
    if key not in access.worked_out:
        access.worked_out[key] = condition, {}  # held, so that no other gets its id
    found: tuple[Condition, dict[UUID, bool]] = access.worked_out[key]
    return found[1]


@cache
def _people_of(through: Through) -> OwnWork:
    """Which records lead to whom, seen or not."""
    rows: QuerySet[Any] = QuerySet(through.model)
    return OwnWork(lambda: rows.filter(AmongKeys(NO_KEYS, through.key)).values_list(through.key, through.person))
