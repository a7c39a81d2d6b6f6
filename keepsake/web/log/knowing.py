"""What the log does not know and unusual access needs: names that are alike, and when somebody is at work.

Family names and addresses are compared for everybody who was shown, in lists and searches too, and answered by ids
alone: whose name or home it is, the officer does not read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.people.models import Duty
from keepsake.people.namesakes import family_names, namesakes
from keepsake.people.same_place import Seals, lives_in_one_of, places, workers_places
from keepsake.record.audit.event import Logged
from keepsake.record.audit.models import SubjectKey
from keepsake.record.audit.unusual import NEAR
from keepsake.record.opened import current

OPENS, CLOSES = time(7), time(20)
SATURDAY = 5


@dataclass(frozen=True)
class Known:
    """What is known of the accounts and people of some events, by the ids of the log."""

    workers: dict[str, frozenset[str]]
    people: dict[str, frozenset[str]]
    duties: dict[str, list[tuple[date, date]]]
    seals: dict[str, Seals] = field(default_factory=dict)
    homes: dict[str, frozenset[str]] = field(default_factory=dict)
    _compared: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)

    def have_one_family_name(self, actor: str, subject: str) -> bool:
        return not self.workers.get(actor, frozenset()).isdisjoint(self.people.get(subject, frozenset()))

    def live_near(self, actor: str, subject: str) -> str:
        """How near, of a worker who has said where they live. People of one home are compared once."""
        key = (actor, self.homes.get(subject, frozenset()))
        if actor not in self.seals or not key[1]:
            return ""
        if key not in self._compared:
            seals = zip(NEAR, self.seals[actor], strict=True)
            found = (how for how, seal in seals if lives_in_one_of(UUID(actor), seal, key[1]))
            self._compared[key] = next(found, "")
        return self._compared[key]

    def is_working_time(self, actor: str, at: datetime) -> bool:
        """From seven to eight on working days, and any time for who is on duty. Holidays are taken for working days."""
        local = timezone.localtime(at)
        if any(first <= local.date() <= last for first, last in self.duties.get(actor, ())):
            return True
        return local.weekday() < SATURDAY and OPENS <= local.time() < CLOSES


def known_of(events: Iterable[Logged]) -> Known:
    """Read it under the open access, in a few queries."""
    listed = list(events)
    actors = {each.event.actor for each in listed if each.event.actor}
    accounts = Account.objects.filter(pk__in=actors).only("display_name")
    workers = {account.pk.hex: family_names(account.display_name.rpartition(" ")[2]) for account in accounts}
    subjects = {key for each in listed for key in each.event.subjects}
    seals = {worker.hex: seal for worker, seal in workers_places().items() if worker.hex in actors}
    seen = {key for each in listed if each.event.actor in seals for key in each.event.subjects}
    return Known(
        workers=workers,
        people=_people(subjects, frozenset().union(*workers.values())),
        duties=_duties(actors),
        seals=seals,
        homes=_homes(seen),
    )


def _people(keys: set[str], names: frozenset[str]) -> dict[str, frozenset[str]]:
    people = dict(SubjectKey.objects.filter(key__in=keys).values_list("person", "key"))
    return {people[person]: shared for person, shared in namesakes(people, names, current().day).items()}


def _homes(keys: set[str]) -> dict[str, frozenset[str]]:
    """Where those live who were shown to a worker who has said where they live."""
    people = dict(SubjectKey.objects.filter(key__in=keys).values_list("person", "key"))
    return {people[person]: homes for person, homes in places(people, current().day).items()}


def _duties(actors: set[str]) -> dict[str, list[tuple[date, date]]]:
    found: dict[str, list[tuple[date, date]]] = {}
    for worker, first, last in Duty.objects.filter(worker__in=list(map(UUID, actors))).values_list(
        "worker", "begins_on", "ends_on"
    ):
        found.setdefault(worker.hex, []).append((first, last))
    return found
