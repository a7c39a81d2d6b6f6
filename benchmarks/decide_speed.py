"""How many decisions a second: ours, Cedar's and Casbin's, for the same 200 random rules and 20,000 requests.

    .venv/bin/python benchmarks/decide_speed.py [repeats]

Every repeat asks all of them in turn, so that each ratio is of figures measured side by side. All must give the same
20,000 answers. Requests are made before the time is taken, for each engine in the form that it takes.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter
from typing import TypeVar

from published import about
from random_rules import (
    Answers,
    Cell,
    casbin_answers,
    cedar_answers,
    cedar_request,
    our_engine,
    our_request,
    questions,
    random_rules,
)

RULES, REQUESTS, REPEATS = 200, 20_000, 5
AGAIN = "ours, asked before"
EQUAL = "ours, equal requests asked before"
FIRST = "ours, first pass of a fresh engine"
NEVER = "ours, requests never asked before"
CEDAR = "cedarpy, policies parsed before"
CASBIN = "casbin, fast enforcer"
NAMES = (AGAIN, EQUAL, FIRST, NEVER, CEDAR, CASBIN)

Asked = TypeVar("Asked")


def timed(answer: Callable[[Sequence[Asked]], Answers], asked: Sequence[Asked]) -> tuple[float, Answers]:
    """Decisions a second, and the answers."""
    gc.collect()  # or the rubbish of one engine is swept in the time of the next
    begun = perf_counter()
    answers = answer(asked)
    return len(asked) / (perf_counter() - begun), answers


def ours(rules: list[Cell], asked: list[Cell]) -> dict[str, tuple[float, Answers]]:
    """A fresh engine asked the same three times over; and one that only ever meets what it has not met."""
    decide, decide_other = our_engine(rules).decide, our_engine(rules).decide
    requests, equal = [our_request(cell) for cell in asked], [our_request(cell) for cell in asked]
    different = [our_request(cell) for cell in dict.fromkeys(asked)]
    first, second = decided(decide), decided(decide_other)
    found = {FIRST: timed(first, requests), AGAIN: timed(first, requests), EQUAL: timed(first, equal)}
    speed, answers = timed(second, different)
    by_cell = dict(zip(dict.fromkeys(asked), answers, strict=True))
    return found | {NEVER: (speed, [by_cell[cell] for cell in asked])}


def decided(decide: Callable[[Asked], object]) -> Callable[[Sequence[Asked]], Answers]:
    return lambda asked: [decision.allowed for decision in map(decide, asked)]  # type: ignore[attr-defined]


def measure(rules: list[Cell], asked: list[Cell]) -> dict[str, float]:
    """One repeat: all of them in turn. Raises AssertionError where an answer differs."""
    found, allowed = ours(rules, asked), set(rules)
    found[CEDAR] = timed(cedar_answers(rules), [cedar_request(cell) for cell in asked])
    found[CASBIN] = timed(casbin_answers(rules), asked)
    expected = [cell in allowed for cell in asked]
    for name, (_, answers) in found.items():
        assert answers == expected, name
    return {name: found[name][0] for name in NAMES} | {"permitted": sum(expected) / len(expected)}


def spread(figures: Iterable[float]) -> str:
    found = sorted(figures)
    return f"{median(found):>12,.0f} {found[0]:>12,.0f} {found[-1]:>12,.0f}"


def main(repeats: int) -> None:
    rules = random_rules(RULES, seed=1)
    asked = questions(rules, REQUESTS, seed=2)
    runs = [measure(rules, asked) for _ in range(repeats)]
    print(about("cedarpy", "casbin"))
    permitted = f"{len(set(asked)):,} different, {runs[0]['permitted']:.0%} permitted"
    print(f"{len(rules)} rules, {len(asked):,} requests ({permitted}),")
    print(f"all engines the same answers, {repeats} repeats")
    print(f"{'decisions a second':<36} {'median':>12} {'least':>12} {'most':>12}")
    for name in NAMES:
        print(f"{name:<36} {spread(run[name] for run in runs)}")
    for other, who in ((CEDAR, "cedarpy"), (CASBIN, "casbin")):
        print(f"\ntimes {who}, in the same repeat")
        for name in NAMES[:4]:
            print(f"{name:<36} {spread(run[name] / run[other] for run in runs)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else REPEATS)
