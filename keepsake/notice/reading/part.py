"""Named parts of a file, taken one by one: each taking checks its kind, and what is left over at the end is unknown."""

import difflib
import re
from collections.abc import Collection, Iterator
from datetime import date

from keepsake.notice.model import ANY
from keepsake.notice.problems import Problem
from keepsake.notice.reading.tree import Node
from keepsake.standard.vocabulary import nearest, terms

_PERIOD = re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Part:
    """A mapping of the file. Taking what is missing or of the wrong kind notes a problem and gives a harmless value."""

    def __init__(self, node: Node, where: str, file: str, problems: list[Problem]) -> None:
        self.node = node
        self.where = where
        self.file = file
        self.problems = problems
        self._taken: set[str] = set()
        if node.parts is None:
            self.wrong(node, "Named parts are expected here.", "Write them as 'name: value'.")

    @property
    def line(self) -> int:
        return self.node.line

    def wrong(self, node: Node | None, what: str, instead: str, name: str = "") -> None:
        """Note a problem at a node, or at this part where there is none."""
        at = node or self.node
        where = f"{self.where}, {name}" if name and self.where else name or self.where
        self.problems.append(Problem(self.file, at.line, at.column, where, what, instead))

    def has(self, name: str) -> bool:
        return self.node.parts is not None and name in self.node.parts

    def names(self) -> tuple[str, ...]:
        return tuple(self.node.parts or ())

    def take(self, name: str, needed: bool = False) -> Node | None:
        """The node of a part, or None."""
        self._taken.add(name)
        node = (self.node.parts or {}).get(name)
        if node is None and needed:
            self.wrong(None, f"'{name}' is missing.", f"Add '{name}:'.", name)
        return node

    def part(self, name: str) -> "Part | None":
        """A mapping inside this one, or None where it is not given."""
        node = self.take(name)
        return (
            None
            if node is None
            else Part(node, f"{self.where}, {name}" if self.where else name, self.file, self.problems)
        )

    def parts(self, name: str) -> Iterator["Part"]:
        """Each mapping of a list."""
        node = self.take(name)
        if node is None:
            return
        if node.items is None:
            self.wrong(node, "A list is expected here.", "Start each entry with '- id: ...'.", name)
            return
        for number, item in enumerate(node.items, start=1):
            id_node = (item.parts or {}).get("id")
            called = id_node.text if id_node is not None and id_node.text else f"number {number}"
            yield Part(item, f"{name}, {called[:60]}", self.file, self.problems)

    def text(self, name: str, needed: bool = False, longest: int = 500, plain: bool = True) -> str:
        """A piece of text; empty where it is not given. ``plain`` refuses markup."""
        node = self.take(name, needed)
        if node is None:
            return ""
        return self.words_of(node, name, longest, plain)

    def words_of(self, node: Node, name: str, longest: int = 500, plain: bool = True) -> str:
        """The text of a node, checked."""
        if node.text is None:
            self.wrong(
                node, "A text is expected here.", "Put it in quotes where it contains ': ' or starts with a sign.", name
            )
            return ""
        text = node.text.strip()
        if not text:
            self.wrong(node, "The text is empty.", f"Write it, or leave '{name}' out.", name)
        if len(text) > longest:
            self.wrong(
                node,
                f"The text has {len(text)} characters.",
                f"{longest} at most: a short label, not the sentence.",
                name,
            )
        if plain and ("<" in text or ">" in text):
            self.wrong(node, "Markup is not allowed.", "Plain words, without < and >.", name)
        return text

    def list_of_text(self, name: str, longest: int = 120) -> tuple[str, ...]:
        """One text or a list of texts."""
        node = self.take(name)
        if node is None:
            return ()
        items = node.items if node.items is not None else [node]
        return tuple(self.words_of(item, name, longest) for item in items)

    def identity(self, name: str = "id") -> str:
        text = self.text(name, needed=True, longest=60)
        if text and not _ID.fullmatch(text):
            self.wrong(
                self.take(name), f"'{text}' cannot be an id.", "Lower-case letters, digits and single hyphens.", name
            )
        return text

    def choice(self, name: str, options: Collection[str], default: str = "", needed: bool = False) -> str:
        """One of a few words."""
        text = self.text(name, needed)
        if not text:
            return default
        if text not in options:
            self.wrong(
                self.take(name), f"'{text[:60]}' is not one of the words allowed here.", _meant(text, options), name
            )
            return default
        return text

    def yes(self, name: str, needed: bool = False) -> bool:
        return self.choice(name, ("yes", "no"), "no", needed) == "yes"

    def day(self, name: str, needed: bool = False) -> date | None:
        text = self.text(name, needed)
        if not text or text == "none":
            return None
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.wrong(self.take(name), f"'{text[:60]}' is not a day.", "Year, month and day, as in 2025-04-01.", name)
            return None

    def number(self, name: str, needed: bool = False, least: int = 1) -> int:
        text = self.text(name, needed, longest=9)
        if not text:
            return least
        if not (text.isascii() and text.isdecimal()) or int(text) < least:
            self.wrong(
                self.take(name), f"'{text}' is not a whole number from {least} on.", f"For example {least}.", name
            )
            return least
        return int(text)

    def period(self, name: str, needed: bool = False) -> str | None:
        text = self.text(name, needed)
        if not text or text == "none":
            return None
        if not _PERIOD.fullmatch(text):
            self.wrong(
                self.take(name),
                f"'{text[:60]}' is not a period.",
                "P75Y is 75 years, P1M one month, P30D thirty days; or none.",
                name,
            )
            return None
        return text

    def code(self, name: str, kind: str, needed: bool = False, none_allowed: bool = True) -> str | None:
        """A code of the closed vocabulary, or None."""
        text = self.text(name, needed)
        if not text or (text == "none" and none_allowed):
            return None
        return self.known(self.take(name), text, kind, name)

    def codes(
        self,
        name: str,
        kind: str,
        needed: bool = False,
        groups: dict[str, tuple[str, ...]] | None = None,
        any_allowed: bool = False,
    ) -> tuple[str, ...]:
        """A list of codes in the order given, each once; group names are replaced by what they stand for."""
        node = self.take(name, needed)
        if node is None:
            return ()
        if any_allowed and node.text == "any":
            return tuple(ANY)
        if node.items is None:
            self.wrong(node, "A list is expected here.", f"Write it in brackets: {name}: [...]", name)
            return ()
        found: dict[str, None] = {}
        for item in node.items:
            text = self.words_of(item, name)
            if groups and text in groups:
                found.update(dict.fromkeys(groups[text]))
            elif text and (code := self.known(item, text, kind, name, groups or ())):
                found[code] = None
        if needed and not node.items:
            self.wrong(node, f"'{name}' is empty.", "Name at least one.", name)
        return tuple(found)

    def known(self, node: Node | None, text: str, kind: str, name: str, groups: Collection[str] = ()) -> str | None:
        """The code where the vocabulary has it; None, and a problem, where it has not."""
        if text in terms(kind):
            return text
        close = nearest(kind, text) or next(iter(difflib.get_close_matches(text, list(groups), n=1)), None)
        hint = f"Did you mean {close}?" if close else f"The words allowed are in docs/vocabulary.md, under {kind}."
        self.wrong(node, f"'{text[:60]}' is not in the list of {kind.replace('_', ' ')}.", hint, name)
        return None

    def finish(self) -> None:
        """Note every part that nobody asked for."""
        for name, key in self.node.keys.items():
            if name not in self._taken:
                self.wrong(key, f"'{name[:60]}' is not known here.", _meant(name, self._taken))


def _meant(word: str, options: Collection[str]) -> str:
    close = difflib.get_close_matches(word, list(options), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else "One of: " + ", ".join(sorted(options)) + "."
