"""People who were recorded twice, as it happens: a letter wrong, a day and a month changed over, a short name.

The second record has its own council number and no NHS number, for that would have found the first one.
"""

from datetime import date

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.fact import Tell
from keepsake.people.demo_council.kin import Kin, Sketch
from keepsake.people.demo_council.naming import SHORT
from keepsake.people.demo_council.persons import Address, Identifier, Person, PersonName, PersonRole, SamePerson

_VOWELS = "aeiou"


def tell_again(chance: Chance, who: Sketch, kin: Kin, new_id: int, tell: Tell) -> None:
    """The second record of somebody, and the truth about it."""
    given, family, born, differences = who.given, who.family, date.fromordinal(who.born), []
    for change in sorted({chance.below(len(_CHANGES)), chance.below(len(_CHANGES))}):
        given, family, born, what = _CHANGES[change](chance, given, family, born)
        if what:
            differences.append(what)
    tell(Person(new_id, born, "exact", None, who.sex, "", "", "NOBT", "", "", None, "", (), "", ""))
    tell(PersonName(new_id, "current", given, family, "", None, None))
    tell(PersonRole(new_id, "child" if who.part == "child" else "parent", None, None))
    tell(Identifier(new_id, "council", f"{100_000 + new_id}", "traced", None, None))
    home = who.place or kin.home
    tell(Address(new_id, home.kind, home.lines, home.postcode, home.is_confidential, None, None))
    tell(SamePerson(new_id, who.id, tuple(differences)))


Change = tuple[str, str, date, str]


def _letters_swapped(chance: Chance, given: str, family: str, born: date) -> Change:
    if len(family) < 3:
        return given, family, born, ""
    at = 1 + chance.below(len(family) - 2)
    swapped = family[:at] + family[at + 1] + family[at] + family[at + 2 :]
    return given, swapped, born, "two letters of the family name changed over" if swapped != family else ""


def _letter_missing(chance: Chance, given: str, family: str, born: date) -> Change:
    if len(family) < 4:
        return given, family, born, ""
    at = 1 + chance.below(len(family) - 1)
    return given, family[:at] + family[at + 1 :], born, "a letter of the family name is missing"


def _vowel_wrong(chance: Chance, given: str, family: str, born: date) -> Change:
    places = [at for at, letter in enumerate(given) if letter in _VOWELS]
    if not places:
        return given, family, born, ""
    at = chance.pick(places)
    vowel = _VOWELS[(_VOWELS.index(given[at]) + 1 + chance.below(4)) % 5]
    return given[:at] + vowel + given[at + 1 :], family, born, "a vowel of the given name is wrong"


def _short_name(chance: Chance, given: str, family: str, born: date) -> Change:
    short = SHORT.get(given, "")
    return short or given, family, born, "a short name" if short else ""


def _names_changed_over(chance: Chance, given: str, family: str, born: date) -> Change:
    return family, given, born, "given and family name changed over"


def _day_and_month(chance: Chance, given: str, family: str, born: date) -> Change:
    if born.day > 12 or born.day == born.month:
        return given, family, born, ""
    return given, family, born.replace(month=born.day, day=born.month), "day and month of birth changed over"


def _year_wrong(chance: Chance, given: str, family: str, born: date) -> Change:
    return given, family, born.replace(year=born.year - 1, day=min(born.day, 28)), "the year of birth is wrong"


_CHANGES = (
    _letters_swapped,
    _letter_missing,
    _vowel_wrong,
    _short_name,
    _names_changed_over,
    _day_and_month,
    _year_wrong,
)
