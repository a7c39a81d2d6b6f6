"""Telling of a person: who they are, their names, numbers, houses and how to reach them."""

from datetime import date

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.fact import Tell
from keepsake.people.demo_council.kin import GROWN_UP, YEAR, Kin, Sketch
from keepsake.people.demo_council.naming import FEMALE, SAID_AS, SHORT
from keepsake.people.demo_council.numbers import Numbers
from keepsake.people.demo_council.persons import (
    Address,
    ContactWay,
    Identifier,
    Person,
    PersonName,
    PersonRole,
)
from keepsake.people.demo_council.places import NOWHERE, Place, mobile, phone, plain
from keepsake.people.demo_council.rates import Rates

_DISABILITIES = ("LD", "AUT", "BEH", "COMM", "MOB", "PC", "INC", "HAND", "CON", "VIS", "HEAR", "DDA")
_NEEDS = (
    "Uses British Sign Language.",
    "Uses Makaton signs and symbols.",
    "Needs large print, 18 point.",
    "Likes easy-read text with pictures.",
    "Does not read; tell them in person.",
    "Lip-reads; face them and speak clearly.",
    "Uses a talking tablet; give them time to answer.",
)
_STAYS = ("Indefinite leave to remain", "Limited leave to remain", "Refugee", "Asylum seeker", "Student visa")
_SETTLED = ("Settled status", "Settled status", "Pre-settled status")
_EUROPEAN = frozenset({"Polish", "Romanian", "Portuguese"})
_ROLES = {"child": "child", "parent": "parent", "carer": "carer", "other": "household_member"}
_fromordinal = date.fromordinal


