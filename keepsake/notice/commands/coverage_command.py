"""`keepsake notice coverage FILE --text TEXT`"""

import json
from argparse import Namespace
from collections.abc import Iterator

from keepsake.notice.commands.opened import notice_of, text_of
from keepsake.notice.published import Coverage, Drift, Line, coverage, drift


def run(chosen: Namespace) -> int:
    """Hold the text against the notice, line by line."""
    notice, text = notice_of(chosen.file), text_of(chosen.text)
    found = coverage(notice, text)
    if chosen.json:
        print(json.dumps(_as_json(found)))
    else:
        print("\n".join(_in_words(found, drift(notice, text))))
    return 0 if found.is_complete else 1


def _as_json(found: Coverage) -> dict[str, int | list[int]]:
    return {
        "lines": found.lines,
        "anchored": found.anchored,
        "unanchored": list(found.unanchored),
        "changed": list(found.changed),
    }


def _in_words(found: Coverage, moved: Drift) -> Iterator[str]:
    yield f"{found.lines} lines that are not blank, {found.anchored} of them anchored."
    if found.unanchored:
        yield f"No anchor names: {', '.join(map(str, found.unanchored))}."
    if found.changed:
        yield f"Other words than the anchor was made from: {', '.join(map(str, found.changed))}."
    if moved.moved:
        yield f"The same words, at another line: {', '.join(f'{line.was} (now {line.now})' for line in moved.moved)}."
    for what, lines in (("has changed", moved.changed), ("is no longer there", moved.vanished)):
        for line in lines:
            yield _questions(line, what)


def _questions(line: Line, what: str) -> str:
    says = ", ".join(statement.key for statement in line.statements)
    rests = f" On it rest: {', '.join(line.rests)}." if line.rests else ""
    return f"Line {line.was} {what}. It says: {says}.{rests}"
