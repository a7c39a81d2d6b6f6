"""The family and the network of a person, as the drawing and the table beside it take them."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from uuid import UUID

from markupsafe import Markup

from keepsake.people import genogram
from keepsake.people.genogram import Bond, Ending, Parentage, Parenthood, Partnership, Relations, Sex, Tie, TieKind
from keepsake.people.identity import ids_of, roots_of
from keepsake.people.kinship import relations_of
from keepsake.people.models import Household, HouseholdMember, Person, Relationship
from keepsake.people.status import holds_on
from keepsake.record.about import whole
from keepsake.record.access import Access
from keepsake.record.remembered import about_once
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.nouns.involvements import INVOLVEMENTS
from keepsake.web.people.nouns.involvements import line as involved
from keepsake.web.people.nouns.noun import shown
from keepsake.web.people.nouns.relations import RELATIONS

MOST = 60
AROUND = {
    "friend": TieKind.FRIEND,
    "neighbour": TieKind.NEIGHBOUR,
    "professional": TieKind.PROFESSIONAL,
}
PARENTHOODS = {
    "birth_parent": Parenthood.BIRTH,
    "adoptive_parent": Parenthood.ADOPTIVE,
    "step_parent": Parenthood.STEP,
    "foster_carer": Parenthood.FOSTER,
    "special_guardian": Parenthood.SPECIAL_GUARDIAN,
}
BONDS = {"spouse": Bond.MARRIED, "partner": Bond.PARTNER, "ex_partner": Bond.PARTNER}
RELATIVES = {"grandparent": ("Grandparent", 2), "sibling": ("Brother or sister", 0), "relative": ("Relative", 0)}
SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
NOTE = "Only people whom you may see are here."


@dataclass(frozen=True)
class Family:
    """The drawing, the network and the table; empty where nobody else is recorded."""

    tree: str
    network: str
    legend: tuple[tuple[str, str], ...]
    table: tuple[Relations, ...]
    people: tuple[Brief, ...]
    is_too_large: bool = False

    @property
    def is_alone(self) -> bool:
        return len(self.people) < 2 and not self.table


def family_of(person: Person, access: Access) -> Family:
    """Everybody related to a person, over as many steps as there are, as far as they may be seen."""
    drawn, people = facts_of(person, access)
    if len(people) < 2 and not drawn.ties:
        return Family("", "", (), (), tuple(people))
    try:
        plan = genogram.plan_of(drawn)
        legend = tuple((Markup(sign), words) for sign, words in genogram.legend_entries(plan))  # noqa: S704 our SVG
        tree, network = genogram.genogram_svg(plan), genogram.network_svg(drawn)
    except genogram.FamilyTooLarge:
        return Family("", "", (), genogram.relations_table(drawn), tuple(people), is_too_large=True)
    # The drawings escape every word that comes from a record.
    return Family(Markup(tree), Markup(network), legend, genogram.relations_table(drawn), tuple(people))  # noqa: S704


def facts_of(person: Person, access: Access) -> tuple[genogram.Family, list[Brief]]:
    """The family in the terms of the drawing, and its people in brief, the one it is about first."""
    relations = related(person.pk, access)
    ids = [person.pk, *(id for each in relations for id in (each.person_id, each.other_id))]
    people = briefs(ids, access)
    around = _around(person, access)
    drawn = genogram.Family(
        on=access.day,
        people=(
            *(_drawn(brief, brief.id == person.pk, access) for brief in people.values()),
            *(who for who, _ in around),
        ),
        partnerships=tuple(_bond(each) for each in relations if each.kind in BONDS),
        parentages=tuple(_parentage(each) for each in relations if each.kind in PARENTHOODS),
        ties=(*(_tie(each) for each in relations if _is_a_tie(each, relations)), *(tie for _, tie in around)),
        households=tuple(_households(people, access)),
        hidden_note=NOTE,
    )
    return drawn, list(people.values())


def _around(person: Person, access: Access) -> list[tuple[genogram.Person, Tie]]:
    """Who works with them today from outside the council, as people of the network."""
    if not INVOLVEMENTS.is_granted:
        return []
    found = []
    for each in INVOLVEMENTS.rows(person.pk):
        if not holds_on(each, access.day):
            continue
        id, said = f"around-{each.pk.hex}", involved(each, access.day)
        role = each.professional.profession if each.professional else each.get_part_display()
        who = genogram.Person(id=id, name=each.professional.name if each.professional else said.main, url=said.url)
        found.append((who, Tie(id, str(person.pk), TieKind.PROFESSIONAL, role, 0, each.begins_on, each.ends_on)))
    return found


def related(id: UUID, access: Access) -> list[Relationship]:
    """A person's relationships, then those of relatives; who is only around is not followed."""
    if "relationships" not in access.granted:
        return []
    found: dict[UUID, Relationship] = {}
    known = set(ids_of(id))
    own, frontier = frozenset(known), set(known)
    while frontier and len(known) < MOST:
        rows = RELATIONS.rows(id) if not found else relations_of(frontier)
        rows = [each for each in rows if each.kind not in AROUND or own & {each.person_id, each.other_id}]
        found |= {each.pk: each for each in rows}
        reached = {end for each in rows if each.kind not in AROUND for end in (each.person_id, each.other_id)}
        frontier = {linked for who in reached for linked in ids_of(who)} - known
        known |= frontier
    return _by_one_id(found.values(), id)


