"""What a new version comes to for people: new purposes, and who receives what."""

from collections.abc import Iterator

from keepsake.notice.compare.change import MATERIAL, Change
from keepsake.notice.model import ANY, Notice, Permit
from keepsake.notice.resting import in_words
from keepsake.standard.vocabulary import label

MANY = 8


def effects(old: Notice, new: Notice) -> Iterator[Change]:
    """The sum of all permits, compared: it does not matter which permit does it."""
    yield from _purposes(old, new)
    yield from _recipients(old, new)
    yield from _collected(old, new)


def _purposes(old: Notice, new: Notice) -> Iterator[Change]:
    before, after = _by_purpose(old), _by_purpose(new)
    for purpose in sorted(after.keys() - before.keys()):
        what = f"The purpose '{label('purposes', purpose)}' is new, for {_named(after[purpose])}."
        yield Change("what it comes to", f"purposes.{purpose}", what, MATERIAL)
    for purpose in sorted(before.keys() - after.keys()):
        what = f"Information is no longer used for the purpose '{label('purposes', purpose)}'."
        yield Change("what it comes to", f"purposes.{purpose}", what, MATERIAL)


def _recipients(old: Notice, new: Notice) -> Iterator[Change]:
    before, after = _by_recipient(old), _by_recipient(new)
    for recipient in sorted(before.keys() | after.keys()):
        gone, more = before.get(recipient, set()), after.get(recipient, set())
        who, about = label("recipients", recipient), f"recipients.{recipient}"
        if gone and not more:
            yield Change("what it comes to", about, f"{who}: no longer receives anything.", MATERIAL)
            continue
        if gone - more:
            yield Change("what it comes to", about, f"{who}: no longer receives {_named(gone - more)}.", MATERIAL)
        if more - gone:
            yield Change("what it comes to", about, f"{who}: now receives {_named(more - gone)}.", MATERIAL)


def _collected(old: Notice, new: Notice) -> Iterator[Change]:
    before, after = _categories(old, "collect"), _categories(new, "collect")
    if after - before:
        what = f"Collected for the first time: {_named(after - before)}."
        yield Change("what it comes to", "categories", what, MATERIAL)
    if before - after:
        yield Change("what it comes to", "categories", f"No longer collected: {_named(before - after)}.", MATERIAL)


def _by_purpose(notice: Notice) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for permit in notice.permits:
        found.setdefault(permit.purpose, set()).update(permit.categories)
    return found


def _by_recipient(notice: Notice) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for permit in _allowing(notice, "share", "export"):
        for recipient in permit.recipients:
            found.setdefault(recipient, set()).update(permit.categories)
    return found


def _categories(notice: Notice, action: str) -> set[str]:
    return {code for permit in _allowing(notice, action) for code in permit.categories}


def _allowing(notice: Notice, *actions: str) -> Iterator[Permit]:
    return (permit for permit in notice.permits if permit.actions == ANY or permit.actions & set(actions))


def _named(codes: set[str]) -> str:
    """The categories in words; of many, the first and how many more."""
    words = sorted(label("categories", code) for code in codes)
    if len(words) <= MANY:
        return in_words(words) or "no category"
    return f"{', '.join(words[:MANY])} and {len(words) - MANY} more"
