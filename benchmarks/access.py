"""What does guarding and logging cost? Two pages read under an open access, beside the same pages of plain models.

    .venv/bin/python benchmarks/access.py [repeats]    # SQLite; on PostgreSQL:
    .venv/bin/python scripts/on_postgres.py sh -c \
        'createdb bench && KEEPSAKE_DATABASE_URL=postgresql:///bench .venv/bin/python benchmarks/access.py'

A list of 100 people (name, age, address, roles, who works with them) and the page of one person. Guarded: as our pages
do it, through ``keepsake.web.reading`` and ``keepsake.record.about``, with the visibility of rows, the guard on
columns, and the log written before the answer. Plain: the same columns of the same tables through models without any of
it, in a transaction of their own (on PostgreSQL, one that its row-level security lets see everything), which ask for
the columns they show. Neither renders a template, which would cost both the same and hide the difference. Each repeat
asks both in turn; a ratio is taken within a repeat: of the clock, and of the processor time of this process, which
another's load disturbs less (on PostgreSQL it leaves the server out). Prints the queries of each too.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from council_for_benchmarks import WORKER, begin, fill, give, queries
from published import about

PEOPLE, LISTED, REPEATS, AT_ONCE = 5_000, 100, 40, 5
LIST = ("name", "date_of_birth", "sex", "address", "allocation", "worker_and_team")
PAGE = (*LIST, "contact_details", "languages", "communication_needs", "ethnic_origin", "relationships",
        "parental_responsibility", "household", "warnings")  # fmt: skip
OF_A_PERSON = (
    "PersonName",
    "PersonRole",
    "Address",
    "ContactWay",
    "Circumstance",
    "HouseholdMember",
    "Warning",
    "Allocation",
)
COLUMNS = {
    "Person": ("born_on", "birth_known", "died_on", "sex"),
    "PersonName": ("kind", "given", "family", "said_as", "begins_on", "ends_on"),
    "PersonRole": ("role", "begins_on", "ends_on"),
    "Address": ("kind", "lines", "postcode", "is_confidential", "begins_on", "ends_on"),
    "Allocation": ("worker_id", "team_id", "part", "begins_on", "ends_on"),
    "ContactWay": ("kind", "value", "safety", "safety_note", "ends_on"),
    "Circumstance": ("code", "begins_on", "ends_on"),
    "HouseholdMember": ("household_id", "begins_on", "ends_on"),
    "Warning": ("words", "begins_on", "review_on", "ends_on"),
}
Rows = Callable[[str], Any]
About = Callable[[str, list[Any]], list[Any]]  # the records of a kind about some people


def the_list(rows: Rows, about: About, worker: Any, saw: Callable[[Iterable[Any]], None]) -> list[Any]:
    """A hundred people of a worker, with what a list shows of each."""
    mine = list(rows("Allocation").filter(worker=worker, ends_on=None).order_by("pk").values_list("person", flat=True))
    people = {person.pk: person for person in about("Person", mine[:LISTED])}
    beside = [
        (name, _by_person(about(name, list(people)))) for name in ("PersonName", "PersonRole", "Address", "Allocation")
    ]
    saw(people)
    return [
        [_shown(person, "Person"), *([_shown(row, name) for row in found.get(id, ())] for name, found in beside)]
        for id, person in people.items()
    ]


def the_page(relations_of: Callable[[Any], Iterable[Any]], about: About, person: Any) -> list[Any]:
    """One person, and what stands about them in eight tables; their relatives by name."""
    (found,) = about("Person", [person])
    beside = [[_shown(row, name) for row in about(name, [person])] for name in OF_A_PERSON]
    relations = list(relations_of(person))
    others = {key for each in relations for key in (each.person_id, each.other_id)}
    names = [_shown(row, "PersonName") for row in about("PersonName", list(others))]
    return [_shown(found, "Person"), beside, sorted(each.kind for each in relations), names]


def _by_person(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _asked(rows: Any, name: str) -> Any:
    """A page asks for the columns it shows, guarded or not."""
    key = () if name == "Person" else ("person",)
    return rows.only(*COLUMNS[name], *key) if name in COLUMNS else rows.all()


def _shown(row: Any, name: str) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in COLUMNS[name])


def guarded(account: Any, person: Any) -> dict[str, Callable[[], Any]]:
    """The two pages as views of the record."""
    from django.test import RequestFactory

    from keepsake.people import models
    from keepsake.people.kinship import relations_of
    from keepsake.record.about import about as records_about
    from keepsake.web.reading import reads

    def rows(name: str) -> Any:
        return _asked(getattr(models, name).objects, name)

    def about(name: str, people: list[Any]) -> Any:
        return records_about(getattr(models, name), people)

    def people(request: Any) -> Any:
        return the_list(rows, about, account.pk, request.access.saw)

    def one(request: Any) -> Any:
        request.access.about(person)
        return the_page(lambda person: relations_of([person]), about, person)

    request = RequestFactory().get("/")
    request.user = account
    views = (
        reads(purpose="plan_support", categories=LIST)(people),
        reads(purpose="plan_support", categories=PAGE)(one),
    )
    return {name: lambda view=view: view(request) for name, view in zip(("list", "page"), views, strict=True)}


def plain(account: Any, person: Any) -> dict[str, Callable[[], Any]]:
    """The same, with models of the same tables that know no access."""
    from django.db import models

    from keepsake.people import models as ours
    from keepsake.record.second_wall import maintenance

    made: dict[str, Any] = {}
    for name in (*COLUMNS, "Relationship"):
        fields: dict[str, Any] = {}
        for field in getattr(ours, name)._meta.concrete_fields:
            copied = field.clone()
            if field.is_relation and field.related_model is ours.Person:
                to = made.get("Person", "self")
                copied = models.ForeignKey(to, models.DO_NOTHING, null=field.null, related_name="+")
            elif field.is_relation:
                copied = models.ForeignKey(field.related_model, models.DO_NOTHING, null=field.null, related_name="+")
            fields[field.name] = copied
        meta = type(
            "Meta", (), {"app_label": "plain", "managed": False, "db_table": getattr(ours, name)._meta.db_table}
        )
        made[name] = type(f"Plain{name}", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})

    def rows(name: str) -> Any:
        return _asked(made[name].objects, name)

    def about(name: str, people: list[Any]) -> Any:
        key = "pk" if name == "Person" else "person"
        named = {key: people[0]} if len(people) == 1 else {f"{key}__in": people}
        return list(rows(name).filter(**named))

    def relations_of(person: Any) -> list[Any]:
        relations = rows("Relationship")
        return [*relations.filter(person=person), *relations.filter(other=person)]

    def people() -> Any:
        with maintenance():
            return the_list(rows, about, account.pk, lambda people: None)

    def one() -> Any:
        with maintenance():
            return the_page(relations_of, about, person)

    return {"list": people, "page": one}


def measure(call: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds for one call, over a few: by the clock, and of this process's processor time."""
    begun, core = perf_counter(), process_time()
    for _ in range(AT_ONCE):
        call()
    return (perf_counter() - begun) * 1000 / AT_ONCE, (process_time() - core) * 1000 / AT_ONCE


