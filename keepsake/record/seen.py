"""The people whom a condition leaves to a worker, decided one by one: where a query names them, or they are few.

The same condition in the database is in ``rows``; a test holds the two against each other. What is decided here is kept
in the access, for its request, until something is written in it, and no longer.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from keepsake.kept import Keys, hex_keys, keys
from keepsake.notice.deciding.predicate import AllOf, Always, Among, AnyOf, Condition, Holds, Not
from keepsake.record.facts import Known, installed

if TYPE_CHECKING:
    from keepsake.record.access import Access


def seen(condition: Condition, access: "Access") -> Keys | None:
    """Whom the condition leaves; None where they are too many to look at each, or it asks for no relationship."""
    key = ("seen", id(condition))  # to hash a whole condition takes longer than the answer
    if key not in access.worked_out:
        access.worked_out[key] = condition, _seen(condition, access)  # held, so that no other gets its id
    found: tuple[Condition, Keys | None] = access.worked_out[key]
    return found[1]


def left_of(people: frozenset[UUID], condition: Condition, access: "Access") -> Keys:
    """Whom of these people the condition leaves."""
    return _left(people, condition, access)[1]


def left_among(people: frozenset[UUID], condition: Condition, access: "Access") -> frozenset[UUID]:
    """The same, by their ids."""
    return _left(people, condition, access)[2]


def _left(people: frozenset[UUID], condition: Condition, access: "Access") -> tuple[Condition, Keys, frozenset[UUID]]:
    key = ("left", id(condition), people)
    if key not in access.worked_out:
        known = access.known_of(people)
        met = met_by({known[each] for each in people}, condition, access)
        left = frozenset(each for each in people if known[each] in met)
        access.worked_out[key] = condition, keys(left), left  # held, so that no other gets its id
    found: tuple[Condition, Keys, frozenset[UUID]] = access.worked_out[key]
    return found


def met_by(alike: Iterable[Known], condition: Condition, access: "Access") -> frozenset[Known]:
    """Of all this, what must be known of somebody for the condition to hold: judged once, however many are alike."""
    return frozenset(known for known in alike if is_met(condition, known, access.circumstances))


def needed_relationships(condition: Condition) -> frozenset[str] | None:
    """The relationships of which a person must have one for the condition to hold; None where it may hold without.

    >>> needed_relationships(AllOf((Holds("sealed"), Among("relationship", ("team", "duty"))))) == {"team", "duty"}
    True
    """
    match condition:
        case Always(truth=False):
            return frozenset()
        case Among(what="relationship", codes=codes) if "none" not in codes:
            return frozenset(codes)
        case AllOf(conditions=inner):
            return next((each for each in map(needed_relationships, inner) if each is not None), None)
        case AnyOf(conditions=inner):
            each_needs = [needed_relationships(each) for each in inner]
            return None if None in each_needs else frozenset().union(*(each for each in each_needs if each))
    return None


def _seen(condition: Condition, access: "Access") -> Keys | None:
    needed = needed_relationships(condition)
    found = None if needed is None else installed().reached(needed, access.worker, access.day)
    if found is None:
        return None
    alike = {id(known): known for known in found.values()}  # people of whom the same is known share it
    met = frozenset(key for key, known in alike.items() if is_met(condition, known, access.circumstances))
    kept = access.worked_out.setdefault(("people", needed), {})
    if met not in kept:
        kept[met] = hex_keys(person for person, known in found.items() if id(known) in met)
    people: Keys = kept[met]
    return people


def is_met(condition: Condition, known: Known, always: frozenset[str]) -> bool:
    """Does a condition hold for somebody of whom this is known? ``always`` are circumstances that hold for everybody.

    >>> is_met(Not(Holds("sealed")), Known(frozenset(), frozenset({"none"}), frozenset()), frozenset())
    True
    """
    match condition:
        case Always(truth=truth):
            return truth
        case Not(condition=inner):
            return not is_met(inner, known, always)
        case AllOf(conditions=inner):
            return all(is_met(each, known, always) for each in inner)
        case AnyOf(conditions=inner):
            return any(is_met(each, known, always) for each in inner)
        case Among(what="relationship", codes=codes):
            return not known.relationships.isdisjoint(codes)
        case Among(codes=codes):
            return not known.subjects.isdisjoint(codes)
        case Holds(circumstance=circumstance):
            return circumstance in always or circumstance in known.circumstances
    raise TypeError(f"A condition of an unknown kind: {condition!r}")
