"""Made people for the search: the same million every time. Postcodes and numbers are of ranges that nobody has."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from made_names import Drawn, communities

from keepsake.people.matching import Born, Called, Name, Person

TODAY = date(2026, 1, 1)
OUTWARDS = [f"{area}{number}" for area in ("ZM", "ZL", "ZK", "Z") for number in range(1, 21)]
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
SHORT = {"William": "Bill", "Elizabeth": "Liz", "Mohammed": "Mo", "Katarzyna": "Kasia", "Oluwaseun": "Seun"}


def made_people(count: int, seed: int = 1) -> Iterator[tuple[str, Person]]:
    """Each person with the community the name was drawn from."""
    random = Random(seed)
    known = communities()
    drawn = {kind: Drawn(community, random) for kind, community in known.items()}
    shares = [community.share for community in known.values()]
    numbers = nhs_numbers()
    for id_, kind in enumerate(random.choices(list(known), shares, k=count), start=1):
        yield kind, made_person(id_, drawn[kind], random, numbers)


def made_person(id_: int, drawn: Drawn, random: Random, numbers: Iterator[str]) -> Person:
    born_on, born = birth(random)
    return Person(
        id_,
        tuple(names(drawn, random)),
        born_on,
        born,
        tuple(postcode(random) for _ in range(1 + (random.random() < 0.3))),
        (f"07700 9{random.randrange(10**5):05}",) if random.random() < 0.4 else (),
        (next(numbers),) if random.random() < 0.85 else (),
    )


def names(drawn: Drawn, random: Random) -> Iterator[Name]:
    given, family = drawn.given_name(), drawn.family_name()
    if random.random() < drawn.community.hyphen:
        family = f"{family}-{drawn.family_name()}"
    middle = f" {drawn.given_name()}" if random.random() < drawn.community.middle else ""
    yield Name(f"{given}{middle} {family}")
    if random.random() < 0.08:
        yield Name(f"{given} {drawn.family_name()}", Called.FORMER)
    if given in SHORT and random.random() < 0.2:
        yield Name(f"{SHORT[given]} {family}", Called.ALIAS)


def birth(random: Random) -> tuple[date | None, Born]:
    """Seven in ten are under 26; one in 25 is recorded as born on 1 January, as many who came as refugees are."""
    age = random.random() * (26 if random.random() < 0.7 else 80) * 365.25
    born_on = TODAY - timedelta(days=int(age) + 1)
    lot = random.random()
    if lot < 0.02:
        return None, Born.EXACT
    if lot < 0.06:
        return born_on.replace(month=1, day=1), Born.ESTIMATED if lot < 0.04 else Born.EXACT
    return born_on, Born.YEAR_ONLY if lot > 0.99 else Born.EXACT


def postcode(random: Random) -> str:
    return f"{random.choice(OUTWARDS)} {random.randrange(10)}{random.choice(INWARD)}{random.choice(INWARD)}"


def nhs_numbers() -> Iterator[str]:
    """Valid numbers of the range that is kept for tests: 999 and six digits and the check digit."""
    for number in range(10**6):
        digits = f"999{number * 7919 % 10**6:06}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            yield f"{digits}{check % 11}"
