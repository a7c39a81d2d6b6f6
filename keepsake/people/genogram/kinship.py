"""What people are to each other, in the words families use: Mother, Half-brother, Aunt (father's side)."""

from keepsake.people.genogram.family import Bond, Family, Parenthood, Person, Sex, TieKind, is_past
from keepsake.people.genogram.unions import has_ended

Words = tuple[str, str, str]  # for a man, for a woman, for anybody else

PARENT: dict[Parenthood, Words] = {
    Parenthood.BIRTH: ("Father", "Mother", "Parent"),
    Parenthood.ADOPTIVE: ("Adoptive father", "Adoptive mother", "Adoptive parent"),
    Parenthood.SPECIAL_GUARDIAN: ("Special guardian",) * 3,
    Parenthood.FOSTER: ("Foster carer",) * 3,
    Parenthood.STEP: ("Stepfather", "Stepmother", "Step-parent"),
    Parenthood.UNKNOWN: tuple(f"{word} (not certain)" for word in ("Father", "Mother", "Parent")),  # type: ignore[dict-item]
}
CHILD: dict[Parenthood, Words] = {
    Parenthood.BIRTH: ("Son", "Daughter", "Child"),
    Parenthood.ADOPTIVE: ("Adopted son", "Adopted daughter", "Adopted child"),
    Parenthood.SPECIAL_GUARDIAN: ("Child under special guardianship",) * 3,
    Parenthood.FOSTER: ("Foster child",) * 3,
    Parenthood.STEP: ("Stepson", "Stepdaughter", "Stepchild"),
    Parenthood.UNKNOWN: ("Son (not certain)", "Daughter (not certain)", "Child (not certain)"),
}
SIBLING: Words = ("Brother", "Sister", "Brother or sister")
HALF: Words = ("Half-brother", "Half-sister", "Half-brother or half-sister")
PERHAPS_HALF: Words = ("Brother or half-brother", "Sister or half-sister", "Brother, sister or half-sibling")
STEPSIBLING: Words = ("Stepbrother", "Stepsister", "Stepbrother or stepsister")
FOSTER_SIBLING: Words = ("Foster brother", "Foster sister", "Foster brother or sister")
GRANDPARENT: Words = ("Grandfather", "Grandmother", "Grandparent")
GRANDCHILD: Words = ("Grandson", "Granddaughter", "Grandchild")
PARENTS_SIBLING: Words = ("Uncle", "Aunt", "Uncle or aunt")
SIBLINGS_CHILD: Words = ("Nephew", "Niece", "Nephew or niece")
PARTNERED: dict[Bond, Words] = {
    Bond.MARRIED: ("Husband", "Wife", "Spouse"),
    Bond.CIVIL_PARTNERSHIP: ("Civil partner",) * 3,
    Bond.COHABITING: ("Partner",) * 3,
    Bond.PARTNER: ("Partner",) * 3,
}


def word_for(person: Person, words: Words) -> str:
    return words[{Sex.MALE: 0, Sex.FEMALE: 1}.get(person.sex, 2)]


