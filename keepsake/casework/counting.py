"""Answers to an own question, counted: how many gave which answer. What is written in words is counted, not shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from statistics import median
from typing import Any

from keepsake.casework.models import OwnAnswer, OwnQuestion
from keepsake.casework.own_questions import choices_of, value_of

Kind = OwnQuestion.Kind
FEW = 5


def counted(
    versions: Iterable[OwnQuestion], answers: Iterable[OwnAnswer], *, may_be_few: bool = True
) -> list[tuple[str, str]]:
    """Answer -> how often it was given, over all versions of one question; the newest words of each answer.

    Several answers of one list count each. An answer that was taken back counts nowhere. Where ``may_be_few`` is not,
    a number from which somebody could be known is not told: under five, and what one answer gives away.
    """
    lines = _lines(list(versions), answers, may_be_few)
    return lines if may_be_few else [(words, _careful(number)) for words, number in lines]


def _careful(number: str) -> str:
    return f"Fewer than {FEW}" if number.isdigit() and 0 < int(number) < FEW else number


def _lines(of: list[OwnQuestion], answers: Iterable[OwnAnswer], may_be_few: bool) -> list[tuple[str, str]]:
    given = [value for each in answers if (value := value_of(of[-1], each)) is not None]
    lines = [("Answered", str(len(given)))]
    match of[-1].kind:
        case Kind.CHOICE | Kind.SEVERAL:
            return lines + _of_a_list([choices_of(each) for each in of], given)
        case Kind.YES_NO:
            said = Counter(given)
            return [*lines, ("Yes", str(said[True])), ("No", str(said[False]))]
        case Kind.NUMBER:
            return lines + (_of_numbers(given) if may_be_few else _on_the_whole(given))
        case Kind.DAY:
            years = Counter(each.year for each in given)
            return lines + [(str(year), str(years[year])) for year in sorted(years)]
    return lines


def _of_a_list(choices: Iterable[Mapping[str, str]], given: Iterable[str]) -> list[tuple[str, str]]:
    words: dict[str, str] = {}
    for each in choices:
        words |= each
    said = Counter(code for value in given for code in value.split())
    return [(words.get(code, code), str(said[code])) for code in [*words, *sorted(said.keys() - words.keys())]]


def _of_numbers(given: list[Any]) -> list[tuple[str, str]]:
    if not given:
        return []
    told: Mapping[str, Decimal] = {
        "Smallest": min(given), "In the middle": median(given), "Largest": max(given), "Sum": sum(given)
    }  # fmt: skip
    return [(words, f"{number:.2f}".rstrip("0").rstrip(".")) for words, number in told.items()]


def _on_the_whole(given: list[Any]) -> list[tuple[str, str]]:
    """Without the smallest and the largest, which are one child's each."""
    enough = _of_numbers(given) if len(given) >= FEW else []
    return [line for line in enough if line[0] == "In the middle"]
