"""Making up one family, of no more people than there is room for."""

from collections.abc import Callable

from keepsake.people.demo_council.chance import Chance, Wheel
from keepsake.people.demo_council.kin import YEAR, Kin, Sketch, Tie
from keepsake.people.demo_council.naming import FEMALE, MALE, Community, mixed, origins
from keepsake.people.demo_council.places import NOWHERE, Place, house
from keepsake.people.demo_council.rates import Rates
from keepsake.people.demo_council.tables import shares

NEEDED = {"couple": 2, "step": 2, "adoptive": 2, "lone": 1, "kinship": 1}
_KINDS = Wheel(shares("family"))
_CHILDREN = Wheel((int(number), share) for number, share in shares("children"))
_FIRST_BIRTH = Wheel((int(age), share) for age, share in shares("mother_age"))
_LATER = ("adoptive", "kinship")  # nobody comes to them before birth
_SPAN = {16: 4, 20: 5, 25: 5, 30: 5, 35: 7}


class Families:
    """Makes up families, one after the other."""

    def __init__(self, chance: Chance, rates: Rates, today: int, new_id: Callable[[], int]) -> None:
        self.chance = chance
        self.rates = rates
        self.today = today
        self.new_id = new_id

    def family(self, room: int) -> Kin:
        """A family of at most this many people; where there is room for one, somebody alone."""
        kind, children = _KINDS.spin(self.chance), _CHILDREN.spin(self.chance)
        if room <= NEEDED[kind]:
            kind = "lone"
        kin = Kin()
        if room < 2:
            kin.people.append(self._adult("other", FEMALE, self._born_at(30), *origins().spin(self.chance)))
        else:
            births = self._births(min(children, room - NEEDED[kind]))
            if kind in _LATER:
                births = [born - 900 for born in births]
            _MAKERS[kind](self, kin, births, room - NEEDED[kind] - len(births))
        self._settle(kin)
        return kin

    def carers(self) -> Kin:
        """Foster carers: one, or a couple."""
        kin, chance = Kin(), self.chance
        origin = origins().spin(chance)
        first = self._adult("carer", FEMALE, self._born_at(chance.between(33, 62)), *origin)
        kin.people.append(first)
        if chance.happens(0.7):
            second = self._adult("carer", MALE, first.born - chance.between(-900, 1800), *origin)
            kin.people.append(second)
            kin.ties.append(Tie(first, second, "spouse"))
        self._settle(kin)
        return kin

    def alone(self) -> Kin:
        """A child who came to the country without anybody."""
        chance, kin = self.chance, Kin(home=NOWHERE, since=self.today)
        ethnicity, community = origins().spin(chance)
        while community.nationality not in _FLED_FROM:
            ethnicity, community = origins().spin(chance)
        sex = MALE if chance.happens(0.9) else FEMALE
        born = self.today - int(YEAR * 14.5) - chance.below(int(YEAR * 3.3))
        child = self._named("child", sex, born, ethnicity, community)
        child.is_alone = True
        kin.people.append(child)
        return kin

    def _births(self, number: int) -> list[int]:
        """Days of birth, the eldest first; the youngest may not be born yet."""
        chance = self.chance
        age = -chance.between(1, 220) if chance.happens(self.rates.unborn) else chance.below(int(18 * YEAR))
        births = [self.today - age]
        for _ in range(number - 1):
            births.append(births[-1] - (0 if chance.happens(0.012) else chance.between(400, 1900)))
        return births[::-1]

    def _born_at(self, age: int) -> int:
        return self.today - int(age * YEAR) - self.chance.below(365)

    def _adult(self, part: str, sex: str, born: int, ethnicity: str, community: Community) -> Sketch:
        adult = self._named(part, sex, born, ethnicity, community)
        if self.chance.happens(0.006):
            adult.died = self.today - self.chance.below(300)
        return adult

    def _named(self, part: str, sex: str, born: int, ethnicity: str, community: Community) -> Sketch:
        given = community.given_name(self.chance, sex, grown=part != "child")
        return Sketch(
            self.new_id(), part, sex, born, community, ethnicity, given, community.family_name(self.chance, sex)
        )

    def mother(self, births: list[int], part: str = "parent") -> Sketch:
        """The mother of children born on these days: at least 16 at the first, at most about 48 at the last."""
        age = _FIRST_BIRTH.spin(self.chance)
        years = age + self.chance.below(_SPAN[age])
        years = max(16, min(years, 47 - int((births[-1] - births[0]) / YEAR)))
        return self._adult(
            part, FEMALE, births[0] - int(years * YEAR) - self.chance.below(365), *origins().spin(self.chance)
        )

    def partner(self, of: Sketch, births: list[int], sex: str = MALE) -> Sketch:
        """Somebody about as old, never under 16 when the first of these was born."""
        origin = (of.ethnicity, of.community)
        if self.chance.happens(self.rates.mixed_couples):
            origin = origins().spin(self.chance)
        born = min(of.born + self.chance.between(-2800, 900), births[0] - int(16.5 * YEAR))
        return self._adult("parent", sex, born, *origin)

    def children(self, kin: Kin, births: list[int], mother: Sketch, father: Sketch | None) -> list[Sketch]:
        """Children of these two; the father may not be known."""
        named_after = father if father and self.chance.happens(0.75) else mother
        made: list[Sketch] = []
        for born in births:
            sex = MALE if self.chance.happens(0.512) else FEMALE
            community = mother.community
            given = community.given_name(self.chance, sex, grown=False)
            for _ in range(4):
                if all(given != each.given for each in made):
                    break
                given = community.given_name(self.chance, sex, grown=False)
            ethnicity = mixed(mother.ethnicity, father.ethnicity) if father else mother.ethnicity
            family = named_after.community.inherited(
                named_after.family, sex, named_after.given if named_after.sex == MALE else ""
            )
            made.append(Sketch(self.new_id(), "child", sex, born, community, ethnicity, given, family))
        kin.people += made
        return made

    def _settle(self, kin: Kin) -> None:
        """Give them a house, the houses before it, and houses for those who live apart."""
        chance = self.chance
        kin.home = NOWHERE if chance.happens(self.rates.no_fixed_abode) else house(chance)
        kin.since = self.today - chance.below(3600)
        moved = kin.since
        while chance.happens(0.3) and len(kin.before) < 3:
            first = moved - chance.between(120, 2400)
            kin.before.append((house(chance), first, moved))
            moved = first
        if kin.home is not NOWHERE and chance.happens(self.rates.confidential_address):
            kin.home = Place(kin.home.lines, kin.home.postcode, is_confidential=True)
            kin.is_hidden = True


