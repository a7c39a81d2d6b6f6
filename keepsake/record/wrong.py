"""What an action refuses to record, said so that it can be put right."""

from datetime import date


class Wrong(ValueError):
    """A value breaks a rule of the record. ``field`` names it, ``what`` says what is wrong, ``instead`` what to do."""

    def __init__(self, field: str, what: str, instead: str = "") -> None:
        self.field, self.what, self.instead = field, what, instead
        super().__init__(f"{what} {instead}".strip())


def said(field: str, text: str, what: str = "Say why.") -> str:
    """The text without spaces around it. Raises Wrong where nothing was said.

    >>> said("reason", " moved ")
    'moved'
    """
    if not text.strip():
        raise Wrong(field, what)
    return text.strip()


def in_order(first: date | None, last: date | None, field: str = "ends_on") -> None:
    """Raises Wrong where something ends before it begins. What began on no known day may end on any."""
    if first is not None and last is not None and last < first:
        raise Wrong(field, "It cannot end before it began.", f"It began on {first:%-d %B %Y}.")


def not_after(day: date, today: date, field: str) -> None:
    """Raises Wrong for a day still to come."""
    if day > today:
        raise Wrong(field, "This day has not come yet.", "Give a day up to today.")
