"""What a worker types who heard or remembers a person wrongly. It knows nothing of the search and imports none of it.

A query is a made person's present name (given and last family part), spoilt by one slip (70 %) or two (30 %), and
mostly with something else beside it (``KINDS``); half of the typed dates and a quarter of the postcodes are spoilt too.
Slips of names, each drawn with the weight in ``SLIPS`` and drawn again if it does not fit the name
(most names have no held-out spelling, so its weight is high):

* typed: a letter replaced by its neighbour on the keyboard, dropped, doubled, or swapped with the next;
* respelt: a spelling from ``held_out_spellings.csv``; heard: a group of letters written as another (``HEARD``);
* short: a short form from ``short_names.csv``;
* order: family name first; joined: hyphen, apostrophe or space left out; half: one half of a double name only;
* initial: the given name as its first letter.

Slips of dates: day and month swapped, a year off by one, one digit replaced by another. Of postcodes: O for 0, I for 1,
small letters without the space. The first letter of a word is spoilt like any other.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
KINDS = {
    "name, date of birth": 40,
    "name, year of birth": 12,
    "name, postcode": 13,
    "name, outward postcode": 5,
    "name, telephone": 5,
    "given name, date of birth": 5,
    "name, date of birth, postcode": 15,
    "name only": 5,
}
SLIPS = {"typed": 38, "respelt": 60, "heard": 14, "short": 8, "order": 6, "joined": 5, "half": 2, "initial": 3}
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HEARD = """
ph:f f:ph ck:k c:k k:c ee:ea ea:ee ie:ei ei:ie y:i i:y ou:u u:oo oo:u th:t z:s s:z ss:s ll:l l:ll tt:t t:tt
nn:n n:nn mm:m ai:ay ay:ai a:u e:a o:u gh:g wh:w w:v v:w j:g sh:ch ch:sh x:ks qu:kw er:a e:ie
"""


def neighbours(letter: str) -> str:
    """The letters left and right of it on the keyboard."""
    row = next((row for row in ROWS if letter in row), "e")
    place = row.find(letter)
    return row[max(0, place - 1) : place] + row[place + 1 : place + 2] or "e"


def table(name: str) -> dict[str, list[str]]:
    """Name in small letters to the ways to write it."""
    with (HERE / name).open(encoding="utf-8") as opened:
        return {row["name"]: row["typed"].split() for row in csv.DictReader(opened)}


class Mistyped:
    """Spoils names, dates and postcodes by a seeded draw."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.respellings, self.short_forms = table("held_out_spellings.csv"), table("short_names.csv")
        self.slips: dict[str, Callable[[list[str]], list[str] | None]] = {
            "typed": self.typed,
            "respelt": lambda words: self.listed(words, self.respellings),
            "heard": self.heard,
            "short": lambda words: self.listed(words[:1], self.short_forms, words[1:]),
            "order": lambda words: [*words[1:], words[0]],
            "joined": self.joined,
            "half": self.half,
            "initial": lambda words: [words[0][0], *words[1:]],
        }

    def name(self, words: list[str]) -> tuple[str, list[str]]:
        """The spoilt name, and which slips were made."""
        made: list[str] = []
        wanted = 1 if self.random.random() < 0.7 else 2
        for _ in range(40):
            if len(made) == wanted:
                break
            kind = self.random.choices(list(SLIPS), list(SLIPS.values()))[0]
            spoilt = self.slips[kind](words)
            if spoilt and spoilt != words:
                words = spoilt
                made.append(kind)
        return " ".join(words), made

    def typed(self, words: list[str]) -> list[str] | None:
        which = self.random.randrange(len(words))
        word = words[which]
        if len(word) < 4:
            return None
        place = self.random.randrange(len(word) - 1)
        letter = word[place]
        other = self.random.choice(neighbours(letter.lower()))
        spoilt = self.random.choice(
            (
                word[:place] + other + word[place + 1 :],
                word[:place] + word[place + 1 :],
                word[:place] + letter * 2 + word[place + 1 :],
                word[:place] + word[place + 1] + letter + word[place + 2 :],
            )
        )
        return [*words[:which], spoilt, *words[which + 1 :]]

    def listed(self, words: list[str], known: dict[str, list[str]], rest: list[str] | None = None) -> list[str] | None:
        which = [place for place, word in enumerate(words) if word.lower() in known]
        if not which:
            return None
        place = self.random.choice(which)
        spoilt = self.random.choice(known[words[place].lower()])
        return [*words[:place], spoilt, *words[place + 1 :], *(rest or [])]

    def heard(self, words: list[str]) -> list[str] | None:
        which = self.random.randrange(len(words))
        word = words[which].lower()
        fitting = [pair.split(":") for pair in HEARD.split() if pair.split(":")[0] in word[1:]]
        if not fitting or len(word) < 4:
            return None
        group, to = self.random.choice(fitting)
        return [*words[:which], word[0] + word[1:].replace(group, to, 1), *words[which + 1 :]]

    def joined(self, words: list[str]) -> list[str] | None:
        sign = self.random.choice(("", " "))
        return [word.replace("-", sign).replace("'", sign) for word in words]

    def half(self, words: list[str]) -> list[str] | None:
        return [self.random.choice(word.split("-")) for word in words]

    def date(self, year: int, month: int, day: int) -> tuple[str, str]:
        """The date as typed, and the slip."""
        if self.random.random() < 0.5:
            return f"{day}/{month}/{year}", "right"
        slip = self.random.choice(("swapped", "year", "digit"))
        if slip == "swapped" and day != month:
            return f"{month}/{day}/{year}", slip
        if slip == "digit":
            text = f"{day:02}/{month:02}/{year}"
            place = self.random.choice([0, 1, 3, 4, 8, 9])
            return text[:place] + self.random.choice("0123456789") + text[place + 1 :], slip
        return f"{day}/{month}/{year + self.random.choice((-1, 1))}", "year"

    def postcode(self, text: str) -> str:
        if self.random.random() < 0.75:
            return text
        spoilt = (text.replace("0", "O"), text.replace("1", "I"), text.replace(" ", "").lower())
        return self.random.choice(spoilt)