def main(repeats: int, home: Path) -> None:
    begin(home)
    fill(PEOPLE)
    mine = give(WORKER, LISTED)
    from django.db import connection

    from keepsake.accounts.models import Account

    account = Account.objects.get(username=WORKER)
    ours, theirs = guarded(account, mine[0]), plain(account, mine[0])
    print(about("Django"), connection.vendor, f"{PEOPLE:,} people", f"{repeats} repeats of {AT_ONCE}", sep=", ")
    print("                guarded ms  plain ms  times  least   most  queries  plain")
    for name in ours:
        expected, found = theirs[name](), ours[name]()
        assert len(found) == len(expected), (name, len(found), len(expected))
        assert repr(found[0]) == repr(expected[0]) or name == "list"
        runs = [(measure(ours[name]), measure(theirs[name])) for _ in range(repeats)]
        for kind, of in (("clock", 0), ("processor", 1)):
            times = [mine[of] / plain[of] for mine, plain in runs]
            print(
                f"{name:<5} {kind:<9} {median(a[of] for a, _ in runs):>11.2f} {median(b[of] for _, b in runs):>9.2f} "
                f"{median(times):>6.2f} {min(times):>6.2f} {max(times):>6.2f} "
                f"{queries(ours[name]):>8} {queries(theirs[name]):>6}"
            )


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if sys.argv[1:] else REPEATS, Path(folder))
