"""Which rows of a model an access may see, as a condition of the database."""

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from keepsake.notice.deciding.predicate import AllOf, Always, Among, AnyOf, Condition, Holds, Not
from keepsake.record.classification import classification
from keepsake.record.facts import installed
from keepsake.record.written_once import AboutPerson

if TYPE_CHECKING:
    from keepsake.record.access import Access

NO_ROW = Q(pk__in=[])


def visible(access: "Access", model: type[Model]) -> Q:
    """The rows of a model about whose every subject the access may see what it asks for."""
    declared = classification(model)
    asked = declared.categories & access.granted
    if declared.categories and not asked:
        return NO_ROW  # nothing of it is granted
    condition = access.condition(asked)
    return reduce(and_, (_everybody(model, condition, access, path) for path in declared.subjects), Q())


def _everybody(model: type[Model], condition: Condition, access: "Access", path: str) -> Q:
    """The condition on the person at the end of a path; where a path leads to several, on every one of them."""
    first, _, rest = path.partition("__")
    relation = model._meta.get_field(first) if first else None
    if relation is None or not relation.one_to_many:
        return _kept(condition, access, model, path)
    others: QuerySet[Any] = QuerySet(relation.related_model).filter(**{relation.field.name: OuterRef("pk")})  # type: ignore[union-attr]
    return ~Q(Exists(others.exclude(as_q(condition, access, rest)))) & Q(Exists(others))


def _kept(condition: Condition, access: "Access", model: type[Model], path: str) -> Q:
    """The same for every model, so written once for an access: a page reads many models."""
    if isinstance(condition, Always):
        return as_q(condition, access, path)
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
