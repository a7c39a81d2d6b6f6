"""Do the engine, its condition for lists (in Python and in SQLite) and Cedar agree on 100,000 drawn requests?

    .venv/bin/python benchmarks/agreement.py [how many]

Ends with an error where any of them differs.
"""

import sqlite3
import sys
from collections import Counter
from contextlib import closing
from multiprocessing import Pool
from time import perf_counter
from typing import NamedTuple

from published import FIVE, about, path_of

from keepsake.notice.access import load_access
from keepsake.notice.deciding import compile_notice
from keepsake.notice.deciding.lists import predicate
from keepsake.notice.library import load
from keepsake.notice.tests.cedar_oracle import Oracle
from keepsake.notice.tests.drawn_requests import drawn
from keepsake.notice.tests.one_row import has_a_row, listed_by

CHUNK = 2_500


class Part(NamedTuple):
    """Some of the requests, drawn for one notice."""

    notice: str
    number: int
    seed: int


class Found(NamedTuple):
    """What was compared, how often each answer was given, and where an answer differed."""

    answers: Counter[str]
    rows: int
    several: int
    differences: list[str]


def compare(part: Part) -> Found:
    notice, access = load(path_of(part.notice)), load_access()
    compiled, oracle = compile_notice(notice, access), Oracle(notice, access)
    found = Found(Counter(), 0, 0, [])
    rows = several = 0
    with closing(sqlite3.connect(":memory:")) as database:
        for request in drawn(notice, access, part.number, part.seed):
            reason = compiled.decide(request).reason
            expected = oracle.reason(request)
            found.answers[reason.value if reason else "permitted"] += 1
            several += len(request.categories) * len(request.subjects) > 1
            if reason != expected:
                found.differences.append(f"{part.notice}: {reason} is {expected} by Cedar: {request}")
            if len(request.subjects) == 1 and has_a_row(request):
                rows += 1
                listed = listed_by(predicate(compiled, request), request, database)
                if listed != (expected is None,) * 2:
                    found.differences.append(f"{part.notice}: listed {listed}, {expected} by Cedar: {request}")
    return found._replace(rows=rows, several=several)


def main(number: int) -> int:
    each = number // len(FIVE)
    parts = [
        Part(notice, min(CHUNK, each - begun), seed)
        for notice in FIVE
        for seed, begun in enumerate(range(0, each, CHUNK))
    ]
    begun = perf_counter()
    with Pool(2) as pool:
        found = pool.map(compare, parts, chunksize=1)
    answers = sum((each.answers for each in found), Counter[str]())
    print(about("cedarpy"))
    print(f"{answers.total():,} requests under {len(FIVE)} notices in {perf_counter() - begun:.0f} s on two processes")
    for answer, times in answers.most_common():
        print(f"  {answer:<16} {times:>7,}  {times / answers.total():.1%}")
    print(f"  of these about several categories or subjects: {sum(each.several for each in found):,}")
    print(f"  compared as a row of a list as well: {sum(each.rows for each in found):,}")
    differences = [difference for each in found for difference in each.differences]
    print(f"differences: {len(differences)}", *differences[:10], sep="\n  ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 100_000))
