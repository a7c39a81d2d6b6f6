"""A strict part of YAML as a tree that knows its places.

Scalars stay text: ``no`` and ``2025-04-01`` mean what the section that reads them says. Anchors, aliases, tags, merge
keys and keys given twice are refused, and so are files made to do harm: too large, too deep, characters that hide or
turn text.
"""

import unicodedata
from dataclasses import dataclass, field

import yaml

from keepsake.notice.problems import NoticeError, Problem

LARGEST = 2_000_000  # characters; the largest notice seen is 60,000
DEEPEST = 12  # levels; the format needs 6
LONGEST = 1_000  # characters of one piece of text

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_WRITE_OUT = "Write it out, or name a group in codes.groups."


@dataclass(slots=True)
class Node:
    """A piece of the file: text, a list or named parts, with the line and column it starts at (from 1)."""

    line: int
    column: int
    text: str | None = None
    items: list["Node"] | None = None
    parts: dict[str, "Node"] | None = None
    keys: dict[str, "Node"] = field(default_factory=dict)


def read_tree(text: str, file: str, kind: str = "notice/1") -> Node:
    """The tree of a text. Raises NoticeError with the reason where the text is not of the strict form."""
    _refuse_harmful(text, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = getattr(error, "problem", None) or "the text cannot be read"
        builder.problems.append(
            Problem(
                file,
                line,
                column,
                "",
                f"Not readable as YAML: {said}.",
                "Check the quotes, colons and indentation just before this place.",
            )
        )
    if builder.problems:
        raise NoticeError(builder.problems)
    if builder.root is None or builder.root.parts is None:
        what = f"This is not a {kind.partition('/')[0]} file."
        raise NoticeError([Problem(file, 1, 1, "", what, f"It starts with: keepsake: {kind}")])
    return builder.root


def _refuse_harmful(text: str, file: str) -> None:
    if len(text) > LARGEST:
        raise NoticeError(
            [Problem(file, 0, 0, "", f"The file is larger than {LARGEST:,} characters.", "Is this a notice?")]
        )
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        if line.isascii() and line.isprintable():
            continue
        for column, character in enumerate(line, start=1):
            if unicodedata.category(character) in _HIDDEN:
                what = f"A character that cannot be seen (U+{ord(character):04X})."
                raise NoticeError([Problem(file, number, column, "", what, "Take it out; indent with spaces.")])


class _Builder:
    """Makes the tree from the parser's events, without recursion: depth in the file is not depth on the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[tuple[Node, list[Node]]] = []  # a node being read, and the key that waits for its value
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event. False ends the reading: what follows could only confuse."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            return self._documents == 1 or self._refuse(
                event, "A second document starts here.", "One file is one notice: take out the line of three hyphens."
            )
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, "Aliases (*) are not allowed.", _WRITE_OUT)
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._open.pop()
        if not isinstance(event, yaml.NodeEvent):
            return True
        if event.anchor is not None:
            self._refuse(event, "Anchors (&) are not allowed.", _WRITE_OUT)
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "Tags (!) are not allowed.", "Put the text in quotes where it starts with '!'.")
        node = Node(*_place_of(event))
        if isinstance(event, yaml.ScalarEvent):
            node.text = event.value
            if len(node.text) > LONGEST:
                self._refuse(
                    event,
                    f"A text of more than {LONGEST:,} characters.",
                    "Labels are short; the sentence stays on the council's page.",
                )
            self._place(event, node)
            return True
        if isinstance(event, yaml.SequenceStartEvent):
            node.items = []
        else:
            node.parts = {}
        self._place(event, node)
        self._open.append((node, []))
        return len(self._open) <= DEEPEST or self._refuse(
            event, f"More than {DEEPEST} levels inside one another.", "The format needs six."
        )

    def _place(self, event: yaml.Event, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent, waiting = self._open[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif not waiting:
            waiting.append(self._key(event, parent, node))
        else:
            key = waiting.pop()
            if parent.parts is not None and key.text is not None:
                parent.parts.setdefault(key.text, node)
                parent.keys.setdefault(key.text, key)

    def _key(self, event: yaml.Event, parent: Node, node: Node) -> Node:
        if node.text is None:
            self._refuse(event, "A key must be a word.", "Lists and mappings cannot be keys.")
            return Node(node.line, node.column, text="?")
        if node.text == "<<":
            self._refuse(event, "Merge keys (<<) are not allowed.", _WRITE_OUT)
        if node.text in parent.keys:
            first = parent.keys[node.text].line
            self._refuse(event, f"'{node.text[:60]}' is given twice.", f"It stands in line {first} already.")
        return node

    def _refuse(self, event: yaml.Event, what: str, instead: str) -> bool:
        self.problems.append(Problem(self.file, *_place_of(event), "", what, instead))
        return False


def _place_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
