"""Records as a page lists them under what they belong to: their answers in words, what may be done, what is inside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from keepsake.casework.models.case_record import CaseRecord
from keepsake.casework.steps.step import Question
from keepsake.record.access import Access
from keepsake.record.classification import KEEPING, category_of
from keepsake.web.casework.acting import Offered
from keepsake.web.casework.acts import ACTS
from keepsake.web.casework.stepping import answers
from keepsake.web.casework.whereabouts import PAGES, where

MOST = 10


@dataclass(frozen=True)
class Media:
    """A picture to be looked at or a sound to be heard, and what it shows, for whoever cannot."""

    url: str
    is_sound: bool
    shows: str


@dataclass(frozen=True)
class Listed:
    """A list under a heading. ``rows`` finds it for what it belongs to; ``heading`` and ``shows`` are columns.

    Where it ``offers`` nothing, what may be done with a record stands on its own page alone.
    """

    key: str
    title: str
    model: type[CaseRecord]
    rows: Callable[[Any], Any]
    heading: str
    shows: tuple[str, ...] = ()
    inside: tuple["Listed", ...] = ()
    empty: str = "None is recorded."
    is_linked: bool = False
    offers: bool = True
    media: Callable[[Any], Media | None] = lambda _: None


@dataclass(frozen=True)
class Row:
    """One record in a list."""

    record: Any
    heading: str
    url: str
    answers: tuple[tuple[str, str], ...]
    acts: tuple[Offered, ...]
    groups: tuple["Group", ...]
    media: Media | None


@dataclass(frozen=True)
class Group:
    """A list as it is shown: of more than are shown, ``count`` says how many there are."""

    listed: Listed
    rows: tuple[Row, ...]
    count: int


def groups_of(owner: Any, lists: Iterable[Listed], access: Access, most: int | None = MOST) -> tuple[Group, ...]:
    """The lists of a record whose categories are granted. ``most`` of each are shown; None for all."""
    granted = access.granted | {KEEPING}
    shown = [each for each in lists if category_of(each.model, each.heading) in granted]
    return tuple(_group(owner, each, access, most) for each in shown)


def offered(record: Any, access: Access, *, in_a_list: bool = False) -> tuple[Offered, ...]:
    """What may be done now with a record by the role that looks at it; in a list, what is told there."""
    theirs = [each for each in ACTS.values() if isinstance(record, each.of) and access.role in each.may]
    ready = [each for each in theirs if not (in_a_list and each.on_its_page)]
    return tuple(Offered(each, record.pk) for each in ready if each.is_ready(record))


def _group(owner: Any, listed: Listed, access: Access, most: int | None) -> Group:
    rows = listed.rows(owner)
    shown = list(rows if most is None else rows[: most + 1])
    count = rows.count() if most is not None and len(shown) > most else len(shown)
    return Group(listed, tuple(_row(each, listed, access) for each in shown[:most]), count)


def _row(record: Any, listed: Listed, access: Access) -> Row:
    named = answers(record, [Question(listed.heading)], access)
    return Row(
        record,
        named[0][1] if named else "Not recorded",
        where(record) if listed.is_linked or type(record) in PAGES else "",
        answers(record, [Question(each) for each in listed.shows], access),
        offered(record, access, in_a_list=True) if listed.offers else (),
        groups_of(record, listed.inside, access, None),
        listed.media(record),
    )
