"""Which key the log has for which person; and forgetting it, which makes a destroyed person's events nobody's."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from keepsake.kept import NO_KEYS, AmongKeys, Kept
from keepsake.record.audit.models import SubjectKey, new_key

_KEYS = Kept(lambda: SubjectKey.objects.filter(AmongKeys(NO_KEYS, "person")).values_list("person", "key"))


def keys_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """The key of each person, made where there is none yet. One query, or three where keys are made."""
    wanted = frozenset(people)
    known = _known(wanted)
    missing = wanted - known.keys()
    if not missing:
        return known
    # Somebody else may make the same key at the same moment: theirs holds then.
    SubjectKey.objects.bulk_create((SubjectKey(person=each, key=new_key()) for each in missing), ignore_conflicts=True)
    return {**known, **_known(missing)}


def person_of(key: str) -> UUID | None:
    """The person whom a key of the log stands for, or None where that was forgotten."""
    return SubjectKey.objects.filter(key=key).values_list("person", flat=True).first()


def forget(people: Iterable[UUID]) -> int:
    """Drop these people's keys, for good; the number dropped. Their events stay, and are nobody's."""
    return SubjectKey.objects.filter(person__in=frozenset(people)).delete()[0]


def _known(people: Iterable[UUID]) -> dict[UUID, str]:
    return dict(map(tuple, _KEYS.values(people)))