_FLED_FROM = frozenset({"Afghan", "Eritrean", "Somali", "Syrian", "Iraqi", "Albanian", "Vietnamese"})


def _parents(families: Families, kin: Kin, births: list[int]) -> tuple[Sketch, Sketch, str]:
    """Two who are together, the tie between them, and by what he has responsibility."""
    mother = families.mother(births)
    father = families.partner(mother, births)
    married = families.chance.happens(0.6)
    if married and mother.community.form != "patronymic" and families.chance.happens(0.7):
        mother.birth_family = mother.family
        mother.family = father.community.inherited(father.family, FEMALE, "")
    kin.people += [mother, father]
    kin.ties.append(Tie(mother, father, "spouse" if married else "partner", begins=births[0] - 700))
    return mother, father, "birth" if married else "registered"


def _apart(families: Families, kin: Kin, mother: Sketch, births: list[int]) -> Sketch:
    """The father who lives elsewhere."""
    father = families.partner(mother, births)
    father.place = house(families.chance)
    kin.people.append(father)
    kin.ties.append(Tie(father, mother, "ex_partner", begins=births[0] - 700))
    return father


def _tie_children(kin: Kin, children: list[Sketch], mother: Sketch | None, father: Sketch | None, by: str) -> None:
    for child in children:
        if mother:
            kin.ties.append(Tie(mother, child, "birth_parent", "birth", begins=child.born))
        if father:
            kin.ties.append(Tie(father, child, "birth_parent", by, begins=child.born))


