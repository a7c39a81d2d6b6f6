"""Two versions held against each other, part by part."""

from collections.abc import Iterator, Mapping
from typing import Any

from keepsake.notice.compare import phrases
from keepsake.notice.compare.change import ADMINISTRATIVE, MATERIAL, Change, Comparison
from keepsake.notice.compare.differing import differing, only_moved
from keepsake.notice.compare.effects import effects
from keepsake.notice.compare.phrases import Phrase
from keepsake.notice.model import Notice
from keepsake.notice.resting import in_words
from keepsake.standard.vocabulary import label

Phrases = Mapping[str, Phrase]

_RULES: tuple[tuple[str, str, Phrases], ...] = (
    ("permits", "The permit", phrases.PERMIT),
    ("prohibits", "The prohibition", phrases.PROHIBITION),
    ("retention", "The retention rule", phrases.RETENTION),
    ("flows", "The exchange", phrases.FLOW),
)
_PARTS: tuple[tuple[str, str, Phrases], ...] = (
    ("consent", "Consent", phrases.CONSENT),
    ("breach", "The notice on breaches", phrases.BREACH),
    ("complaint", "The notice on complaints", phrases.COMPLAINT),
)
_ONLY_DESCRIBED = ("about", "furniture")


def compare(old: Notice, new: Notice) -> Comparison:
    """Everything that differs. Where a thing stands in its file is no difference; nothing else is left out."""
    return Comparison(tuple(_all(old, new)))


def _all(old: Notice, new: Notice) -> Iterator[Change]:
    yield from effects(old, new)
    for words, material in differing(old.header, new.header, phrases.HEADER):
        yield _change("notice", "notice", "The notice", words, material)
    yield from _statements(old, new)
    yield from _codes(old, new)
    for section, name, table in _RULES:
        before = {rule.id: rule for rule in getattr(old, section)}
        after = {rule.id: rule for rule in getattr(new, section)}
        yield from _keyed(section, {id: f"{name} {id}" for id in {**before, **after}}, before, after, table)
    yield from _optional("rights", "The right", "rights", old.rights, new.rights, phrases.RIGHT)
    for section, name, table in _PARTS:
        yield from _single(section, name, getattr(old, section), getattr(new, section), table)
    yield from _optional("contacts", "The contact", None, old.contacts, new.contacts, phrases.CONTACT)


def _statements(old: Notice, new: Notice) -> Iterator[Change]:
    moved = []
    for key in _either(old.statements, new.statements):
        before, after = old.statements.get(key), new.statements.get(key)
        made = after or before
        tells = made is not None and made.section not in _ONLY_DESCRIBED
        if before is None and after is not None:
            yield _change("says", key, "The text", f"now says: {after.label}", tells)
        elif after is None and before is not None:
            yield _change("says", key, "The text", f"no longer says: {before.label}", tells)
        elif before is not None and after is not None:
            for words, material in differing(before, after, phrases.STATEMENT):
                yield _change("says", key, f"The statement '{before.label}'", words, material and tells)
            if only_moved(before, after):
                moved.append(key)
    if moved:
        yield _change("says", "says", "The same words", f"stand in other lines for {in_words(moved)}", False)


def _codes(old: Notice, new: Notice) -> Iterator[Change]:
    for kind in _either(old.codes, new.codes):
        before, after = old.codes.get(kind, {}), new.codes.get(kind, {})
        names = {code: f"{label(kind, code)} ({kind})" for code in _either(before, after)}
        yield from _keyed(f"codes.{kind}", names, before, after, phrases.CODE, material=False)
        if (kind in old.codes) != (kind in new.codes) and not names:
            yield _change("codes", f"codes.{kind}", "The list", f"of {kind} is new or gone, and empty", False)


def _optional(
    section: str,
    name: str,
    kind: str | None,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any] | None,
    table: Phrases,
) -> Iterator[Change]:
    """A section of named parts that a notice may lack."""
    if (old is None) != (new is None) and not (old or new):
        yield _change(section, section, "The section", "is new or gone, and empty", False)
    before, after = old or {}, new or {}
    names = {code: f"{name} '{label(kind, code) if kind else code}'" for code in _either(before, after)}
    yield from _keyed(section, names, before, after, table)


def _keyed(
    section: str,
    names: Mapping[str, str],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    table: Phrases,
    material: bool = True,
) -> Iterator[Change]:
    for key in _either(old, new):
        about, name = f"{section}.{key}", names[key]
        if key not in old:
            yield _change(section, about, name, "is new", material)
        elif key not in new:
            yield _change(section, about, name, "is gone", material)
        else:
            for words, matters in differing(old[key], new[key], table):
                yield _change(section, about, name, words, matters)


def _single(section: str, name: str, old: Any, new: Any, table: Phrases) -> Iterator[Change]:
    """A section that is there once or not at all: one that is new gains what it says over an empty one."""
    if old is None and new is None:
        return
    if old is None or new is None:
        yield _change(section, section, "The section", f"on {section} is {'new' if old is None else 'gone'}", True)
    before, after = old or type(new)(), new or type(old)()
    for words, matters in differing(before, after, table):
        yield _change(section, section, name, words, matters)


def _either(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*old, *new]))


def _change(section: str, about: str, name: str, words: str, material: bool) -> Change:
    sentence = f"{name} {words}"
    stop = "" if sentence.endswith((".", "!", "?")) else "."
    return Change(section, about, sentence + stop, MATERIAL if material else ADMINISTRATIVE)
