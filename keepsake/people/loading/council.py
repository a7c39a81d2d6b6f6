"""Loading: batch after batch, each one transaction. What was stopped goes on where it stood.

An account without a password stands for the import. Its name says which council it imports; it is open until the last
family is in the record, and is closed then.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.people.demo_council import generate
from keepsake.people.loading import storing
from keepsake.people.loading.casting import cast_from, casting
from keepsake.people.loading.families import Family, split, with_their_parents
from keepsake.people.loading.progress import Counting, Tell, silent
from keepsake.people.loading.records import Record, records
from keepsake.people.loading.staff import places_of, write_directory, write_staff
from keepsake.record.audit.event import Event, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.subject_keys import keys_of
from keepsake.record.audit.writing import write
from keepsake.record.second_wall import maintenance

IMPORTER = "Invented Council Import"
NAMED = "invented-council"
SEED = 20
FAMILIES = 250  # in a batch: about a thousand people, half a second


class Asked(NamedTuple):
    """Which council: the arguments of the generator."""

    people: int
    seed: int
    today: date


def load(people: int, today: date, *, seed: int = SEED, tell: Tell = silent) -> None:
    """Load an invented council of this many people where the record holds nobody; go on with one that was stopped.

    A council that is being loaded keeps the number and the day with which it was begun.
    """
    importer = Account.objects.filter(display_name=IMPORTER).first()
    if importer is None and not storing.is_empty():
        return
    if importer is None:
        importer = _begin(Asked(people, seed, today))
    if importer.is_active:
        _go_on(importer, tell)


def invented() -> int:
    """How many people are in the record."""
    return storing.people_recorded()


def _begin(asked: Asked) -> Account:
    name = f"{NAMED}.{asked.people}.{asked.seed}.{asked.today.isoformat()}"
    return Account.objects.open(username=name, display_name=IMPORTER, roles=(), password=None, is_demo=True)


def _asked(importer: Account) -> Asked:
    people, seed, today = importer.username.removeprefix(f"{NAMED}.").split(".")
    return Asked(int(people), int(seed), date.fromisoformat(today))


def _go_on(importer: Account, tell: Tell) -> None:
    """Write what is missing. Families are counted, so that a batch may have another size than it had before."""
    asked = _asked(importer)
    staff, families = split(generate(*asked))
    cast = cast_from(staff, {each.username: each.pk.hex for each in Account.objects.filter(is_demo=True)})
    if not storing.has_begun(importer.pk):
        with maintenance():
            write_staff(staff, cast, asked.today)
            write_directory(staff, importer.pk, timezone.now())
    places = places_of(staff, cast)
    waiting = casting(map(with_their_parents, families), cast, asked.today)
    progress = Counting(asked.people, islice(waiting, storing.families_written(importer.pk)))
    known_words: set[str] = set()
    with storing.hurried():
        for batch in _batches(waiting):
            with maintenance():
                found = [record for family in batch for record in records(family.number, family.facts, places)]
                _write(importer.pk, found, known_words)
            tell(progress.after(batch))
    storing.count()
    Account.objects.filter(pk=importer.pk).update(is_active=False)


def _write(by: UUID, found: list[Record], known_words: set[str]) -> None:
    """Write records and what the log says of them: who put whom into the record."""
    storing.Batch(by, timezone.now(), "invented").write(found, known_words)
    people = {who for record in found for who in record.people}
    pending = Pending()
    pending.add(
        Event(
            action="collect",
            outcome=Outcome.PERMIT,
            actor=by.hex,
            role="administrator",
            purpose="statutory_duties_to_children",
            categories=storing.categories_of(found),
            subjects=frozenset(keys_of(map(UUID, people)).values()),
            rows=len(found),
        )
    )
    write(pending)


def _batches(families: Iterator[Family]) -> Iterator[list[Family]]:
    while batch := list(islice(families, FAMILIES)):
        yield batch
