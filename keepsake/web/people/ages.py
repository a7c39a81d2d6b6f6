"""How old somebody is, in the words of a worker."""

from datetime import date

from keepsake.clock.ages import age_in_words
from keepsake.people.models import Person


def age_of(person: Person, today: date) -> str:
    """ "12", "8 months", "about 40", "due in 6 weeks", "died aged 7"; "age not known" where no day is recorded."""
    if person.birth_known == Person.BirthKnown.NOT_ALIVE:
        return "not born alive"
    age = age_in_words(person.born_on, person.birth_known, today, person.died_on)
    if person.died_on:
        return f"died aged {age}" if age else "died"
    if person.birth_known == Person.BirthKnown.EXPECTED:
        return age or "not yet born"
    return age or "age not known"


def birth_of(person: Person) -> str:
    """The day of birth in words, and how sure it is."""
    if person.born_on is None:
        return "Nothing recorded"
    day = in_day(person.born_on)
    words = {
        "estimated": f"About {day} (estimated)",
        "expected": f"Expected {day}",
        "not_alive": f"Not born alive, {day}",
    }
    return words.get(person.birth_known, day)


def in_day(day: date) -> str:
    """
    >>> in_day(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B} {day.year}"
