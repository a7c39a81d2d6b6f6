"""The child's story on one page: for the child, at any age, and for whoever is new and has ten minutes."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.casework.chronology.asking import by_year
from keepsake.casework.chronology.finding import found_about
from keepsake.casework.chronology.line import Line
from keepsake.casework.chronology.naming import names_of
from keepsake.casework.chronology.plain import Meant, belongs, is_home, meant
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.chronology.wording import lines_of
from keepsake.people.kinship import seen_from
from keepsake.people.models import Person, Relationship
from keepsake.record.access import Access
from keepsake.web.chronology.opening import Whose, access_of, of_chronology, page, whose
from keepsake.web.chronology.telling import held_back, when
from keepsake.web.people.ages import birth_of, in_day
from keepsake.web.people.brief import in_force
from keepsake.web.people.faces import Face, face_of
from keepsake.web.people.why import NotShown
from keepsake.web.people.wording import coded

WORDS_AT_TOP = 3


@dataclass(frozen=True)
class Part:
    """One thing that happened, plainly."""

    day: str
    words: str
    because: str
    spoken: str


WHO_I_AM = ("name", "date_of_birth", "gender", "languages", "relationships", "allocation")  # told before the chapters


@dataclass(frozen=True)
class Chapter:
    """What happened in one year."""

    year: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Story:
    """``says`` are the child's own words, the last first; ``now`` is what goes on."""

    who: tuple[tuple[str, str], ...]
    says: tuple[Part, ...]
    matters: tuple[tuple[str, str], ...]
    homes: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    now: tuple[str, ...]
    means: tuple[Meant, ...]
    not_shown: tuple[NotShown, ...]
    closed: int


@of_chronology("casework.read")
@require_safe
def story(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who I am, who matters to me, where I have lived, what happened and why."""
    access = access_of(request)
    who = whose(request, id)
    face = face_of(request, id)
    values = {"whose": who, "story": story_of(who, access), "face": face if isinstance(face, Face) else None}
    return page(request, "story.html", values)


def story_of(who: Whose, access: Access, without: Collection[UUID] = ()) -> Story:
    """The story of a child as far as the open access shows it, without the records that are withheld."""
    id = who.child.id
    found = found_about([id])
    entries = [each for each in found.entries if each.record not in without]
    telling = [each for each in entries if belongs(each) or is_home(each)]
    lines = lines_of(telling)
    own = [line for line in lines if line.kind is Kind.WORDS]
    told = [line for line in lines if not is_home(line.entry)]
    return Story(
        who=tuple(_who(who, access)),
        says=tuple(_part(line) for line in reversed(own[-WORDS_AT_TOP:])),
        matters=tuple(_matters(id, who, access)),
        homes=tuple((when(line.entry), line.said.title) for line in lines if is_home(line.entry)),
        chapters=tuple(_chapters(told)),
        now=tuple(_now(lines, access)),
        means=meant(told),
        not_shown=held_back(found, id, access, WHO_I_AM),
        closed=found.closed,
    )


def _who(who: Whose, access: Access) -> list[tuple[str, str]]:
    brief, granted = who.child, access.granted
    known = [("Name", brief.name), ("Likes to be called", brief.preferred), ("How it is said", brief.said_as)]
    if "date_of_birth" in granted:
        known += [("Age", brief.age), ("Born", birth_of(brief.person))]
    if "gender" in granted:
        known.append(("Pronouns", brief.person.pronouns))
    if "languages" in granted:
        known.append(("First language", coded("language", brief.person.first_language)))
    return [(label, words) for label, words in known if words]


def _matters(id: UUID, who: Whose, access: Access) -> list[tuple[str, str]]:
    """The people of the child's life by name, with what they are; then who works with the child now."""
    found: list[tuple[str, str]] = []
    if "relationships" in access.granted:
        rows = Relationship.objects.filter(in_force(access.day), Q(person=id) | Q(other=id))
        related = seen_from([id], rows)
        names = names_of(each.who for each in related)
        dead = _dead([each.who for each in related], access)
        found = [(names[each.who], f"{each.words}{dead.get(each.who, '')}") for each in related if each.who in names]
    return [*dict.fromkeys(sorted(found)), *((each, "Works with me now") for each in who.child.workers)]


def _dead(people: list[UUID], access: Access) -> dict[UUID, str]:
    if "date_of_birth" not in access.granted:
        return {}
    rows = Person.objects.filter(pk__in=people, died_on__isnull=False).values_list("pk", "died_on")
    return {id: f", died on {in_day(day)}" for id, day in rows}


def _chapters(lines: list[Line]) -> list[Chapter]:
    by_name = {line.entry.name: line for line in lines}
    years = by_year(line.entry for line in lines)
    return [Chapter(year, tuple(_part(by_name[each.name]) for each in years[year])) for year in sorted(years)]


def _part(line: Line) -> Part:
    said = line.said
    return Part(when(line.entry), said.plain or said.title, said.because, said.spoken)


def _now(lines: list[Line], access: Access) -> list[str]:
    """What began and has not ended: a home, a plan, early help."""
    goes_on = (Kind.HOME, Kind.PLAN, Kind.EARLY_HELP)
    return [
        f"{line.said.title.removesuffix(' begins')}, since {in_day(line.entry.on)}"
        for line in lines
        if line.kind in goes_on and line.entry.told.until and line.entry.on is not None
        and (line.entry.until is None or line.entry.until >= access.day)
    ]  # fmt: skip
