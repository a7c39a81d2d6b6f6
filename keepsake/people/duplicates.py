"""Pairs of records, among those who may be seen, that may be one person; and that somebody said they are not."""

from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.finding import as_seen
from keepsake.people.matching import Pair, likely_duplicates
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record.audit.noting import note
from keepsake.record.drift import Oversight
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

MOST_COMPARED = 5_000  # people: a manager sees the people of their teams


def suggested() -> list[Pair]:
    """The likely pairs of the open access, best first, without those that are joined or said to be two people."""
    people = list(Person.objects.filter(same_as__isnull=True).order_by("-recorded_at", "pk")[:MOST_COMPARED])
    pairs = likely_duplicates(as_seen([person.pk for person in people], current()))
    names = [about(UUID(int=pair.one.id), UUID(int=pair.other.id)) for pair in pairs]
    settled = set(Oversight.objects.filter(about__in=names).values_list("about", flat=True))
    return [pair for pair, name in zip(pairs, names, strict=True) if name not in settled]


def about(one: UUID, other: UUID) -> str:
    """How what is said of a pair names it, whichever stands first."""
    first, second = sorted((one, other), key=lambda id: id.int)
    return f"pair:{first.hex}:{second.hex}"


@action
def not_the_same(*, one: Person, other: Person, words: str, by: Account) -> Oversight:
    """They are two people, and why; the pair is suggested no more. What was said is kept."""
    require("link_records")
    must_see(one, other)
    if one.pk == other.pk:
        raise Wrong("words", "This is one record.", "Choose another.")
    role = current().role
    note("oversee", actor=by.pk, role=role)
    return Oversight.objects.create(
        about=about(one.pk, other.pk),
        outcome=Oversight.Outcome.DECIDED,
        words=said("words", words, "Say how you know."),
        by=by,
        role=role,
        at=under_way().at,
    )
