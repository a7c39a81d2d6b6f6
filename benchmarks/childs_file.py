"""How long does a child with a file of fifteen years take? Their pages, their chronology, their story, and a copy.

    .venv/bin/python benchmarks/childs_file.py [repeats]      # on SQLite
    .venv/bin/python scripts/on_postgres.py sh -c \
        'createdb bench && KEEPSAKE_DATABASE_URL=postgresql:///bench .venv/bin/python benchmarks/childs_file.py'

The file is invented: 3,000 case notes, and 400 other events (contacts, referrals, assessments, discussions, enquiries,
conferences, plans, visits, meetings, own words, homes) over fifteen years, in a council of 2,000 people. A brother and
a sister have such a file of their own, and a third of the child's notes, visits and meetings is about all three. The
process is made ready as one that serves: what is loaded before the first page is not walked through for rubbish. Each
page is asked for through the whole program, from the address to the HTML and with the log written, in turn with the
others, so that all feel the same load. The same pages of a child with an empty file stand beside them. Prints Markdown:
the middle and the 95th of a hundred, by the clock and in processor time of this process, and the queries.
"""

import random
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from council_for_benchmarks import WORKER, begin, fill, give, queries
from published import about

PEOPLE, YEARS, NOTES, REPEATS = 2_000, 15, 3_000, 40
WORDS = "The school rang. He was late again and tired, and said that his mother was asleep when he left. " * 4
PARTS = (
    "Contact",
    "Assessment",
    "StrategyDiscussion",
    "Section47Enquiry",
    "Conference",
    "Visit",
    "Meeting",
    "CaseNote",
)
BEGINS = (
    "received_at decided_at received_on started_on authorised_on held_at ended_on held_on begins_on visited_at"
    " happened_at said_on on"
)
EVENTS = {
    "Contact": 45,
    "Referral": 12,
    "Assessment": 12,
    "StrategyDiscussion": 8,
    "Section47Enquiry": 8,
    "Conference": 16,
    "ChildProtectionPlan": 4,
    "ChildInNeedPlan": 6,
    "Visit": 170,
    "Meeting": 50,
    "Statement": 40,
    "Oversight": 21,
    "Address": 8,
}


def made_file(child: Any, worker: Any, today: date, family: tuple[Any, ...] = ()) -> int:
    """Write the file of a child; how many records it has. A third of what has parts is about the family too."""
    from django.db.models import QuerySet

    from keepsake.casework import models
    from keepsake.people.models import Address
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    chance, count = random.Random(20), 0
    with maintenance(), keeping():
        for name, number in (*EVENTS.items(), ("CaseNote", NOTES)):
            model: Any = Address if name == "Address" else getattr(models, name)
            rows = [_row(model, child, worker, day, chance) for day in _days(number, today, chance)]
            QuerySet(model).bulk_create(rows)
            count += len(rows)
            part: Any = _part(models, name)
            if part is not None:
                key = next(f.name for f in part._meta.concrete_fields if f.related_model is model)
                about = ((each, (child, *(() if at % 3 else family))) for at, each in enumerate(rows))
                own = [part(person_id=who, **{key: each}, **_kept(worker)) for each, whom in about for who in whom]
                QuerySet(part).bulk_create(own)
    return count


def made_family(child: Any, others: list[Any], worker: Any) -> None:
    """Make them brothers and sisters."""
    from django.db.models import QuerySet

    from keepsake.people.models import PersonRole, Relationship
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    with maintenance(), keeping():
        kin = [Relationship(person_id=child, other_id=each, kind="sibling", **_kept(worker)) for each in others]
        QuerySet(Relationship).bulk_create(kin)
        young = [PersonRole(person_id=each, role="child", **_kept(worker)) for each in others]
        QuerySet(PersonRole).bulk_create(young)


def _part(models: Any, name: str) -> Any:
    if name not in PARTS:
        return None
    return getattr(models, {"CaseNote": "CaseNotePerson", "StrategyDiscussion": "StrategyChild",
                            "Section47Enquiry": "Section47Child"}.get(name, f"{name}Child"))  # fmt: skip


def _days(number: int, today: date, chance: random.Random) -> Iterator[date]:
    return (today - timedelta(days=chance.randrange(2, YEARS * 365)) for _ in range(number))


