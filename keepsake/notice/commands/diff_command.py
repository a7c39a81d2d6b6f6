"""`keepsake notice diff OLD NEW`"""

from argparse import Namespace
from collections.abc import Iterator

from keepsake.notice.commands.opened import notice_of
from keepsake.notice.compare import Comparison, compare


def run(chosen: Namespace) -> int:
    """Print what differs, by section."""
    found = compare(notice_of(chosen.old), notice_of(chosen.new))
    print("\n".join(_in_words(found)))
    return 0 if found.is_empty else 1


def _in_words(found: Comparison) -> Iterator[str]:
    if found.is_empty:
        yield "No difference."
        return
    for section, changes in found.by_section().items():
        yield f"{section}:"
        yield from (f"  {'!' if change.is_material else '-'} {change.what}" for change in changes)
    yield ""
    yield "! is material to people, - is administrative."
    yield "People must be told." if found.people_must_be_told else "Nothing that people must be told."