class Kinship:
    """Answers what each person of a tidied family is to others, from the links recorded."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.people = {person.id: person for person in family.people}
        self.links: dict[str, dict[str, list[Parenthood]]] = {person: {} for person in self.people}
        self.former: set[tuple[str, str]] = set()
        for link in family.parentages:
            self.links[link.child].setdefault(link.parent, []).append(link.kind)
            if is_past(link.until, family.on):
                self.former.add((link.parent, link.child))
        close = {Parenthood.BIRTH, Parenthood.ADOPTIVE}
        self._parents = {
            child: {parent for parent, kinds in links.items() if not close.isdisjoint(kinds)}
            for child, links in self.links.items()
        }
        self.partners: dict[str, dict[str, str]] = {person: {} for person in self.people}
        for bond in family.partnerships:
            over = has_ended(bond, self.people, family)
            for one, other in ((bond.one, bond.other), (bond.other, bond.one)):
                word = word_for(self.people[one], PARTNERED[bond.kind])
                self.partners[other][one] = f"Former {word.lower()}" if over else word

    def roles(self, one: str, to: str) -> list[str]:
        """All that one person is to another; somebody may be both aunt and foster carer. Nearest first."""
        found: list[str] = []
        for told in (self._direct, self._sibling, self._up, self._sideways, self._recorded):
            found += [role for role in told(one, to) if role not in found]
        return found or self._through_a_partner(one, to)

    def role_words(self, one: str, to: str) -> str:
        """
        "Aunt (mother's side) and foster carer"; empty where nothing is recorded.
        """
        roles = self.roles(one, to)
        return " and ".join([roles[0], *(role[0].lower() + role[1:] for role in roles[1:])]) if roles else ""

    def nearness(self, one: str, to: str) -> int:
        """0 for parents, carers, children and partners, 1 for brothers and sisters, 2 for other kin, 3 for the rest."""
        steps = (self._direct, self._sibling, self._up)
        return next((number for number, told in enumerate(steps) if told(one, to)), 2 if self.roles(one, to) else 3)

    def parents(self, person: str) -> set[str]:
        """By birth or adoption."""
        return self._parents[person]

    def _direct(self, one: str, to: str) -> list[str]:
        person = self.people[one]
        found = [self._dated(word_for(person, PARENT[kind]), (one, to)) for kind in self.links[to].get(one, [])]
        found += [self._dated(word_for(person, CHILD[kind]), (to, one)) for kind in self.links[one].get(to, [])]
        return found + [word for partner, word in self.partners[to].items() if partner == one]

    def _dated(self, word: str, link: tuple[str, str]) -> str:
        return f"Former {word[0].lower()}{word[1:]}" if link in self.former else word

    def _sibling(self, one: str, to: str) -> list[str]:
        mine, theirs = self.parents(one), self.parents(to)
        person = self.people[one]
        if mine & theirs:
            if mine == theirs and len(mine) > 1:
                return [word_for(person, SIBLING)]
            return [word_for(person, HALF if len(mine) > 1 and len(theirs) > 1 else PERHAPS_HALF)]
        if self._carers(one) & self._households_of(to) or self._carers(to) & self._households_of(one):
            return [word_for(person, FOSTER_SIBLING)]
        if any(other in theirs for parent in mine for other in self.partners[parent]):
            return [word_for(person, STEPSIBLING)]
        return []

    def _carers(self, person: str) -> set[str]:
        return {
            parent
            for parent, kinds in self.links[person].items()
            if Parenthood.FOSTER in kinds and (parent, person) not in self.former
        }

    def _households_of(self, person: str) -> set[str]:
        """Those who bring this person up: parents and foster carers."""
        return self.parents(person) | self._carers(person)

    def _up(self, one: str, to: str) -> list[str]:
        """Grandparents and their parents, and the other way round."""
        person = self.people[one]
        for parent in sorted(self.parents(to)):
            if one in self.parents(parent):
                return [word_for(person, GRANDPARENT) + self._side(parent, to)]
            if any(one in self.parents(each) for each in self.parents(parent)):
                return [f"Great-{word_for(person, GRANDPARENT).lower()}{self._side(parent, to)}"]
        if any(to in self.parents(parent) for parent in self.parents(one)):
            return [word_for(person, GRANDCHILD)]
        return []

    def _sideways(self, one: str, to: str) -> list[str]:
        person = self.people[one]
        for parent in sorted(self.parents(to)):
            if one != parent and self.parents(parent) & self.parents(one):
                return [word_for(person, PARENTS_SIBLING) + self._side(parent, to)]
            if any(self._are_siblings(mine, parent) for mine in self.parents(one)):
                return ["Cousin" + self._side(parent, to)]
        if any(self._are_siblings(mine, to) for mine in self.parents(one)):
            return [word_for(person, SIBLINGS_CHILD)]
        return []

    def _are_siblings(self, one: str, other: str) -> bool:
        return one != other and bool(self.parents(one) & self.parents(other))

    def _side(self, parent: str, child: str) -> str:
        """Whose side, where the two parents can be told apart by it."""
        sexes = {self.people[each].sex for each in self.parents(child)}
        word = {Sex.MALE: " (father's side)", Sex.FEMALE: " (mother's side)"}.get(self.people[parent].sex, "")
        return word if len(sexes) == len(self.parents(child)) else ""

    def _recorded(self, one: str, to: str) -> list[str]:
        return [
            tie.role or "Relative" for tie in self.family.ties if _says(tie.kind) and (tie.one, tie.other) == (one, to)
        ]

    def _through_a_partner(self, one: str, to: str) -> list[str]:
        for parent in sorted(self.parents(to)):
            if one in self.partners[parent] and one not in self.links[to]:
                whose = word_for(self.people[parent], ("Father's", "Mother's", "Parent's"))
                return [f"{whose} {self.partners[parent][one].lower()}"]
        for other in self.partners[one]:
            roles = self._sibling(other, to) + self._up(other, to) + self._sideways(other, to)
            if roles:
                past = "Former partner" if self.partners[other][one].startswith("Former") else "Partner"
                return [f"{past} of {roles[0][0].lower()}{roles[0][1:]}"]
        return []


def _says(kind: TieKind) -> bool:
    return kind is TieKind.RELATIVE
