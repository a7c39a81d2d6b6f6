"""What people tell: births, deaths, names, homes, households, relationships, and who worked with them."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import DAILY, KEY, Kind, Marks, Said, Tells
from keepsake.people.kinship import words_for
from keepsake.people.models import Address, Allocation, HouseholdMember, Involvement, Person, PersonName, Relationship

KNOWN = Person.BirthKnown
BY_BIRTH = (  # the birth tells it
    *(Relationship.Kind.BIRTH_PARENT, Relationship.Kind.SIBLING, Relationship.Kind.GRANDPARENT),
    Relationship.Kind.RELATIVE,
)
BORN = (KNOWN.EXACT, KNOWN.ESTIMATED)


def _born(it: Granted) -> Said:
    return Said("Born", plain=f"{it.who} was born.")


def _expected(it: Granted) -> Said:
    return Said("The baby is expected", plain="A baby is expected.")


def _never_lived(it: Granted) -> Said:
    return Said("The baby was not born alive", plain="The baby was not born alive.")


def _family_born(it: Granted) -> Said:
    return Said(f"Birth of {it.who}", plain=f"{it.who} was born.")


def _died(it: Granted) -> Said:
    return Said(f"Death of {it.who}", plain=f"{it.who} died.")


def _called(it: Granted) -> Said:
    name = f"{it('given')} {it('family')}".strip()
    if it("kind") == PersonName.Kind.PREFERRED:
        return Said(f"Wants to be called {name}", plain=f"{it.who} said: call me {name}.")
    return Said(f"{it.label('kind')}: {name}", plain=f"The name {name} began to be used.")


def _lived(it: Granted) -> Said:
    if it("kind") == Address.Kind.NO_FIXED_ABODE:
        return Said("No fixed home", plain=f"{it.who} had no fixed home.")
    if it("is_confidential") is not False:
        return Said("Lives at a confidential address", plain=f"{it.who} lived at an address that is kept private.")
    place = ", ".join(each.strip() for each in [*str(it("lines")).splitlines(), str(it("postcode"))] if each.strip())
    return Said(f"Lives at {place or 'an address that is not recorded'}", plain=f"{it.who} lived at {place}.")


def _joined(it: Granted) -> Said:
    home = it.beside.get(it("household"))
    where = f"the household '{home}'" if home else "a household"
    return Said(f"Lives in {where}", plain=f"{it.who} lived in {where}.")


def _related(it: Granted) -> Said:
    one, other = it.person("person"), it.person("other")
    what = words_for(it("kind"), is_other_side=False).lower()
    responsible = "has parental responsibility" if it("has_responsibility") is True else ""
    title = f"{one or 'Somebody'} is the {what} of {other}" if it("kind") else "A relationship"
    return Said(title, together(responsible, it("profession"), it("body")), plain=f"{title}.")


def _works(it: Granted) -> Said:
    who, part = it.worker("worker"), it.label("part").lower()
    plain = f"{who} began to work with {it.who}." if who else f"A new worker began to work with {it.who}."
    return Said(f"{who or 'A worker'} is the {part}", it("reason"), plain=plain)


def _involved(it: Granted) -> Said:
    who, where = it.beside.get(it("professional"), ""), it.beside.get(it("body"), "")
    name = ", ".join(filter(None, (who, where))) or "Somebody"
    plain = f"{name} began to work with {it.who}."
    return Said(f"{name} works with them: {it.label('part').lower()}", it("words"), plain=plain)


def _is_worker(marks: Marks) -> bool:
    return marks["part"] in ("worker", "second", "chair")


TOLD = (
    Tells(Person, "born", Kind.LIFE, "born_on", _born, about="birth_known", inexact=(KNOWN.ESTIMATED,),
          when=lambda marks: marks["birth_known"] in (*BORN, KNOWN.UNKNOWN), weight=KEY),
    Tells(Person, "expected", Kind.LIFE, "born_on", _expected, about="birth_known", inexact=(KNOWN.EXPECTED,),
          when=lambda marks: marks["birth_known"] == KNOWN.EXPECTED, weight=KEY),
    Tells(Person, "not_alive", Kind.LIFE, "born_on", _never_lived, about="birth_known", inexact=(),
          when=lambda marks: marks["birth_known"] == KNOWN.NOT_ALIVE, weight=KEY),
    Tells(Person, "died", Kind.LIFE, "died_on", _died, weight=KEY),
    Tells(Person, "family_born", Kind.FAMILY, "born_on", _family_born, about="birth_known", inexact=(KNOWN.ESTIMATED,),
          when=lambda marks: marks["birth_known"] in BORN, of_family=True),
    Tells(Person, "family_died", Kind.FAMILY, "died_on", _died, weight=KEY, of_family=True),
    Tells(PersonName, "name", Kind.LIFE, "begins_on", _called, until="ends_on", weight=DAILY, goes_on=False),
    Tells(Address, "home", Kind.HOME, "begins_on", _lived, until="ends_on", marks=("kind",),
          when=lambda marks: marks["kind"] != Address.Kind.LETTERS, is_told_undated=True),
    Tells(HouseholdMember, "household", Kind.FAMILY, "begins_on", _joined, until="ends_on",
          weight=DAILY),
    Tells(Relationship, "relationship", Kind.FAMILY, "begins_on", _related, until="ends_on", marks=("kind",),
          when=lambda marks: marks["kind"] not in BY_BIRTH),
    Tells(Involvement, "involved", Kind.WORKERS, "begins_on", _involved, until="ends_on", weight=DAILY),
    Tells(Allocation, "worker", Kind.WORKERS, "begins_on", _works, until="ends_on", marks=("part",), when=_is_worker),
)  # fmt: skip
