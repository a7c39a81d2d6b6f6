"""Plans that move from council to council: told of, taken over or not, and children who are back after a time."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from keepsake.casework.actions import transfers
from keepsake.casework.models import ChildProtectionPlan, PlanTransfer
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import MANAGERS
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.conferring import unsettled_moves, with_plan

OUT = PlanTransfer.Direction.OUT
AGREED = ("council", "told_on", "is_temporary", "until", "words")
FOR_A_TIME = (
    "Where it is for a time only, the plan stays with the council that made it, and no conference takes it over."
)


def _moves_here(deed: Deed) -> None:
    for child in deed.children:
        theirs = {"earlier_plans": 1, **{name: each for name, each in deed.own.get(child, {}).items() if each}}
        transfers.take_over(person=child, by=deed.by, **deed.given, **theirs)


def _moves_away(deed: Deed) -> None:
    plans = ChildProtectionPlan.objects.filter(person__in=[each.pk for each in deed.children], ends_on__isnull=True)
    for plan in plans:
        transfers.hand_over(plan=plan, by=deed.by, **deed.given)


def _unsettled(direction: str, people: Iterable[UUID]) -> set[UUID]:
    return {each.person_id for each in unsettled_moves(people) if each.direction == direction}


def may_move_here(people: Iterable[UUID]) -> list[UUID]:
    """Those of these children who have no plan here, and of whom no move here is told already."""
    them = list(people)
    stay = {*with_plan(them), *_unsettled(PlanTransfer.Direction.IN, them)}
    return [each for each in them if each not in stay]


def may_move_away(people: Iterable[UUID]) -> list[UUID]:
    """Those of these children whose plan runs, and of whom no move away is told already."""
    going = _unsettled(OUT, people := list(people))
    return [each for each in with_plan(people) if each not in going]


def _today(*names: str) -> Any:
    return lambda _, day: dict.fromkeys(names, day)


MOVING = (
    Act(
        key="moves-here",
        title="Moves here with another council's child protection plan",
        of=Person,
        model=PlanTransfer,
        questions=asked(*AGREED, needed="council told_on"),
        part=PlanTransfer,
        own=asked("other_plan_began_on", "category", "earlier_plans"),
        words={"told_on": "When we were told", "council": "Council that made the plan"},
        do=_moves_here,
        done="The move is recorded. Where it is for good, a conference here takes the plan over.",
        with_family=True,
        among=lambda _, people: may_move_here(people),
        is_ready=lambda child: bool(may_move_here([child.pk])),
        begins_with=_today("told_on"),
        note=f"{FOR_A_TIME} A conference here is due 15 working days from the day on which we were told.",
    ),
    Act(
        key="moves-away",
        title="Moves away with the child protection plan",
        of=Person,
        model=PlanTransfer,
        questions=asked(*AGREED, needed="council told_on"),
        words={"told_on": "When we told them", "council": "Council that is to take the plan over"},
        do=_moves_away,
        done="It is recorded that the other council was told. The plan here goes on until it is taken over there.",
        with_family=True,
        among=lambda _, people: may_move_away(people),
        is_ready=lambda child: bool(may_move_away([child.pk])),
        begins_with=_today("told_on"),
        note=f"{FOR_A_TIME} Until the other council's conference has met, this council answers for the plan.",
    ),
    Act(
        key="taken-over-there",
        title="The other council took the plan over",
        of=PlanTransfer,
        model=PlanTransfer,
        questions=asked("taken_over_on", needed="taken_over_on"),
        do=lambda deed: transfers.taken_over_there(transfer=deed.record, on=deed.given["taken_over_on"], by=deed.by),
        done="The plan here ended on the day on which it was taken over there. Close the case, or say what goes on.",
        is_ready=lambda moved: moved.direction == OUT and not moved.is_settled and not moved.is_temporary,
        begins_with=_today("taken_over_on"),
        may=MANAGERS,
    ),
    Act(
        key="not-taken-over",
        title="The plan was not taken over",
        of=PlanTransfer,
        model=PlanTransfer,
        questions=asked("not_taken_over_because", needed="not_taken_over_because"),
        do=lambda deed: transfers.not_taken_over(
            transfer=deed.record, because=deed.given["not_taken_over_because"], by=deed.by
        ),
        done="It is recorded why the plan was not taken over.",
        is_ready=lambda moved: not moved.is_settled and not moved.is_temporary,
    ),
    Act(
        key="child-back",
        title="The child is back",
        of=PlanTransfer,
        model=PlanTransfer,
        questions=asked("back_on", needed="back_on"),
        do=lambda deed: transfers.back(transfer=deed.record, on=deed.given["back_on"], by=deed.by),
        done="It is recorded that the child is back. The plan goes on as it was.",
        is_ready=lambda moved: bool(moved.is_temporary) and not moved.is_settled,
        begins_with=_today("back_on"),
    ),
)
