"""Small notices made by hand: one with nothing wrong, and ways to put one thing wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from keepsake.notice.model import (
    Anchor,
    Code,
    Complaint,
    Contact,
    Flow,
    Header,
    Notice,
    Permit,
    Prohibition,
    RetentionRule,
    Right,
    Statement,
)

TODAY = date(2026, 11, 22)

_SECTIONS = {
    "about": "controller_named categories_opening bases_opening",
    "subjects": "child",
    "categories": "name health episodes orders adoption offences",
    "sources": "police",
    "purposes": "safeguard",
    "bases": "public_task care schedule_1 offences sharing_duty identifier complaints",
    "recipients": "police",
    "retention": "looked_after_75_years",
    "rights": "access rectification erasure restriction objection portability"
    " complain_to_council complain_to_ico consequence_of_not_providing",
    "safeguards": "international_transfers access_log",
    "contacts": "information_rights_team data_protection_officer ico_address",
}
_SAYS = [f"{section}.{id}" for section, ids in _SECTIONS.items() for id in ids.split()]

_CODES = {
    "subjects": {"child": "child"},
    "categories": {
        "name": "name",
        "health": "health",
        "looked_after_episodes": "episodes",
        "court_orders": "orders",
        "adoption": "adoption",
        "criminal_history": "offences",
    },
    "sources": {"police": "police"},
    "purposes": {"safeguard_children": "safeguard"},
    "bases": {
        "public_task": "public_task",
        "health_or_social_care": "care",
        "schedule1_part1": "schedule_1",
        "criminal_offence_schedule1": "offences",
        "children_act_2004_s16la": "sharing_duty",
        "children_act_2004_s16lc": "identifier",
        "data_protection_act_2018_s164a": "complaints",
    },
    "recipients": {"police": "police"},
}


def statement(key, *lines, **parts):
    """What the text says under this key, on these lines."""
    section, id = key.split(".")
    at = tuple(Anchor(line, "0" * 12) for line in lines or (1,))
    return Statement(section, id, **{"label": "In our words", "easy": "In easy words.", "at": at, **parts})


def permit(**parts):
    """One that safeguards children with everything the sound notice holds."""
    usual = {
        "id": "safeguard",
        "purpose": "safeguard_children",
        "categories": frozenset(_CODES["categories"]),
        "subjects": frozenset({"child"}),
        "actions": frozenset({"collect", "read", "share"}),
        "sources": frozenset({"police"}),
        "recipients": frozenset({"police"}),
        "basis": tuple(_CODES["bases"]),
        "cites": tuple(key for key in _SAYS if key.split(".")[0] in {*_CODES, "safeguards"}),
    }
    return Permit(**usual | _frozen(parts))


def prohibition(**parts):
    """One that stops adoption from being disclosed."""
    usual = {"id": "stop", "actions": frozenset({"share"}), "categories": frozenset({"adoption"})}
    return Prohibition(**usual | _frozen(parts))


def flow(**parts):
    """One that tells the police, as the sound notice's permit allows."""
    usual = {"id": "tell", "process": "prevent", "direction": "out", "frequency": "each event"}
    return Flow(**usual | {"recipients": ("police",), "purpose": "safeguard_children"} | parts)


def period(**parts):
    """Looked-after records to the 75th birthday."""
    usual = {"id": "looked-after", "retention_class": "looked_after", "trigger": "birth", "period": "P75Y"}
    return RetentionRule(**usual | {"cites": ("retention.looked_after_75_years",)} | parts)


def right(id, **parts):
    """A right that is offered and cited, with the time the law gives."""
    return Right(**{"id": id, "offered": True, "clock": "P1M", "cites": (f"rights.{id}",)} | parts)


def a_notice(*statements, codes: Mapping = _CODES, header=None, **parts):
    """A notice that says these statements, binds these codes and has these parts; nothing else."""
    usual = Header("example-council", "Social care", "Example Council", "childrens_social_care", 1, date(2025, 4, 1))
    says = {made.key: made for made in statements}
    return Notice(replace(usual, **header or {}), says, _bound(codes, says), **parts)


def a_sound_notice(*more, without=(), codes=None, **parts):
    """A notice with nothing wrong. ``more`` statements and ``codes`` are added; ``without`` keys are left out."""
    says = [statement(key, line) for line, key in enumerate(_SAYS, start=1)]
    says = {made.key: made for made in (*says, *more) if made.key not in without}
    merged = {kind: {**bound, **(codes or {}).get(kind, {})} for kind, bound in _CODES.items()}
    usual = {
        "permits": (permit(),),
        "retention": (period(),),
        "rights": {id: right(id) for id in (key.split(".")[1] for key in _SAYS if key.startswith("rights."))},
        "complaint": Complaint(True, True, "P30D", ("rights.complain_to_council",)),
        "contacts": {"rights_team": Contact("rights_team", cites=("contacts.information_rights_team",))},
    }
    return a_notice(*says.values(), codes=merged, **usual | parts)


def _bound(codes, says):
    return {
        kind: {
            code: Code(kind, code, _keys(kind, rests, says))
            for code, rests in bound.items()
            if _keys(kind, rests, says)
        }
        for kind, bound in codes.items()
    }


def _keys(kind, rests, says):
    given = [rests] if isinstance(rests, str) else rests
    keys = [key if "." in key else f"{kind}.{key}" for key in given]
    return tuple(key for key in keys if key in says)


def _frozen(parts):
    return {name: frozenset(value) if isinstance(value, set) else value for name, value in parts.items()}
