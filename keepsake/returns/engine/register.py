"""All rules of a return, found by walking its folder."""

import pkgutil
from functools import cache
from importlib import import_module
from itertools import pairwise

from keepsake.returns.engine.rule import Rule


@cache
def rules(of: str) -> tuple[Rule, ...]:
    """Every rule of every year, also those that a module keeps in a tuple.

    Raises ValueError where two rules share a code and a year.
    """
    package = import_module(f"keepsake.returns.{of}.rules")
    found: dict[int, Rule] = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(import_module(module.name)).values():
            family = value if isinstance(value, tuple) else (value,)
            for each in family:
                if isinstance(each, Rule):
                    found.setdefault(id(each), each)
    made = sorted(found.values(), key=lambda rule: (rule.code.zfill(6), rule.first.ends_in if rule.first else 0))
    _refuse_two_of_one_year(made)
    return tuple(made)


def _refuse_two_of_one_year(made: list[Rule]) -> None:
    for one, next_ in pairwise(made):
        apart = one.last is not None and next_.first is not None and one.last < next_.first
        if one.code == next_.code and not apart:
            raise ValueError(f"Two rules have the code '{one.code}' in one year.")
