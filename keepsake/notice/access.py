"""Local access rules: role, relationship and purpose. Data of the council, apart from the notice; both must pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from keepsake.notice.model import ANY
from keepsake.notice.problems import NoticeError, Problem
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.tree import read_tree


@dataclass(frozen=True, slots=True)
class AccessRule:
    """These roles, in these relationships, may do this for these purposes. ``ANY`` stands for every code."""

    id: str
    roles: frozenset[str]
    relationships: frozenset[str]
    purposes: frozenset[str]
    actions: frozenset[str]
    categories: frozenset[str] = ANY
    why: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """All local rules, and the roles that may give a lawful reason to disclose outside the notice."""

    rules: tuple[AccessRule, ...] = ()
    authority: frozenset[str] = frozenset()


def read_access(text: str, file: str) -> Access:
    """The local rules in a text. Raises NoticeError with all that is wrong."""
    problems: list[Problem] = []
    root = Part(read_tree(text, file), "", file, problems)
    root.choice("keepsake", ("access/1",), needed=True)
    groups = _groups(root)
    rules = tuple(_rule(part, groups) for part in root.parts("access"))
    authority = root.part("authority")
    roles: frozenset[str] = frozenset()
    if authority is not None:
        roles = frozenset(authority.codes("roles", "roles"))
        authority.text("why")
        authority.finish()
    root.finish()
    if problems:
        raise NoticeError(problems)
    return Access(rules, roles)


@cache
def load_access() -> Access:
    """The rules that come with Keepsake: a demonstration's, for a council to replace by its own."""
    return read_access(files(__package__).joinpath("access.yaml").read_text(encoding="utf-8"), "access.yaml")


def _groups(root: Part) -> Mapping[str, tuple[str, ...]]:
    part = root.part("groups")
    return {name: part.codes(name, "purposes", needed=True) for name in part.names()} if part else {}


def _rule(part: Part, groups: Mapping[str, tuple[str, ...]]) -> AccessRule:
    rule = AccessRule(
        id=part.identity(),
        roles=frozenset(part.codes("roles", "roles", True)),
        relationships=frozenset(part.codes("relationships", "relationships", True, any_allowed=True)),
        purposes=_purposes(part, groups),
        actions=frozenset(part.codes("actions", "actions", True, any_allowed=True)),
        categories=frozenset(part.codes("categories", "categories", any_allowed=True)) or ANY,
        why=part.text("why", needed=True, longest=300),
    )
    part.finish()
    return rule


def _purposes(part: Part, groups: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    node = part.take("purposes", needed=True)
    if node is not None and node.text is not None and node.text in groups:
        return frozenset(groups[node.text])
    return frozenset(part.codes("purposes", "purposes", True, dict(groups), any_allowed=True))