class Telling:
    """Tells of one person after another. ``tell`` receives each fact."""

    def __init__(self, chance: Chance, rates: Rates, today: int, tell: Tell) -> None:
        self.chance = chance
        self.rates = rates
        self.today = today
        self.tell = tell
        self.numbers = Numbers(chance.below(1_000_000))

    def person(self, who: Sketch, kin: Kin, in_need: bool) -> None:
        """Everything about one person that stands by itself."""
        self._self(who, in_need)
        self._names(who)
        self._identifiers(who)
        self._addresses(who, kin)
        self._reached(who)
        role = "unborn_child" if who.born > self.today else _ROLES[who.part]
        self.tell(PersonRole(who.id, role, None, None))

    def _self(self, who: Sketch, in_need: bool) -> None:
        chance, community = self.chance, who.community
        age = (self.today - who.born) / YEAR
        is_child = who.part == "child"
        known = self._birth_known(age, who)
        born = None if known == "unknown" else _fromordinal(who.born)
        if known == "estimated" and born:
            born = born.replace(month=1, day=1)
        foreign = community.language != "eng" and chance.unit() < community.speak_it * (0.5 if is_child else 1)
        nationality = (
            community.nationality if chance.unit() < community.nationals * (0.5 if is_child else 1) else "British"
        )
        if who.is_alone:
            foreign, nationality = True, community.nationality
        interpreter = None
        if foreign:
            interpreter = who.is_alone or (not is_child and chance.happens(self.rates.interpreter_needed))
        gender, pronouns = self._gender(who, age)
        self.tell(
            Person(
                who.id,
                born,
                known,
                _fromordinal(who.died) if who.died else None,
                "U" if age < 0 else who.sex,
                gender,
                pronouns,
                "NOBT" if age < 0 or chance.happens(self.rates.ethnicity_not_recorded) else who.ethnicity,
                self._religion(who, age),
                "" if age < 0 else community.language if foreign else "eng",
                interpreter,
                chance.pick(_NEEDS) if chance.happens(0.012) and age > 2 else "",
                self._disability(age, in_need),
                "" if age < 0 else nationality,
                self._stay(nationality, who),
            )
        )

    def _birth_known(self, age: float, who: Sketch) -> str:
        if age < 0:
            return "expected"
        if who.is_alone:
            return "estimated" if self.chance.happens(0.4) else "exact"
        drawn = self.chance.unit() if age >= GROWN_UP else 1.0
        return "unknown" if drawn < 0.03 else "estimated" if drawn < 0.05 else "exact"

    def _gender(self, who: Sketch, age: float) -> tuple[str, str]:
        drawn = self.chance.unit()
        if drawn > 0.3 or age < 3:
            return "", ""
        if drawn < 0.004 and age > 12:
            return ("Non-binary", "they/them") if drawn < 0.002 else _OTHER_WAY[who.sex]
        return "", "she/her" if who.sex == FEMALE else "he/him"

    def _religion(self, who: Sketch, age: float) -> str:
        drawn = self.chance.unit()
        if age < 0 or drawn > 0.6:
            return ""
        return who.community.religion if drawn < 0.6 * who.community.hold_it else "no_religion"

    def _disability(self, age: float, in_need: bool) -> tuple[str, ...]:
        if age < 0:
            return ()
        if self.chance.happens(self.rates.disabled_children_in_need if in_need else self.rates.disabled_others):
            first = self.chance.below(len(_DISABILITIES))
            return _DISABILITIES[first : first + self.chance.between(1, 3)]
        return ("NONE",) if in_need else ()

    def _stay(self, nationality: str, who: Sketch) -> str:
        if who.is_alone:
            return "Unaccompanied asylum-seeking child"
        if nationality in ("British", "Irish"):
            return ""
        return self.chance.pick(_SETTLED if nationality in _EUROPEAN else _STAYS)

    def _names(self, who: Sketch) -> None:
        chance, tell = self.chance, self.tell
        said = SAID_AS.get(who.given, "")
        if who.born > self.today:
            tell(PersonName(who.id, "current", "Baby", who.family, "", None, None))
            return
        changed = None
        if who.birth_family:
            changed = _fromordinal(min(self.today, who.born + int(YEAR * (2 if who.part == "child" else 27))))
            tell(PersonName(who.id, "birth", who.given, who.birth_family, said, _fromordinal(who.born), changed))
        tell(PersonName(who.id, "current", who.given, who.family, said, changed, None))
        drawn = chance.unit()
        if drawn < 0.25:
            short = SHORT.get(who.given)
            if short:
                tell(PersonName(who.id, "preferred", short, who.family, "", None, None))
        elif drawn < 0.27:
            tell(PersonName(who.id, "alias", who.given, chance.pick(who.community.family), said, None, None))
        elif drawn < 0.3 and who.part == "parent":
            former = chance.pick(who.community.family)
            tell(PersonName(who.id, "former", who.given, former, said, None, changed))

    def _identifiers(self, who: Sketch) -> None:
        chance, tell, numbers = self.chance, self.tell, self.numbers
        age = (self.today - who.born) / YEAR
        tell(Identifier(who.id, "council", f"{100_000 + who.id}", "traced", None, None))
        if age < 0:
            return
        grown = age >= GROWN_UP
        number = numbers.nhs() if chance.unit() < (0.6 if grown else 0.3 if who.is_alone else 0.95) else None
        if number:
            traced = "traced" if chance.happens(0.8) else "unverified"
            tell(Identifier(who.id, "nhs", number, traced, None, None))
        if 4.5 <= age < 25 and who.part == "child" and not who.is_alone:
            self._school_numbers(who, age)
        if who.is_alone:
            tell(Identifier(who.id, "home_office", numbers.home_office(), "unverified", None, None))

    def _school_numbers(self, who: Sketch, age: float) -> None:
        chance, numbers = self.chance, self.numbers
        started = _fromordinal(who.born + int(4.5 * YEAR))
        if chance.happens(0.02):
            old = numbers.pupil(started.year, temporary=True)
            ended = _fromordinal(who.born + int(4.6 * YEAR))
            self.tell(Identifier(who.id, "former_pupil", old, "unverified", started, ended))
        self.tell(Identifier(who.id, "pupil", numbers.pupil(started.year), "traced", started, None))
        if age > 14:
            number = numbers.learner()
            if number:
                self.tell(Identifier(who.id, "learner", number, "unverified", None, None))

    def _addresses(self, who: Sketch, kin: Kin) -> None:
        if who.born > self.today:
            return
        if who.place is not None and who.placed_from is None:
            self._address(who, who.place, None, None)
            return
        since = max(kin.since, who.born)
        ends = who.placed_from
        if ends is None or ends > since:
            self._address(who, kin.home, since, ends)
        for place, first, last in kin.before:
            if last > who.born and (ends is None or last <= ends):
                self._address(who, place, max(first, who.born), last)
        if who.place is not None:
            self._address(who, who.place, ends, None)

    def _address(self, who: Sketch, place: Place, first: int | None, last: int | None) -> None:
        if who.died and (last is None or last > who.died):
            last = who.died
        if first and last and first >= last:
            return
        self.tell(
            Address(
                who.id,
                place.kind,
                place.lines,
                place.postcode,
                place.is_confidential,
                _fromordinal(first) if first else None,
                _fromordinal(last) if last else None,
            )
        )

    def _reached(self, who: Sketch) -> None:
        chance = self.chance
        age = (self.today - who.born) / YEAR
        if age < 13 or who.died:
            return
        drawn = chance.unit()
        if drawn < 0.8:
            care = "care" if drawn < 0.02 else "unsafe" if drawn < 0.03 else "safe"
            note = _SAFETY[care]
            self.tell(ContactWay(who.id, "phone", mobile(chance), care, note))
        elif drawn < 0.88 and who.place is not NOWHERE:
            self.tell(ContactWay(who.id, "phone", phone(chance), "safe", ""))
        if drawn < 0.35 and age > 16:
            self.tell(ContactWay(who.id, "email", f"{plain(who.given)}.{who.id}@example.org", "safe", ""))


_OTHER_WAY = {"F": ("Man, boy or male", "he/him"), "M": ("Woman, girl or female", "she/her")}
_SAFETY = {
    "safe": "",
    "care": "Ring between 9 and 3 only; do not say who is calling.",
    "unsafe": "Shared with a former partner.",
}
