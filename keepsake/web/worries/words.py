"""What the public form says of the council: whom to call, and when it is read. Configuration, in a file."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from django.conf import settings

OURS = Path(__file__).with_name("words.yaml")
TEXTS = ("council", "telephone", "out_of_hours", "answered")


class NotUsable(ValueError):
    """The file does not say what it must. The text says what is missing, and where."""


class Words(NamedTuple):
    """The council's own words."""

    council: str
    telephone: str
    out_of_hours: str
    answered: str
    emergency: tuple[str, ...]


def words() -> Words:
    """Those of the file that the setting names. Raises NotUsable."""
    return read(settings.WORRY_WORDS or OURS)


@cache
def read(path: Path) -> Words:
    """Those of one file."""
    try:
        given: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as reason:
        raise NotUsable(f"{path}: {reason}") from None
    if not isinstance(given, dict) or given.get("keepsake") != "worry-form/1":
        raise NotUsable(f"{path}: it begins with 'keepsake: worry-form/1'.")
    for name in TEXTS:
        if not isinstance(given.get(name), str) or not given[name].strip():
            raise NotUsable(f"{path}: '{name}' is missing; it is a text.")
    said = given.get("emergency")
    if not isinstance(said, list) or not said or not all(isinstance(each, str) for each in said):
        raise NotUsable(f"{path}: 'emergency' is missing; it is a list of sentences.")
    if not any("999" in each for each in said):
        raise NotUsable(f"{path}: 'emergency' must say when to call 999.")
    return Words(**{name: given[name].strip() for name in TEXTS}, emergency=tuple(said))
