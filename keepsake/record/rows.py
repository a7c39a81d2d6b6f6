"""Which rows of a model an access may see, as a condition of the database."""

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from keepsake.kept import AmongKeys
from keepsake.notice.deciding.predicate import AllOf, Always, Among, AnyOf, Condition, Holds, Not
from keepsake.record.classification import classification
from keepsake.record.facts import installed
from keepsake.record.seen import needed_relationships, seen
from keepsake.record.written_once import AboutPerson

if TYPE_CHECKING:
    from keepsake.record.access import Access

NO_ROW = Q(pk__in=[])


def of_their_category(access: "Access", model: type[Model]) -> Q:
    """The rows that say of themselves of what category they are, as far as it may be seen of their people."""
    return reduce(or_, (_of_category(access, model, code) for code in sorted(access.granted)), NO_ROW)


def _of_category(access: "Access", model: type[Model], code: str) -> Q:
    declared, condition = classification(model), access.condition(frozenset({code}))
    people = (everybody(model, condition, access, path) for path in declared.subjects)
    return reduce(and_, people, Q(**{declared.by_row: code}))


def whose(model: type[Model], path: str, condition: Condition, access: "Access") -> Q:
    """The rows of a model about whom a condition holds, where the path leads to one person: for rows that say nothing
    of their own, and are seen where the records are that they follow from."""
    return everybody(model, condition, access, path)


def are_few(access: "Access", model: type[Model]) -> bool:
    """Are the rows that may be seen those of a worker's own cases, and found without looking at all the others?"""
    condition = access.condition(classification(model).categories & access.granted)
    return seen(condition, access) is not None or _reached(condition, access) is not None


def _few(condition: Condition, access: "Access", model: type[Model], path: str) -> Q:
    """What the condition implies, where the database is asked it, said so that it can begin with it: the people of
    this worker's own cases.

    The condition by itself makes a database ask about every person of the council whether they are among them.
    """
    reached = None if seen(condition, access) is not None else _reached(condition, access)
    if reached is None:
        return Q()
    return Q(AboutPerson(access, ("few", condition), model, path, lambda: Q(**{f"{path or 'pk'}__in": reached})))


def _reached(condition: Condition, access: "Access") -> Any:
    needed = needed_relationships(condition)
    return None if needed is None else installed().people_of(needed, access.worker, access.day)


def everybody(model: type[Model], condition: Condition, access: "Access", path: str) -> Q:
    """The condition on the person at the end of a path; where a path leads to several, on every one of them.

    A path is a key, ``person``; the people of this record, ``members__person``; or those of the record that this one
    belongs to, ``contact__children__person``.
    """
    through, few = through_of(model, path), seen(condition, access)
    if through is None and few is not None:
        return Q(AmongKeys(few, path))
    if through is None:
        return _kept(condition, access, model, path) & _few(condition, access, model, path)
    others: QuerySet[Any] = QuerySet(through.model).filter(**{through.key: OuterRef(through.own or "pk")})
    each = as_q(condition, access, through.person) if few is None else Q(AmongKeys(few, through.person))
    return ~Q(Exists(others.exclude(each))) & Q(Exists(others))


class Through(NamedTuple):
    """How a record leads to several people: by rows of ``model``, whose ``key`` is what ``own`` is here (empty: the
    record itself), and which name a ``person`` each."""

    own: str
    model: type[Model]
    key: str
    person: str


def through_of(model: type[Model], path: str) -> Through | None:
    """None for a path that leads to one person."""
    first, _, rest = path.partition("__")
    if not rest:
        return None
    relation: Any = model._meta.get_field(first)
    if relation.one_to_many:
        return Through("", relation.related_model, relation.field.name, rest)
    second, _, rest = rest.partition("__")
    other: Any = relation.related_model._meta.get_field(second)
    return Through(first, other.related_model, other.field.name, rest)


def _kept(condition: Condition, access: "Access", model: type[Model], path: str) -> Q:
    """The same for every model, so written once for an access, each part by itself: a page reads many models, and
    their conditions differ in one part of three."""
    if isinstance(condition, Always):
        return as_q(condition, access, path)
    if isinstance(condition, AllOf):
        return reduce(and_, (_kept(each, access, model, path) for each in condition.conditions), Q())
    return Q(AboutPerson(access, condition, model, path, lambda: as_q(condition, access, path)))


def as_q(condition: Condition, access: "Access", path: str) -> Q:
    """A condition on the person at the end of a path, as the database asks it."""
    match condition:
        case Always(truth=truth):
            return Q() if truth else NO_ROW
        case Not(condition=inner):
            return ~as_q(inner, access, path)
        case AllOf(conditions=inner):
            return reduce(and_, (as_q(each, access, path) for each in inner), Q())
        case AnyOf(conditions=inner):
            return reduce(or_, (as_q(each, access, path) for each in inner), NO_ROW)
        case Among(what="relationship", codes=codes):
            return _related(codes, access, path)
        case Among(codes=codes):
            return installed().is_one_of(codes, access.day, path)
        case Holds(circumstance=circumstance):
            if circumstance in access.circumstances:
                return Q()
            found = installed().holds(circumstance, access.worker, access.day, path)
            return NO_ROW if found is None else found
    raise TypeError(f"A condition of an unknown kind: {condition!r}")


def _related(relationships: tuple[str, ...], access: "Access", path: str) -> Q:
    """Nobody has less than no part in a case: where ``none`` is enough, every row is."""
    if "none" in relationships:
        return Q()
    each = (installed().related(code, access.worker, access.day, path) for code in relationships)
    return reduce(or_, each, NO_ROW)