def _kept(worker: Any) -> dict[str, Any]:
    return {"version": 1, "recorded_at": datetime.now(UTC), "recorded_by": worker}


def _row(model: Any, child: Any, worker: Any, day: date, chance: random.Random) -> Any:
    """A record with a day in each column of days that begins something, and words in those of words."""
    values: dict[str, Any] = _kept(worker)
    known = {field.name: field for field in model._meta.concrete_fields}
    if "person" in known:
        values["person_id"] = child
    begins = BEGINS.split()
    for name in begins:
        if name in known:
            moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            values[name] = moment if "Time" in type(known[name]).__name__ else day
    for name in ("ends_on", "closed_on"):
        if name in known:
            values[name] = day + timedelta(days=chance.randrange(30, 400))
    for name, field in known.items():
        if type(field).__name__ == "TextField" and name not in values and name not in ("comment", "not_made_because"):
            values[name] = WORDS if name in ("words", "worry", "analysis", "minutes") else WORDS[:90]
    if "kind" in known and known["kind"].choices:
        values["kind"] = known["kind"].choices[0][0]
    return model(**values)


def pages(child: Any, family: Iterable[Any] = ()) -> dict[str, str]:
    """What is asked for, by name."""
    also = "&".join(f"also={each}" for each in family)
    return {
        "Child's page": f"/people/{child}/",
        "Casework": f"/casework/about/{child}/",
        "Chronology": f"/chronology/{child}/",
        "Chronology, all years": f"/chronology/{child}/?year=all",
        "Chronology, day to day too": f"/chronology/{child}/?weight=all",
        "Chronology of three": f"/chronology/{child}/?{also}",
        "Story": f"/chronology/{child}/story/",
        "Two words found in the file": f"/chronology/{child}/find/?q=school+visit",
    }


def measure(call: Callable[[], Any]) -> tuple[float, float]:
    begun, core = perf_counter(), process_time()
    answer = call()
    assert answer.status_code == 200, answer.status_code
    return (perf_counter() - begun) * 1000, (process_time() - core) * 1000


def main(repeats: int, home: Path) -> None:
    begin(home)
    fill(PEOPLE)
    full, empty, *family = give(WORKER, 40)[-4:]
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from keepsake.accounts.models import Account
    from keepsake.web.serve import make_ready

    settings.ALLOWED_HOSTS = ["*"]
    account = Account.objects.get(username=WORKER)
    made_family(full, family, account)
    records = made_file(full, account, timezone.localdate(), tuple(family))
    for each in family:
        made_file(each, account, timezone.localdate())
    client = Client()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    calls = {
        (name, who): (lambda address=address: client.get(address))
        for who, child in (("full", full), ("empty", empty))
        for name, address in pages(child, family if child == full else ()).items()
    }
    copy = f"/chronology/{full}/copy/?what=chronology&weight=story"
    calls["PDF of the chronology", "full"] = lambda: client.post(copy, {"use": "meeting", "form": "pdf"})
    runs: dict[tuple[str, str], list[tuple[float, float]]] = {each: [] for each in calls}
    make_ready()
    for each in calls.values():
        each()  # templates and notices are read once a process
    for _ in range(repeats):
        for each, call in calls.items():
            runs[each].append(measure(call))
    print(about("Django"), f"{records:,} records in the file, {repeats} repeats", sep=", ")
    print("\n| Page | Middle | 95th | Processor, middle | Empty file, middle | Times | Queries | Size |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, who), found in runs.items():
        if who == "full":
            print(_line(name, found, runs.get((name, "empty")), calls[name, who]))


def _line(name: str, found: list[tuple[float, float]], beside: Any, call: Callable[[], Any]) -> str:
    clock = [each for each, _ in found]
    times = median(a[1] / b[1] for a, b in zip(found, beside, strict=True)) if beside else None
    cells = (
        name,
        f"{median(clock):.0f} ms",
        f"{quantiles(clock, n=20)[-1]:.0f} ms",
        f"{median(core for _, core in found):.0f} ms",
        f"{median(core for _, core in beside):.0f} ms" if beside else "",
        f"{times:.1f}" if times else "",
        str(queries(call)),
        f"{len(call().content) / 1024:.0f} kB",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if sys.argv[1:] else REPEATS, Path(folder))
