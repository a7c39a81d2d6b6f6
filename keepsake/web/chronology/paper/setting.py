"""Typesets a template with values into a PDF (PDF/UA-1: tagged, with its language and title).

Values reach the template as JSON, so that nothing that somebody wrote is ever read as markup. A character that no font
can show makes PDF/UA fail; it is then marked on the paper, and the paper says how many there are.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
MARK = "[?]"
BLOCK = 128  # characters: scripts of Unicode begin at multiples of it
MOST_BLOCKS = 60
MISSING = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)


class NotSet(RuntimeError):
    """The paper could not be made. It is a fault of ours, never of what was written."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, and how many characters on it no font could show."""

    pdf: bytes
    unshown: int


def typeset(template: str, values: Mapping[str, Any], at: datetime) -> Paper:
    """A template of this folder with these values. Raises NotSet."""
    blocks: set[int] = set()
    while True:
        marked, unshown = _marked(values, blocks)
        try:
            return Paper(_compiled(template, {**marked, "unshown": unshown}, at), unshown)
        except typst.TypstError as error:
            missing = MISSING.search(str(error))
            new = {ord(each) // BLOCK for each in _unescaped(missing["text"])} - blocks if missing else set()
            if not new or len(blocks) > MOST_BLOCKS:
                raise NotSet(f"The template {template} does not compile.") from error
            blocks |= new


def _compiled(template: str, values: Mapping[str, Any], at: datetime) -> bytes:
    compiler = typst.Compiler(
        HERE / f"{template}.typ", root=HERE, font_paths=_fonts(), sys_inputs={"values": json.dumps(values)}
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(at.timestamp()))
    if not isinstance(made, bytes):
        raise NotSet("Nothing came of it.")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Ours first; whatever else the machine has shows what ours cannot."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _marked(value: Any, blocks: set[int]) -> tuple[Any, int]:
    """The value with each run of characters of these blocks marked, and how many there were."""
    if isinstance(value, str):
        gone = [each for each in value if ord(each) // BLOCK in blocks]
        return (_without(value, blocks), len(gone)) if gone else (value, 0)
    if isinstance(value, Mapping):
        pairs = {name: _marked(each, blocks) for name, each in value.items()}
        return {name: each for name, (each, _) in pairs.items()}, sum(count for _, count in pairs.values())
    if isinstance(value, (list, tuple)):
        found = [_marked(each, blocks) for each in value]
        return [each for each, _ in found], sum(count for _, count in found)
    return value, 0


def _without(text: str, blocks: set[int]) -> str:
    kept = "".join("\0" if ord(each) // BLOCK in blocks else each for each in text)
    return re.sub("\0+", MARK, kept)


def _unescaped(text: str) -> str:
    """The characters of a message, in which some are written as ``\\u{1f600}``."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)
