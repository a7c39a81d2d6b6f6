"""Birth, death and age in few words, as they stand under a name."""

from datetime import date

from keepsake.people.genogram.family import Person, Sex, When, year_of

YOUNG = 24  # months; below this an age is said in months


def age_words(person: Person, on: date) -> str:
    """The age on this day, or at death: "12", "8 months", "about 40" where only a year is known; "" if unknown.

    >>> age_words(Person("a", "Ann", born=date(2013, 5, 2)), date(2026, 5, 1))
    '12'
    >>> age_words(Person("a", "Ann", born=1986), date(2026, 5, 1))
    'about 40'
    """
    if person.is_unborn or person.born is None or (person.has_died and person.died is None):
        return ""
    until = person.died if person.died is not None else on
    if not (isinstance(person.born, date) and isinstance(until, date)):
        years = year_of(until) - year_of(person.born)
        return f"about {years}" if years >= 0 else ""
    months = (until.year - person.born.year) * 12 + until.month - person.born.month - (until.day < person.born.day)
    if months < 0:
        return ""
    return f"{months // 12}" if months >= YOUNG else f"{months} month{'' if months == 1 else 's'}"


def age_inside(person: Person, on: date) -> str:
    """The age short enough for a symbol; nothing for who has died, since a cross is drawn there."""
    if person.has_died:
        return ""
    words = age_words(person, on)
    return words.replace("about ", "~").removesuffix("s").replace(" month", "m")


def years_words(person: Person, on: date) -> str:
    """What stands under a name: "born 2012", "due 2026", "1950 to 2019, aged 68"."""
    if person.is_unborn:
        return f"due {_month(person.expected)}" if person.expected is not None else "not yet born"
    born = f"{year_of(person.born)}" if person.born is not None else ""
    if not person.has_died:
        return f"born {born}" if born else ""
    died = f"{year_of(person.died)}" if person.died is not None else ""
    age = age_words(person, on)
    said = (
        f"{born} to {died}" if born and died else f"died {died}" if died else f"born {born}, died" if born else "died"
    )
    return f"{said}, aged {age}" if age else said


def life_words(person: Person, on: date) -> str:
    """The same with sex and age, for a table and for who hears the drawing: "female, born 1985, age 40"."""
    sex = "" if person.is_unborn and person.sex is Sex.NOT_RECORDED else person.sex.value
    sex = "sex not recorded" if sex == Sex.NOT_RECORDED else sex
    age = "" if person.has_died else age_words(person, on)
    years = "not yet born, " * (person.is_unborn and person.expected is not None) + years_words(person, on)
    return ", ".join(part for part in (sex, years, f"age {age}" if age else "") if part)


def span_words(since: When | None, until: When | None) -> str:
    """ "2015 to 2021", "since 2015", "until 2021"."""
    if since is not None and until is not None:
        return f"{year_of(since)} to {year_of(until)}"
    if since is not None:
        return f"since {year_of(since)}"
    return f"until {year_of(until)}" if until is not None else ""


def _month(when: When) -> str:
    return f"{when:%B} {when.year}" if isinstance(when, date) else str(when)
