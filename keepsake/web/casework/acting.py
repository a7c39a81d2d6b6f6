"""What may be done with a record, each thing declared once: what is asked, and the action that does it.

A page of its own asks, and does it once; where nothing is asked, a button does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Model

from keepsake.accounts.models import Account
from keepsake.casework.models.case_record import CaseRecord
from keepsake.casework.steps.step import Question
from keepsake.casework.steps.who import WORKERS
from keepsake.clock.due import Due
from keepsake.people.models import Person
from keepsake.web.people.brief import Brief


@dataclass(frozen=True)
class Deed:
    """What was asked for: the record it is about, the answers, of whom, and by whom it is done on which day."""

    record: Any
    given: dict[str, Any]
    by: Account
    day: date
    seen: int | None = None
    children: tuple[Person, ...] = ()
    own: Mapping[Person, dict[str, Any]] = field(default_factory=dict)


def _no_lines(_: Any, __: Sequence[Brief]) -> list[str]:
    return []


def _always(_: Any) -> bool:
    return True


def _nothing(_: Any, __: date) -> dict[str, Any]:
    return {}


def _no_more(_: Sequence[Brief]) -> dict[str, forms.Field]:
    return {}


def _nothing_more(_: Any) -> dict[str, forms.Field]:
    return {}


def _as_they_are(_: Any) -> dict[str, list[tuple[str, str]]]:
    return {}


def _all(_: Any, people: Iterable[UUID]) -> list[UUID]:
    return list(people)


def _free(_: Any) -> list[tuple[str, str]]:
    return []


def _no_clock(_: Any) -> None:
    return None


@dataclass(frozen=True)
class Act:
    """``do`` calls one action, and gives the record whose page comes next, or None for the one it was done with.

    ``questions`` are columns of ``model``, ``own`` columns of ``part`` asked of each child; ``words`` says how one is
    put where the column's own name would not do, and ``more`` adds what is no column, from whom it may be for,
    and ``more_of`` from the record.
    ``with_family`` asks which brothers and sisters it is for, ``with_anybody`` also of whom else of the family;
    ``among`` leaves out those it cannot be for, and ``tells`` of them why. With ``own_differs`` the own is asked only
    where there are several, and an answer counts in the place of what is shared. ``choices`` narrows what may be
    chosen. It is offered while ``is_ready``; what ``hinders`` it is told in its place, with the page on which each is
    ended. What is known of its questions is offered where it ``offers``, and it does one record of ``model``, or makes
    one and gives it. What takes looking for is offered ``on_its_page`` alone, and not in a list. ``clock`` says by when
    it is due, and why. One that ``changes_it`` is not done over what somebody else wrote in between.
    """

    key: str
    title: str
    of: type[Model]
    do: Callable[[Deed], Any]
    done: str
    model: type[CaseRecord] | None = None
    questions: tuple[Question, ...] = ()
    part: type[CaseRecord] | None = None
    own: tuple[Question, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    more: Callable[[Sequence[Brief]], dict[str, forms.Field]] = _no_more
    more_of: Callable[[Any], dict[str, forms.Field]] = _nothing_more
    with_family: bool = False
    with_anybody: bool = False
    among: Callable[[Any, Iterable[UUID]], Iterable[UUID]] = _all
    tells: Callable[[Any, Sequence[Brief]], list[str]] = _no_lines
    own_differs: bool = False
    choices: Callable[[Any], Mapping[str, list[tuple[str, str]]]] = _as_they_are
    hinders: Callable[[Any], list[tuple[str, str]]] = _free
    clock: Callable[[Any], Due | None] = _no_clock
    is_ready: Callable[[Any], bool] = _always
    begins_with: Callable[[Any, date], dict[str, Any]] = _nothing
    may: tuple[str, ...] = WORKERS
    button: str = "Save"
    note: str = ""
    changes_it: bool = False
    offers: bool = False
    on_its_page: bool = False

    @property
    def is_one_click(self) -> bool:
        """Is nothing asked?"""
        asks_more = self.more is not _no_more or self.more_of is not _nothing_more
        return not (self.questions or self.own or self.with_family or self.with_anybody or asks_more)


@dataclass(frozen=True)
class Offered:
    """An act that may be done now with one record."""

    act: Act
    id: UUID