def _tie_siblings(kin: Kin, first: list[Sketch], others: list[Sketch]) -> None:
    everybody = first + others
    for place, one in enumerate(everybody):
        for other in everybody[place + 1 :]:
            is_half = place < len(first) and any(other is each for each in others)
            kin.ties.append(Tie(one, other, "sibling", is_half=is_half, begins=max(one.born, other.born)))


def _grandmother(families: Families, kin: Kin, parent: Sketch, part: str) -> Sketch:
    chance = families.chance
    born = parent.born - int(17 * YEAR) - chance.below(int(16 * YEAR))
    older = families._adult(part, FEMALE, born, parent.ethnicity, parent.community)
    kin.people.append(older)
    kin.ties.append(Tie(older, parent, "birth_parent", begins=parent.born))
    return older


def _couple(families: Families, kin: Kin, births: list[int], spare: int) -> None:
    mother, father, by = _parents(families, kin, births)
    children = families.children(kin, births, mother, father)
    _tie_children(kin, children, mother, father, by)
    _tie_siblings(kin, children, [])
    if spare and families.chance.happens(0.05):
        older = _grandmother(families, kin, mother, "other")
        kin.ties += [Tie(older, child, "grandparent", begins=child.born) for child in children]


def _lone(families: Families, kin: Kin, births: list[int], spare: int) -> None:
    mother = families.mother(births)
    kin.people.append(mother)
    father = _apart(families, kin, mother, births) if spare and families.chance.happens(0.7) else None
    children = families.children(kin, births, mother, father)
    _tie_children(kin, children, mother, father, "registered" if families.chance.happens(0.75) else "")
    _tie_siblings(kin, children, [])


def _step(families: Families, kin: Kin, births: list[int], spare: int) -> None:
    """A mother, her new partner, her children and perhaps one of the two of them."""
    mother = families.mother(births)
    kin.people.append(mother)
    earlier = births[:-1] if len(births) > 1 and families.chance.happens(0.5) else births
    joint = births[len(earlier) :]
    before = _apart(families, kin, mother, earlier) if spare and families.chance.happens(0.7) else None
    partner = families.partner(mother, births, FEMALE if not joint and families.chance.happens(0.05) else MALE)
    kin.people.append(partner)
    together = joint[0] - 700 if joint else families.today - families.chance.between(200, 2500)
    kin.ties.append(Tie(mother, partner, "partner", begins=together))
    first = families.children(kin, earlier, mother, before)
    second = families.children(kin, joint, mother, partner) if joint else []
    _tie_children(kin, first, mother, before, "registered")
    _tie_children(kin, second, mother, partner, "registered")
    kin.ties += [Tie(partner, child, "step_parent", begins=max(together, child.born)) for child in first]
    _tie_siblings(kin, first, second)


def _adoptive(families: Families, kin: Kin, births: list[int], spare: int) -> None:
    """Two parents by adoption. The birth family stands in no record here but in the children's birth names."""
    mother, father, _ = _parents(families, kin, births)
    children = families.children(kin, births, mother, father)
    ethnicity, community = origins().spin(families.chance)
    for child in children:
        child.ethnicity = ethnicity
        child.birth_family = community.family_name(families.chance, child.sex)
        day = min(child.born + families.chance.between(400, 1400), families.today)
        kin.ties += [Tie(each, child, "adoptive_parent", "adoption", begins=day) for each in (mother, father)]
    _tie_siblings(kin, children, [])


def _kinship(families: Families, kin: Kin, births: list[int], spare: int) -> None:
    """Children with a grandmother; their mother lives elsewhere, where there is room to tell of her."""
    mother = families.mother(births)
    mother.place = house(families.chance)
    older = _grandmother(families, kin, mother, "carer")
    children = families.children(kin, births, mother, None)
    for child in children:
        day = min(child.born + families.chance.between(60, 1500), families.today)
        kin.ties.append(Tie(older, child, "grandparent", "court" if families.chance.happens(0.7) else "", begins=day))
    _tie_siblings(kin, children, [])
    if spare:
        kin.people.append(mother)
        _tie_children(kin, children, mother, None, "")
    else:
        kin.ties = [tie for tie in kin.ties if tie.person is not mother and tie.other is not mother]


_MAKERS = {"couple": _couple, "lone": _lone, "step": _step, "adoptive": _adoptive, "kinship": _kinship}