def _by_one_id(relations: Iterable[Relationship], id: UUID) -> list[Relationship]:
    """The same, where two joined records are one person: they are drawn once, and what is said twice is told once."""
    relations = list(relations)
    roots = roots_of(end for each in relations for end in (each.person_id, each.other_id))
    as_one = {who: id if root == roots.get(id, id) else root for who, root in roots.items()}
    told: dict[tuple[UUID, UUID, str], Relationship] = {}
    for each in relations:
        one, other = as_one[each.person_id], as_one[each.other_id]
        if one != other:
            seen_as = copy(each)  # the page shows the record itself too
            seen_as.person_id, seen_as.other_id = one, other
            told.setdefault((one, other, each.kind), seen_as)
    return list(told.values())


def _is_a_tie(each: Relationship, relations: list[Relationship]) -> bool:
    """Is it drawn as a tie? Brothers and sisters whose parent is recorded are seen to be so without one."""
    if each.kind != Relationship.Kind.SIBLING:
        return each.kind in RELATIVES or each.kind in AROUND
    one, other = ({up.person_id for up in relations if up.kind in PARENTHOODS and up.other_id == child}
                  for child in (each.person_id, each.other_id))  # fmt: skip
    return not one & other


def _drawn(brief: Brief, is_index: bool, access: Access) -> genogram.Person:
    person, granted = brief.person, access.granted
    born = person.born_on if "date_of_birth" in granted else None
    known = person.birth_known if "date_of_birth" in granted else ""
    is_unborn = known in (Person.BirthKnown.EXPECTED, Person.BirthKnown.NOT_ALIVE)
    return genogram.Person(
        id=str(brief.id),
        name=brief.name,
        sex=SEXES.get(person.sex if "sex" in granted else "", Sex.NOT_RECORDED),
        born=None if is_unborn else born,
        expected=born if known == Person.BirthKnown.EXPECTED else None,
        died=person.died_on if "date_of_birth" in granted else None,
        is_unborn=is_unborn,
        is_index=is_index,
        url=brief.url,
    )


def _bond(each: Relationship) -> Partnership:
    ended = Ending.SEPARATED if each.kind == Relationship.Kind.EX_PARTNER else None
    return Partnership(str(each.person_id), str(each.other_id), BONDS[each.kind], each.begins_on, each.ends_on, ended)


def _parentage(each: Relationship) -> Parentage:
    return Parentage(str(each.person_id), str(each.other_id), PARENTHOODS[each.kind], each.begins_on, each.ends_on)


def _tie(each: Relationship) -> Tie:
    role, above = RELATIVES.get(each.kind, (each.get_kind_display(), 0))
    kind = AROUND.get(each.kind, TieKind.RELATIVE)
    if kind is TieKind.PROFESSIONAL:
        role = shown(each, "profession") or role
    return Tie(str(each.person_id), str(each.other_id), kind, role, above, each.begins_on, each.ends_on)


def _households(people: Iterable[UUID], access: Access) -> Iterable[genogram.Household]:
    if "household" not in access.granted:
        return
    rows = [row for row in about_once(HouseholdMember, people) if holds_on(row, access.day)]
    for home in whole(Household, {row.household_id for row in rows}, "name"):
        members = tuple(str(row.person_id) for row in rows if row.household_id == home.pk)
        yield genogram.Household(home.name, members)
