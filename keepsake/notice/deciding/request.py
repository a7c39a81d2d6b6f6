"""What is asked of a notice."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

CHILD = frozenset({"child"})
NOTHING: frozenset[str] = frozenset()
DISCLOSING = frozenset({"share", "export"})

_LISTS = {"categories", "subjects", "context"}
_TEXTS = {"action", "purpose", "recipient", "source", "role", "relationship", "on"}


class RequestError(ValueError):
    """A request that cannot be understood. The text says what is wrong and what would be right."""


class Request(NamedTuple):
    """May this role, in this relationship, do this, for this purpose, with these categories about these people?

    All words are codes of the closed vocabulary. ``recipient`` is asked for when sharing or exporting, ``source`` when
    collecting. ``context`` holds the circumstances that are known to be so; what is not in it is not so.
    """

    action: str
    purpose: str
    categories: frozenset[str]
    on: date
    subjects: frozenset[str] = CHILD
    recipient: str | None = None
    source: str | None = None
    role: str | None = None
    relationship: str = "none"
    context: frozenset[str] = NOTHING

    @property
    def party(self) -> str | None:
        """Who is at the other end: the recipient, the source, or nobody."""
        if self.action in DISCLOSING:
            return self.recipient
        return self.source if self.action == "collect" else None

    @classmethod
    def from_json(cls, given: object, today: date) -> "Request":
        """A request from a JSON object. ``on`` is today where it is not given. Raises RequestError.

        >>> asked = {"action": "read", "purpose": "plan_support", "categories": ["health"], "role": "social_worker"}
        >>> Request.from_json(asked, date(2026, 1, 1)).categories
        frozenset({'health'})
        """
        if not isinstance(given, Mapping):
            raise RequestError("A request is a JSON object.")
        unknown = sorted(str(name) for name in given if name not in _LISTS | _TEXTS)
        if unknown:
            raise RequestError(f"'{unknown[0][:60]}' is not a part of a request: {', '.join(sorted(_LISTS | _TEXTS))}.")
        missing = [name for name in ("action", "purpose", "categories") if not given.get(name)]
        if missing:
            raise RequestError(f"'{missing[0]}' is missing.")
        values: dict[str, Any] = {
            name: _text(name, given[name]) for name in _TEXTS & set(given) if given[name] is not None
        }
        values |= {name: _texts(name, given[name]) for name in _LISTS & set(given) if given[name] is not None}
        values["on"] = _day(values["on"]) if "on" in values else today
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        """The request as JSON takes it."""
        found: dict[str, Any] = {"action": self.action, "purpose": self.purpose, "categories": sorted(self.categories)}
        found |= {"subjects": sorted(self.subjects), "on": self.on.isoformat(), "context": sorted(self.context)}
        found |= {
            "role": self.role,
            "relationship": self.relationship,
            "recipient": self.recipient,
            "source": self.source,
        }
        return found


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise RequestError(f"'{name}' is a text.")
    return value


def _texts(name: str, value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RequestError(f"'{name}' is a list of texts.")
    return frozenset(value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RequestError(f"'on' is a day as in 2025-04-01, not '{text[:40]}'.") from None
