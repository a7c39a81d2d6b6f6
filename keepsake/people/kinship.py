"""What one person is to another, said from either side: a mother's child, a carer's foster child."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from keepsake.people.known import once
from keepsake.people.models import Relationship
from keepsake.people.unseen import related_to
from keepsake.record.about import about
from keepsake.record.opened import current

K = Relationship.Kind
_BACK = {
    K.BIRTH_PARENT: "Child",
    K.ADOPTIVE_PARENT: "Adopted child",
    K.STEP_PARENT: "Stepchild",
    K.FOSTER_CARER: "Foster child",
    K.SPECIAL_GUARDIAN: "Child under special guardianship",
    K.GRANDPARENT: "Grandchild",
    K.PROFESSIONAL: "Works with them",
}
MUTUAL = frozenset(kind for kind in K if kind not in _BACK)


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody's relation as seen from one person: who it is, what they are to that person, and the record of it."""

    who: UUID
    words: str
    record: Relationship


def words_for(kind: str, *, is_other_side: bool) -> str:
    """What ``person`` is to ``other``; or, from the other side, what ``other`` is to ``person``.

    >>> words_for("grandparent", is_other_side=False), words_for("grandparent", is_other_side=True)
    ('Grandparent', 'Grandchild')
    """
    known = K(kind)
    return _BACK.get(known, str(known.label)) if is_other_side else str(known.label)


def relations_of(people: Iterable[UUID]) -> list[Relationship]:
    """The relationships of these people, whichever side they were written from, with whoever may be seen; in the order
    in which they were recorded.

    It is asked about those who stand in them, by name: then nobody else's visibility has to be found out.
    """
    own = frozenset(people)
    ends = related_to(own)
    key = ("relationships among", ends, current().granted)  # those of relatives are mostly among the same people
    found = once(key, lambda: about(Relationship, ends, "recorded_at", "id"))
    return [each for each in found if each.person_id in own or each.other_id in own]


def seen_from(ids: Iterable[UUID], relationships: Iterable[Relationship]) -> list[Relation]:
    """The relations of a person, whichever side they were written from. ``ids`` are all records of the person."""
    own = frozenset(ids)
    found = []
    for each in relationships:
        if each.other_id in own:
            found.append(Relation(each.person_id, words_for(each.kind, is_other_side=False), each))
        elif each.person_id in own:
            found.append(Relation(each.other_id, words_for(each.kind, is_other_side=True), each))
    return found
