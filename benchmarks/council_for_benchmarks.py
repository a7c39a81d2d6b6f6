"""An invented council in a database of its own, for the benchmarks that ask the whole program."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from uuid import UUID

WORKER = "social.worker"
Progress = Callable[[str], None]


def begin(home: Path) -> None:
    """Start the program in demonstration mode with its files in this folder, and make the tables."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "KEEPSAKE_MODE": "demo",
        "KEEPSAKE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "keepsake.web.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from keepsake.accounts.demo import load_people

    call_command("migrate", verbosity=0, interactive=False)
    load_people()


def fill(people: int, seed: int = 20) -> float:
    """Load a council of this many people; the seconds it took, or those it took to see that it was there."""
    from django.utils import timezone

    from keepsake.people.loading import load

    begun, said = perf_counter(), perf_counter()

    def tell(progress: object) -> None:
        nonlocal said
        if perf_counter() - said > 20:
            said = perf_counter()
            print(f"  {getattr(progress, 'sentence', '')}", file=sys.stderr, flush=True)

    load(people, timezone.localdate(), seed=seed, tell=tell)
    return perf_counter() - begun


def queries(call: Callable[[], object]) -> int:
    """How many statements a call asks of the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def give(username: str, number: int) -> list[UUID]:
    """Allocate people whom nobody works with until this account has so many; all of theirs."""
    from django.db.models import QuerySet
    from django.utils import timezone

    from keepsake.accounts.models import Account
    from keepsake.people.loading.ids import made
    from keepsake.people.loading.records import Record
    from keepsake.people.loading.storing import Batch
    from keepsake.people.models import Allocation, PersonRole, Restriction
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    account = Account.objects.get(username=username)
    with maintenance(), keeping():
        held = list(QuerySet(Allocation).filter(worker=account, ends_on=None).values_list("person", flat=True))
        taken = set(QuerySet(Allocation).values_list("person", flat=True))
        taken |= set(QuerySet(Restriction).values_list("person", flat=True))
        known = QuerySet(PersonRole).filter(role__in=("child", "parent")).order_by("pk")
        free = (person for person in known.values_list("person", flat=True)[: 20 * number] if person not in taken)
        more = [person for person, _ in zip(dict.fromkeys(free), range(number - len(held)), strict=False)]
    begins = timezone.localdate().isoformat()
    found = [
        Record(
            Allocation,
            made("record", 2**39 + account.pk.int % 2**30, place),
            (person.hex,),
            {"person_id": person.hex, "worker_id": account.pk.hex, "begins_on": begins},
        )
        for place, person in enumerate(more)
    ]
    with maintenance():
        Batch(account.pk, timezone.now(), "invented").write(found, set())
    return [*held, *more]
