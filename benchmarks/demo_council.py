"""How fast the invented council is told, and how much memory that takes.

    .venv/bin/python benchmarks/demo_council.py [people ...]

Without arguments 1,000, 20,000 and 100,000 people; a million takes about a minute. Each size runs in a process of its
own, so that its peak of memory is its own. CPU time is what one core needs; the time on the clock depends on who else
uses the machine.
"""

import resource
import sys
from datetime import date
from multiprocessing import get_context
from time import perf_counter, process_time

from keepsake.people.demo_council import generate
from keepsake.people.demo_council.persons import Person

SIZES = (1_000, 20_000, 100_000)
SEED, TODAY = 7, date(2026, 11, 22)


def measured(people: int) -> tuple[int, int, float, float, float]:
    """People, facts, CPU seconds, seconds on the clock, and the peak of resident memory in MB."""
    clock, core = perf_counter(), process_time()
    told = facts = 0
    for fact in generate(people, SEED, TODAY):
        facts += 1
        told += isinstance(fact, Person)
    core, clock = process_time() - core, perf_counter() - clock
    return told, facts, core, clock, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(sizes: list[int]) -> None:
    print(
        f"{'people':>9} {'facts':>11} {'CPU s':>8} {'clock s':>8} {'people/CPU s':>13} {'people/s':>9} {'peak MB':>8}"
    )
    for people in sizes:
        with get_context("spawn").Pool(1) as pool:
            told, facts, core, clock, peak = pool.apply(measured, (people,))
        rates = f"{told / core:13,.0f} {told / clock:9,.0f}"
        print(f"{told:9,} {facts:11,} {core:8.2f} {clock:8.2f} {rates} {peak:8.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
