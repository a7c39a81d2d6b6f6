"""Names of made people by community: heads of the lists from general knowledge, tails put together from parts.

``made_names.csv``: ``share`` of the population in percent, rounded from the 2021 census of England for the broad groups
and guessed within them; common given and family names; ``tail``, the share of family names put together from
``starts`` and ``ends``; ``middle``, the share with a second given name; ``hyphen``, with two family names. Nobody is
meant.
"""

import csv
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

LISTS = ("given", "family", "starts", "ends")
FLATNESS = 25  # the most frequent given name is then borne by about 2 % of its community, as in England


@dataclass(frozen=True)
class Community:
    """One line of the table."""

    share: float
    tail: float
    middle: float
    hyphen: float
    given: list[str]
    family: list[str]
    starts: list[str]
    ends: list[str]

    @property
    def is_majority(self) -> bool:
        """Its family names have a further ending, so that the long tail is long."""
        return self.share > 50


def communities() -> dict[str, Community]:
    """All lines of the table by name."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    numbers = ("share", "tail", "middle", "hyphen")
    return {
        row["community"]: Community(*(float(row[name]) for name in numbers), *(row[name].split() for name in LISTS))
        for row in rows
    }


class Drawn:
    """Draws names of a community; the n-th of a list is drawn in proportion to 1/(n + FLATNESS)."""

    def __init__(self, community: Community, random: Random) -> None:
        self.community, self.random = community, random
        self.given_weights = _weights(community.given)
        self.family_weights = _weights(community.family)

    def given_name(self) -> str:
        return self.random.choices(self.community.given, cum_weights=self.given_weights)[0]

    def family_name(self) -> str:
        if self.community.starts and self.random.random() < self.community.tail:
            return self.random.choice(self.community.starts) + self._end()
        name = self.random.choices(self.community.family, cum_weights=self.family_weights)[0]
        return name.replace("-", " ") if self.random.random() < 0.5 else name

    def _end(self) -> str:
        further = self.random.choice(("", "", "", "s", "e", "son")) if self.community.is_majority else ""
        return self.random.choice(self.community.ends) + further


def _weights(names: list[str]) -> list[float]:
    return list(accumulate(1 / (place + FLATNESS) for place in range(len(names))))
