"""The authority that returns: the Department's number of three figures, and the code of nine characters beside it.

Data, in ``authorities.csv``: an authority that was changed has a line for each code, with the days it was used.
"""

import csv
import re
from datetime import date
from functools import cache
from importlib.resources import files

_NUMBER = re.compile(r"\d{3}")


class UnknownAuthority(ValueError):
    """A number that no authority has, in a sentence."""


def nine_characters(la: str, on: date) -> str:
    """The code on a day of the authority with this number; what is not three figures is taken as it is.

    >>> nine_characters("808", date(2027, 3, 31))
    'E06000004'
    """
    if _NUMBER.fullmatch(la) is None:
        return la
    for row in _rows():
        if row["number"] == la and (row["valid_from"] or "0") <= str(on) < (row["valid_to"] or "9"):
            return row["code"]
    what = f"No authority has the number {la} on {on}"
    raise UnknownAuthority(f"{what}; give the number of the Department, as 808, or the code, as E06000004.")


@cache
def numbers() -> tuple[str, ...]:
    """Every number that an authority has or had: of those that were divided or joined too, for what they arranged."""
    return tuple(dict.fromkeys(row["number"] for row in _rows()))


@cache
def counties() -> dict[str, str]:
    """The county of each district, by their codes: who looks after children where there are two tiers.

    Source: the ONS lookup of April 2021 (Open Government Licence 3.0). Districts that have since become part of
    an authority of one tier stay, for postcodes of an older directory.
    """
    return {row["district"]: row["county"] for row in _read("districts.csv")}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return _read("authorities.csv")


def _read(name: str) -> tuple[dict[str, str], ...]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
