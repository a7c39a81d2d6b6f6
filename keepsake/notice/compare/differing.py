"""The differing fields of two values of one kind, each as words. No field is passed over but where a thing stands."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from keepsake.notice.compare.phrases import UNSAID, Phrase
from keepsake.notice.model import ANY, Anchor, Instead, Statement
from keepsake.notice.periods import FROM, in_words
from keepsake.notice.resting import in_words as joined
from keepsake.standard.vocabulary import label

# Where a thing stands in its file, and the file: the same notice may be written down in another order.
PLACES = frozenset({"line", "file", "hash"})

NAMES = {
    "clock": "time to answer",
    "acknowledge_within": "time to acknowledge",
    "framed_as": "article",
    "instead": "exception",
    "recipient_keeps_until": "day until which the recipient keeps it",
    "text_address": "address of the published text",
    "inherits": "general notice",
}


def differing(old: Any, new: Any, phrases: Mapping[str, Phrase]) -> Iterator[tuple[str, bool]]:
    """Each difference as the end of a sentence, and whether it is material to people."""
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in PLACES or before == after or (field.name == "at" and only_moved(old, new)):
            continue
        phrase = phrases.get(field.name, UNSAID)
        if field.name == "at":
            yield _anchors(before, after), old.label != new.label
        elif isinstance(before, (frozenset, tuple)) and isinstance(after, (frozenset, tuple)):
            yield from _lists(field.name, before, after, phrase)
        else:
            yield _value(field.name, before, after, phrase), phrase.material


def _lists(name: str, old: Any, new: Any, phrase: Phrase) -> Iterator[tuple[str, bool]]:
    spoken = name.replace("_", " ")
    for form, only in ((phrase.more, _beyond(old, new)), (phrase.less, _beyond(new, old))):
        if only:
            yield form.format(_codes(phrase.kind, only), name=spoken), phrase.material
    if not _beyond(old, new) and not _beyond(new, old):
        yield f"has its {spoken} written in another way", phrase.material and set(old) != set(new)


def _beyond(old: Any, new: Any) -> list[str]:
    """What the new list has that the old had not. ``any`` has everything, so nothing goes beyond it."""
    return [] if set(old) == ANY else [str(code) for code in _ordered(new) if code not in old]


def _ordered(codes: Any) -> list[str]:
    return sorted(codes) if isinstance(codes, frozenset) else list(dict.fromkeys(codes))


def _codes(kind: str, codes: list[str]) -> str:
    words = ["everything" if code == "any" else label(kind, code) if kind else code for code in codes]
    return joined(words)


def _anchors(old: tuple[Anchor, ...], new: tuple[Anchor, ...]) -> str:
    """The line was written anew. Where the label stayed, whoever approved the file found that it says the same."""
    before = "" if _lines(old) == _lines(new) else f", before line {_lines(old)}"
    return f"is worded anew in the published text (line {_lines(new)}{before})"


def only_moved(old: Statement, new: Statement) -> bool:
    """Does it stand in the same words at other lines?"""
    before, after = ({anchor.sha for anchor in each.at} for each in (old, new))
    return old.at != new.at and before == after


def _lines(anchors: tuple[Anchor, ...]) -> str:
    return joined([str(anchor.line) for anchor in anchors]) or "none"


def _value(name: str, old: Any, new: Any, phrase: Phrase) -> str:
    spoken = NAMES.get(name, name.replace("_", " "))
    if old in (None, ""):
        return f"now states its {spoken}: {_said(name, new, phrase)}"
    if new in (None, ""):
        return f"no longer states its {spoken}, which was: {_said(name, old, phrase)}"
    if isinstance(old, bool) and isinstance(new, bool):
        new_word = ("is now" if new else "is no longer") if "{new} " in phrase.now else _said(name, new, phrase)
        return phrase.now.format(new=new_word, old=_said(name, old, phrase), name=spoken)
    return phrase.now.format(new=_said(name, new, phrase), old=_said(name, old, phrase), name=spoken)


def _said(name: str, value: Any, phrase: Phrase) -> str:
    """A single value in words."""
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Instead):
        condition = label("circumstances", value.condition)
        return f"where {condition}: {in_words(value.period)} {FROM.get(value.trigger, value.trigger)}"
    if isinstance(value, Mapping):
        return joined([f"{key} ({words})" for key, words in value.items()])
    if isinstance(value, date):
        return value.isoformat()
    if name in ("period", "clock", "acknowledge_within"):
        return in_words(str(value))
    if is_dataclass(value):
        return str(value)
    return label(phrase.kind, str(value)) if phrase.kind else str(value)
