"""What a schema would say of a file, by line: elements where none is expected, and text that is not of its kind."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol

from keepsake.returns.intake.problems import Problem
from keepsake.returns.schema.xml_order import Order

Fault = Callable[[Problem], None]
_DAY = re.compile(r"\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?")
_MEND = "The portal refuses such a file; mend the export."


class Above(Protocol):
    """The element that others stand in; ``place`` is how far its published order has been read."""

    tag: str
    place: int


class Shape:
    """Looks at each element as it begins, and at each text as it ends. No text is repeated: it may be a child's."""

    def __init__(self, file: str, order: Mapping[str, Order], kinds: Mapping[str, str], fault: Fault) -> None:
        self.file, self.order, self.kinds, self.fault = file, order, kinds, fault

    def begun(self, above: Above, tag: str, line: Callable[[], int]) -> None:
        order = self.order.get(above.tag)
        if order is None:
            return
        at, many = order.places.get(tag, (-1, False))
        if at > above.place or (at == above.place and many):
            above.place = at
        elif at < 0:
            self._tell(tag, line(), f"{above.tag} has no such element; it has {', '.join(order.places)}.")
        elif at == above.place:
            self._tell(tag, line(), f"It may be there once in {above.tag}.")
        else:
            following = ", ".join(order.after(above.place)) or f"the end of {above.tag}"
            self._tell(tag, line(), f"It stands too late in {above.tag}; expected here: {following}.")

    def ended(self, tag: str, text: str | None, line: Callable[[], int]) -> None:
        kind = self.kinds.get(tag)
        if kind is not None and not is_written(kind, text):
            what = f"The text is not {kind}." if text else f"It is empty, and should hold {kind} or be left out."
            self.fault(Problem(self.file, what, _MEND, line(), tag))

    def _tell(self, tag: str, line: int, why: str) -> None:
        self.fault(Problem(self.file, f"This element is not expected. {why}", _MEND, line, tag[:60]))


@lru_cache(maxsize=65_536)
def is_written(kind: str, text: str | None) -> bool:
    """Is a text of this kind?

    >>> is_written("a day, as in 2027-03-31", "2027-02-30")
    False
    """
    if text is None:
        return False
    if kind.startswith("a day"):
        return _DAY.fullmatch(text) is not None and _is_a_day(text[:10])
    if kind.startswith("a count"):
        return text.isascii() and text.isdigit()
    return text in ("0", "1", "true", "false")


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
