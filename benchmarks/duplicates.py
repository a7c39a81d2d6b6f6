"""Are records that may be one person found, and what else is? Among made people, in plain Python and no database.

    .venv/bin/python benchmarks/duplicates.py [people]      # 50,000 without an argument

One person in twenty is entered a second time with the slips of a query (no identifier, half of the dates wrong, half
without the postcode); one in fifty has a twin with the same family name, day and postcode. Prints Markdown.
"""

import sys
from random import Random
from time import perf_counter

from made_people import TODAY, made_people
from mistyped import Mistyped
from published import about

from keepsake.people.matching import Name, Person, likely_duplicates, parse

PEOPLE, SEED = 50_000, 2026


def main(count: int) -> None:
    random = Random(SEED)
    spoil = Mistyped(random)
    people = [person for _, person in made_people(count)]
    twice = {}
    for place, person in enumerate(people[::20]):
        words = person.names[0].text.split()
        name, _ = spoil.name([words[0], words[-1]])
        copy = again(10**7 + place, person, name, spoil)
        twice[person.id] = copy
    twins = [twin(2 * 10**7 + place, person, random) for place, person in enumerate(people[7::50])]
    print(about("rapidfuzz"), "\n")
    begun = perf_counter()
    pairs = likely_duplicates([*people, *twice.values(), *twins], at_least=0.6)
    taken = perf_counter() - begun
    true = {(id_, copy.id) for id_, copy in twice.items()}
    print(
        f"Duplicates among {len(people) + len(twice) + len(twins):,} records, {len(twice):,} entered twice, "
        f"{len(twins):,} twins: {taken:.0f} s"
    )
    print("\n| score at least | pairs | precision | recall |\n|---|---|---|---|")
    for least in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        found = {(pair.one.id, pair.other.id) for pair in pairs if pair.score >= least}
        right = len(found & true)
        print(f"| {least} | {len(found)} | {right / max(1, len(found)):.1%} | {right / len(true):.1%} |")


def again(id_: int, person: Person, name: str, spoil: Mistyped) -> Person:
    """The person as entered a second time: no identifier, half of the dates with a slip, half moved."""
    born_on = person.born_on
    if born_on:
        typed = parse(spoil.date(born_on.year, born_on.month, born_on.day)[0], TODAY).born
        born_on = (typed and (typed.exact or typed.swapped)) or born_on
    kept = spoil.random.random() < 0.5
    return Person(id_, (Name(name),), born_on, person.born, person.postcodes[:1] if kept else ())


def twin(id_: int, person: Person, random: Random) -> Person:
    """A twin: another given name and number of their own, all else the same."""
    words = person.names[0].text.split()
    given = random.choice(("Billie", "Robyn", "Aaron", "Zara", "Ismail", "Temi", "Ola", "Ryan", "Anna", "Maya"))
    name = Name(" ".join((given, *words[1:])))
    return Person(
        id_, (name,), person.born_on, person.born, person.postcodes[:1], person.phones, (f"998{id_:07}"[:10],)
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
