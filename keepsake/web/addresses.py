"""The addresses of pages. A page has dozens of them, which differ in their ids alone."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse

MOST_KEPT = 2_000


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page, as in `url("notices:lint")`."""
    if args:
        return reverse(name, args=args, kwargs=kwargs or None)
    ids = {key: value for key, value in kwargs.items() if type(value) is UUID}
    words = tuple((key, value) for key, value in kwargs.items() if type(value) is not UUID)
    return _pattern(name, tuple(ids), words).format(**ids)


@lru_cache(maxsize=MOST_KEPT)
def _pattern(name: str, ids: tuple[str, ...], words: tuple[tuple[str, Any], ...]) -> str:
    """The address with places for its ids: to find it takes Django as long as a database needs for a statement."""
    places = {key: UUID(int=2**127 + number) for number, key in enumerate(ids)}
    address = reverse(name, kwargs={**dict(words), **places}).replace("{", "{{").replace("}", "}}")
    for key, place in places.items():
        address = address.replace(str(place), f"{{{key}}}")
    return address
