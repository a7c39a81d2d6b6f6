"""A difference, and all of them."""

from dataclasses import dataclass

MATERIAL = "material to people"
ADMINISTRATIVE = "administrative"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference as a sentence. ``about`` names the part of the file, as in ``permits.plan-support``."""

    section: str
    about: str
    what: str
    importance: str

    @property
    def is_material(self) -> bool:
        """Does it change what happens to people's information, or what they can do about it?"""
        return self.importance == MATERIAL


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, in the order of the file; what it comes to for people stands first."""

    changes: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Do both versions say and do the same?"""
        return not self.changes

    @property
    def people_must_be_told(self) -> bool:
        """Is any of it material? Articles 13(3) and 14(4) UK GDPR: people are told before a new purpose begins."""
        return any(change.is_material for change in self.changes)

    def by_section(self) -> dict[str, tuple[Change, ...]]:
        """Section -> its changes, the material ones first."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.section, []).append(change)
        return {name: tuple(sorted(changes, key=lambda each: not each.is_material)) for name, changes in found.items()}
