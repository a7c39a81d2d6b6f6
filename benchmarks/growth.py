"""What grows with the council? Loading, the size of the database, and how long pages take, from 10,000 people on.

    .venv/bin/python benchmarks/growth.py [--keep FOLDER] [--only PAGE] [people ...]  # 10,000, 100,000
    .venv/bin/python scripts/on_postgres.py .venv/bin/python benchmarks/growth.py --postgresql [people ...]

On PostgreSQL (the server that KEEPSAKE_DATABASE_URL names, whose user may make databases) each size has a database of
its own, which is dropped when it is measured. Each size is loaded in a process of its own, so that its peak of memory
is its own. Pages are asked of the program itself over HTTP, as `make demo` serves it: one process for each core, with
four threads each. At 20 at once, 20 connections ask one page after the other without a pause (see ``asking``), which is
as much as a few hundred people do. Two workers: one who works with 18 people in a team, and one on duty, who may see
nearly everybody. Prints Markdown; the processor time of a page is that of the server (on PostgreSQL without the
database), and of the client beside it. With --keep the databases stay in the folder and are used again.
"""

import argparse
import os
import re
import resource
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import quantiles
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from time import process_time, sleep
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from asking import ask
from council_for_benchmarks import WORKER, begin, fill
from published import about

SIZES, AT_ONCE, ASKED = (10_000, 100_000), (1, 20), {1: 60, 20: 400}
WORKERS = (WORKER, "duty.worker")
SEED = 7


def measured(people: int, home: Path, only: str) -> list[str]:
    """The lines of one size: what loading took, and each page."""
    begin(home)
    core = process_time()
    clock = fill(people)
    core = process_time() - core
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        f"| {people:,} | loading | {clock:.0f} s, {people / clock:,.0f} people/s | {core:.0f} s of processor "
        f"| {memory:.0f} MB peak | {size() / people:,.0f} bytes a person, {size() / 2**20:,.0f} MB | |"
    ]
    asked = {worker: (pages(worker), [signed_in(worker) for _ in range(max(AT_ONCE))]) for worker in WORKERS}
    with serving() as (port, process):
        for worker, (found, cookies) in asked.items():
            for (name, addresses), at_once in product(found.items(), AT_ONCE):
                if only not in name:
                    continue
                lines.append(line(f"{name}, {worker}", port, process, cookies[:at_once], addresses, people))
                print(lines[-1], file=sys.stderr, flush=True)
        peaks = ", ".join(f"{peak_of(each):,.0f}" for each in (process, *started_by(process)))
        return [*lines, f"| {people:,} | the processes of the server afterwards | peaks of {peaks} MB | | | | |"]


def line(name: str, port: int, process: int, cookies: list[str], addresses: list[str], people: int) -> str:
    """One line of the table."""
    found = ask(port, cookies, addresses, ASKED[len(cookies)], [process, *started_by(process)])
    cuts = quantiles(found.took, n=20, method="inclusive")
    each = 1000 / len(found.took)
    cells = (
        f"{people:,} | {name}",
        f"{len(cookies)} at once",
        f"p50 {cuts[9]:,.0f} ms",
        f"p95 {cuts[18]:,.0f} ms",
        f"{found.rate:.0f} pages/s{f', {found.away} turned away' if found.away else ''}",
        f"{found.server * each:.1f} + {found.client * each:.1f} ms of processor a page",
    )
    return f"| {' | '.join(cells)} |"


def started_by(process: int) -> list[int]:
    """The processes that it has started and that still run."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(each) for each in listed if "keepsake" in Path(f"/proc/{each}/cmdline").read_text()]


def peak_of(process: int) -> float:
    """The most memory a process ever had, in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def pages(username: str) -> dict[str, list[str]]:
    """The addresses to ask: searches for people spelt right and wrong, pages of people, and the worker's own list."""
    from django.db.models import QuerySet

    from keepsake.people.models import Allocation, PersonName
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    random = Random(SEED)
    with maintenance(), keeping():
        total = QuerySet(PersonName).count()
        names: list[Any] = [QuerySet(PersonName).order_by("pk")[random.randrange(total)] for _ in range(40)]
        held = list(QuerySet(Allocation).filter(worker__username=WORKER).values_list("person", flat=True))
        mine = list(QuerySet(PersonName).filter(person__in=held, kind="current")) or names
    searches = [*(f"{each.given} {each.family}" for each in names), *(wrong(each.given, random) for each in mine)]
    who = held if username == WORKER else [each.person_id for each in names]
    return {
        "search by name": [f"/people/?q={quote(text)}" for text in random.sample(searches, len(searches))],
        "person page": [f"/people/{id}/" for id in who],
        "own list": ["/"],
    }


def wrong(name: str, random: Random) -> str:
    """A name with two letters changed over."""
    at = random.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


@contextmanager
def serving() -> Iterator[tuple[int, int]]:
    """The program itself on a port of its own; the port and the id of the process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "keepsake", "demo", "--port", str(port)]
    with Popen(command, stdout=DEVNULL, stderr=DEVNULL) as server:
        try:
            for _ in range(6000):
                sleep(0.1)
                with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/health/live", timeout=60):
                    break
                if server.poll() is not None:
                    raise SystemExit(f"the server ended by itself: {' '.join(command)}")
            yield port, server.pid
        finally:
            server.terminate()


def signed_in(username: str) -> str:
    """The cookie of a new session."""
    from django.test import Client

    from keepsake.accounts.models import Account

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(username=username), backend="keepsake.accounts.backends.PasswordBackend")
    return "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())


def size() -> int:
    """Bytes of the database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("select pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("select page_count * page_size from pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


@contextmanager
def database_of_its_own(server: str, people: int) -> Iterator[None]:
    """A database on this server, which the processes that are started meanwhile use; none where no server is named."""
    if not server:
        yield
        return
    import psycopg

    name = f"growth_{people}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        try:
            os.environ["KEEPSAKE_DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
            yield
        finally:
            os.environ["KEEPSAKE_DATABASE_URL"] = server
            connection.execute(f"drop database {name} with (force)")


def main(sizes: list[int], keep: Path, server: str, only: str) -> None:
    print(about("Django", *(("psycopg",) if server else ())), "\n")
    print("| people | what | | | | | |\n|---:|---|---|---|---|---|---|")
    for people in sizes:
        with database_of_its_own(server, people), get_context("spawn").Pool(1) as pool:
            print("\n".join(pool.apply(measured, (people, keep / str(people), only))), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--only", default="", help="ask only for pages whose name holds this, such as: person page")
    parser.add_argument("people", type=int, nargs="*", default=list(SIZES))
    chosen = parser.parse_args()
    server = os.environ.get("KEEPSAKE_DATABASE_URL", "")
    if chosen.postgresql and not server:
        parser.error("--postgresql: KEEPSAKE_DATABASE_URL names no server")
    with TemporaryDirectory() as folder:
        main(chosen.people, chosen.keep or Path(folder), server if chosen.postgresql else "", chosen.only)
