"""How people and workers are called in a chronology, read once for all its lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.people.models import Person, PersonName
from keepsake.people.status import current_name
from keepsake.record.opened import current

UNNAMED = "Name not known"
UNBORN = "The unborn baby"


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Those of these people who may be seen, with the name they are called by. The log is told."""
    wanted, access = set(people), current()
    if not wanted:
        return {}
    seen = set(Person.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    access.saw(seen)
    if "name" not in access.granted:
        return dict.fromkeys(seen, "Name not shown")
    rows: dict[UUID, list[PersonName]] = defaultdict(list)
    for row in PersonName.objects.filter(person__in=seen):
        rows[row.person_id].append(row)
    unborn = _unborn(seen - rows.keys())
    return {id: UNBORN if id in unborn else _called(rows[id]) for id in seen}


def first_names(people: Iterable[UUID], names: Mapping[UUID, str]) -> str:
    """As one speaks of them: "Robin and Wren"."""
    known = [names[id].split()[0] if names[id] not in (UNNAMED, UNBORN) else names[id].lower()
             for id in people if id in names]  # fmt: skip
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:]))) or "the child"


def workers_named(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Accounts by name."""
    return {account.pk: account.display_name for account in Account.objects.filter(pk__in={id for id in ids if id})}


def _unborn(people: Iterable[UUID]) -> set[UUID]:
    if not people or "date_of_birth" not in current().granted:
        return set()
    rows = Person.objects.filter(pk__in=people, birth_known__in=("expected", "not_alive"))
    return set(rows.values_list("pk", flat=True))


def _called(rows: list[PersonName]) -> str:
    used = current_name(rows, current().day)
    return (used.shown or UNNAMED) if used else UNNAMED
