"""Every address of the map, with values in the places of its pattern."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from keepsake.casework.models import Arrival
from keepsake.people.models import Absence, Body, Membership, Professional, Team

# Arguments of a page, by its name or by all of its room -> what of the scene stands there. `family.child` is a person,
# `family.ids` names a record, anything else is taken as it stands.
VALUES = {
    "people": {"id": "family.child", "noun": "names", "record": "family.ids.name"},
    "life": {"id": "family.child", "group": "family.ids.group"},
    "life:birth": {"id": "family.baby"},
    "life:not-born-alive": {"id": "family.baby"},
    "photographs": {"id": "family.child", "record": "family.ids.photograph"},
    "casework": {"id": "family.child", "child": "family.child"},
    "casework:contact": {"id": "family.ids.contact"},
    "casework:decide": {"id": "family.ids.contact"},
    "casework:tell": {"id": "family.ids.decided"},
    "casework:accept": {"id": "family.ids.decided"},
    "casework:all": {"key": "visits"},
    "casework:act": {"act": "ask-agency", "id": "family.ids.contact"},
    "casework:reopen": {"step": "contact", "id": "family.ids.decided"},
    "casework:settle": {"step": "contact", "id": "family.ids.reopened", "followed": "family.ids.followed"},
    **{page: {"id": "staff.arrival"} for page in ("casework:take-in", "casework:set-aside")},
    "casework:note": {"id": "family.ids.note"},
    "casework:own-words": {"id": "family.ids.own words"},
    "casework:begin": {"step": "assessment"},
    **{
        f"casework:{page}": {
            "step": "assessment",
            "id": "family.ids.assessment",
            "part": "family.ids.assessment part",
            "to": "family.mother",
        }
        for page in ("step", "fill", "fill-own", "send", "judge", "find-right", "move")
    },
    "protection": {
        "id": "family.child",
        "other": "family.mother",
        "restriction": "family.ids.restriction",
        "grant": "family.ids.grant",
        "hidden": "family.ids.hidden",
        "warning": "family.ids.warning",
    },
    "protection:part": {"id": "family.twin"},
    "protection:review": {"id": "family.ids.emergency"},
    "work": {"allocation": "family.ids.allocation", "id": "family.child"},
    **{page: {"id": "staff.team"} for page in ("work:team", "work:join")},
    "work:leave-team": {"id": "staff.team", "membership": "staff.membership"},
    "work:set-manager": {"id": "staff.team", "membership": "staff.membership"},
    **{
        page: {"id": "staff.member"}
        for page in ("work:worker", "work:hand-over", "work:leave", "work:supervision", "work:supervise", "work:email")
    },
    "work:calendar-feed": {"token": "invented"},
    "work:come-back": {"id": "staff.absence"},
    "log": {"id": "family.child", "actor": "staff.member", "kind": "no_relationship", "day": "2026-01-05"},
    "log:worker": {"id": "staff.member"},
    "log:outside-one": {"category": "religion", "purpose": "safeguard_children"},
    "directory": {"id": "staff.body"},
    **{
        f"directory:{page}": {"id": "staff.professional"}
        for page in ("professional", "correct-professional", "close-professional", "professional-history")
    },
    "directory:involve": {"id": "family.child"},
    "directory:instead": {"id": "family.child", "record": "family.ids.professional"},
    "chronology": {
        "id": "family.child",
        "model": "casework.referral",
        "record": "family.ids.followed",
        "line": "received",
    },
    "chronology:correct": {"record": "family.ids.own line"},
    "asking": {"key": "invented-question"},
    "returns": {"id": "00000000-0000-4000-8000-000000000000", "form": "csv"},  # a check of somebody else's
    "notices": {"id": "ambledown", "version": 1, "key": "categories.casework", "permit": "known-already"},
}


@dataclass(frozen=True)
class Page:
    """One address of the map: its name, and the names of the arguments it takes."""

    name: str
    arguments: tuple[str, ...]
    view: object

    @property
    def said(self):
        """Argument -> what stands there. Raises AssertionError for one that nothing is said of."""
        room = self.name.partition(":")[0]
        said = VALUES.get(room, {}) | VALUES.get(self.name, {})
        for argument in self.arguments:
            assert argument in said, f"Say in tests/crawl/addresses.py what <{argument}> of {self.name} is to be."
        return {argument: said[argument] for argument in self.arguments}

    @property
    def is_about_somebody(self):
        """Does it matter who asks for it, beyond their role?"""
        return any(str(value).startswith(("family.", "staff.")) for value in self.said.values())

    def address(self, scene, family):
        return reverse(self.name, kwargs={name: _value(value, scene, family) for name, value in self.said.items()})


def pages():
    """All of the map, by name."""
    return {page.name: page for page in _pages(get_resolver().url_patterns, "", "")}


def _pages(patterns, room, prefix):
    for pattern in patterns:
        here = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else room, here)
        elif isinstance(pattern, URLPattern):
            yield Page(f"{room}{pattern.name}", tuple(re.findall(r"<\w+:(\w+)>", here)), pattern.callback)


def _value(said, scene, family):
    match str(said).split("."):
        case ["family", "ids", name]:
            return family.ids[name]
        case ["family", name]:
            return getattr(family, name).pk
        case ["staff", name]:
            return scene.staff[name]
    return said


def staff(scene):
    """What stands for `staff.` in the addresses: it is asked once, by whoever may see it all."""
    return {name: find(scene) for name, find in _STAFF.items()}


_STAFF = {
    "team": lambda scene: Team.objects.get(name="Invented worker team").pk,
    "member": lambda scene: (
        next(each for each in scene.askers if (each.role, each.relationship) == ("worker", "team")).account.pk
    ),
    "absence": lambda scene: Absence.objects.first().pk,
    "arrival": lambda scene: Arrival.objects.first().pk,
    "body": lambda scene: Body.objects.first().pk,
    "professional": lambda scene: Professional.objects.first().pk,
    "membership": lambda scene: Membership.objects.filter(team__name="Invented worker team").first().pk,
}
