"""Names in the forms that the country's communities use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from keepsake.people.demo_council.chance import Chance, Wheel
from keepsake.people.demo_council.tables import rows, shares

FEMALE, MALE = "F", "M"
SAID_AS: Mapping[str, str] = {row["name"]: row["said_as"] for row in rows("said_as")}
SHORT: Mapping[str, str] = {row["name"]: row["short"] for row in rows("short")}
_PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Community:
    """How people of a community are named, speak and believe; shares from 0 to 1."""

    name: str
    language: str
    speak_it: float
    religion: str
    hold_it: float
    nationality: str
    nationals: float
    form: str
    given: Mapping[str, Sequence[str]]
    family: Sequence[str]
    family_female: Sequence[str]

    def given_name(self, chance: Chance, sex: str, *, grown: bool = True) -> str:
        """A given name, with the second name that some forms have."""
        name = chance.pick(self.given[sex])
        if self.form == _PLAIN or self.form not in _SECOND:
            return name
        share, second = _SECOND[self.form][sex]
        return f"{name} {second}" if grown and second and chance.happens(share) else name

    def family_name(self, chance: Chance, sex: str, father_given: str = "") -> str:
        """A family name; for a patronymic form it begins with the father's given name."""
        place = chance.below(len(self.family))
        plant = (self.family_female if sex == FEMALE else self.family)[place]
        if self.form == "patronymic":
            return f"{father_given or chance.pick(self.given[MALE])} {plant}"
        return f"{plant} {chance.pick(self.family)}" if self.form == "double" else plant

    def inherited(self, name: str, sex: str, father_given: str) -> str:
        """The family name of a child whose father, or else mother, has this one."""
        if self.form == "patronymic":
            return f"{father_given} {name.rpartition(' ')[2]}" if father_given else name
        if name in self.family and sex == FEMALE:
            return self.family_female[self.family.index(name)]
        if name in self.family_female and sex == MALE:
            return self.family[self.family_female.index(name)]
        return name


_SECOND: Mapping[str, Mapping[str, tuple[float, str]]] = {
    "singh": {FEMALE: (0.85, "Kaur"), MALE: (0.85, "Singh")},
    "begum": {FEMALE: (0.4, "Begum"), MALE: (0.0, "")},
}


@cache
def communities() -> Mapping[str, Community]:
    """All communities by name."""
    return {row["community"]: _community(row) for row in rows("communities")}


def _community(row: Mapping[str, str]) -> Community:
    name = row["community"]
    known = {each["kind"]: tuple(each["names"].split("|")) for each in rows("names") if each["community"] == name}
    return Community(
        name=name,
        language=row["language"],
        speak_it=float(row["speak_it"]),
        religion=row["religion"],
        hold_it=float(row["hold_it"]),
        nationality=row["nationality"],
        nationals=float(row["nationals"]),
        form=row["form"],
        given={FEMALE: known["female"], MALE: known["male"]},
        family=known["family"],
        family_female=known.get("family_female", known["family"]),
    )


@cache
def origins() -> Wheel[tuple[str, Community]]:
    """Ethnicity codes and communities, as often as they are found in the country."""
    return Wheel(
        ((ethnicity, community), share * weight / _weight_of(ethnicity))
        for ethnicity, share in shares("ethnicity")
        for community, weight in _communities_of(ethnicity)
    )


def _weight_of(ethnicity: str) -> float:
    return sum(weight for _, weight in _communities_of(ethnicity))


def _communities_of(ethnicity: str) -> list[tuple[Community, float]]:
    found = []
    for row in rows("communities"):
        for part in row["ethnicities"].split("|"):
            code, weight = part.split(":")
            if code == ethnicity:
                found.append((communities()[row["community"]], float(weight)))
    return found


def mixed(one: str, other: str) -> str:
    """The ethnicity of a child of parents of these two.

    >>> mixed("WBRI", "BCRB")
    'MWBC'
    """
    if one == other:
        return one
    groups = {one[0], other[0]}
    if groups == {"W"}:
        return "WBRI"
    if "W" in groups and groups & {"A", "C"}:
        return "MWAS"
    if "W" in groups and "B" in groups:
        return "MWBC" if "BCRB" in (one, other) else "MWBA"
    return "MOTH"
