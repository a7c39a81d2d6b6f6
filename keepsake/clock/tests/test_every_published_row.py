"""Every row of the list of timescales that this clock was built from has its rules, and every rule its row.

`every_published_row.csv` restates the rows of that list with the keys of their rules; one without a key has no number.
``aside`` holds numbers of a row that are no length: an age, a year, a shorter length that some councils set.
The list itself is not part of Keepsake: where it is at hand, no row and no number of it may be missing here.
"""

import csv
import re
from pathlib import Path

import pytest

from keepsake.clock.library import standard_clock
from keepsake.clock.timescale import Timescale

HERE = Path(__file__).resolve()
ROWS = list(csv.DictReader(HERE.with_name("every_published_row.csv").read_text(encoding="utf-8").splitlines()))
LISTS = [HERE.parents[up] / "shared" / "reference" / "timescales.md" for up in (4, 5)]
LIST = next((each for each in LISTS if each.exists()), LISTS[0])
RULES = {rule.key: rule for rule in standard_clock().rules()}
OUR_OWN = {"early_help_review", "conference_minutes"}  # no row names them; councils set their own length
NUMBER = re.compile(r"\d+")
TIME = re.compile(r"\b\d\d:\d\d\b")


def published() -> list[tuple[str, str, str]]:
    """Section, row and what the row says of its length, as the list has them."""
    found, section = [], ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") and section else []
        if len(cells) > 1 and cells[0] != "Event" and set(cells[0]) - {"-"}:
            found.append((section, cells[0], cells[1]))
    return found


def lengths(rule: Timescale) -> set[int]:
    """Every number that a rule knows: its length, its extension, in which period, and not before when."""
    more = (rule.extension.by, rule.extension.to) if rule.extension else ()
    said = [each for each in (rule.length, rule.not_before, rule.within, *more) if each is not None]
    return {each.count or each.day for each in said}


def test_every_rule_is_that_of_a_row_and_every_row_names_rules_that_are_there():
    named = {key for row in ROWS for key in row["keys"].split()}

    assert named == RULES.keys() - OUR_OWN


@pytest.mark.skipif(not LIST.exists(), reason="the list is not at hand")
def test_no_row_of_the_list_is_left_out():
    here = [(row["section"], row["row"]) for row in ROWS]

    assert [row for _, row, _ in published()] == [row for _, row in here]
    assert all(section.startswith(mine) for (section, *_), (mine, _) in zip(published(), here, strict=True))


@pytest.mark.skipif(not LIST.exists(), reason="the list is not at hand")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['section']}: {row['row']}")
def test_every_number_of_a_row_is_the_length_of_one_of_its_rules(row):
    says = next(says for section, name, says in published() if (name, section[:4]) == (row["row"], row["section"][:4]))
    at = set(TIME.findall(says))
    numbers = {int(each) for each in NUMBER.findall(TIME.sub("", says))} - {int(each) for each in row["aside"].split()}
    rules = [RULES[key] for key in row["keys"].split()]

    assert numbers <= {count for rule in rules for count in lengths(rule)}
    assert at <= {f"{rule.at:%H:%M}" for rule in rules if rule.at}
