"""The decision once more, by Cedar: the oracle that the engine must agree with.

Written from a notice's values, the local rules and the vocabulary; it knows nothing of the engine's tables. Cedar
answers for one category about one subject, and an answer for several is every answer together. That is exact for each
question alone (is it forbidden, granted, mentioned, reached, lawful?) and not for the whole: two half answers of
different kinds never make one. So the questions are joined only when each is answered for all the pairs.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import product

import cedarpy

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Request
from keepsake.notice.model import ANY, Notice, Permit, Prohibition
from keepsake.notice.reading.notice_file import read_standing
from keepsake.standard.vocabulary import terms

SENDING = ("export", "share")


class Oracle:
    """A notice and the local rules as Cedar policies."""

    def __init__(self, notice: Notice, access: Access) -> None:
        text = files("keepsake.notice").joinpath("standing.yaml").read_text(encoding="utf-8")
        permits, prohibits = read_standing(text, "standing.yaml")
        ordinary = [permit for permit in (*notice.permits, *permits) if permit.purpose != "any"]
        lawful = [permit for permit in permits if permit.purpose == "any"]
        unconditional = [replace(permit, when=frozenset(), break_glass=False) for permit in ordinary]
        self._begins = notice.header.effective_on
        self._people = people()
        self._unforbidden = policies(forbidden(notice, (*notice.prohibits, *prohibits)))
        self._granted = policies(granted(ordinary))
        self._mentioned = policies(granted(unconditional))
        self._lawful = policies(granted(lawful, f"principal in {entities('Role', access.authority)}"))
        self._reached = policies(map(reached, access.rules))

    def reason(self, request: Request) -> str | None:
        """Why not, in the words of the engine's reasons; None where it may be done."""
        if not understood(request):
            return "unknown"
        asked = list(questions(request))
        if not self._every(self._unforbidden, asked):
            return "prohibited"
        covered = self._covered(request, asked)
        if (covered and self._every(self._reached, asked)) or self._every(self._lawful, asked):
            return None
        if covered:
            return "no relationship"
        begun = self._begins <= request.on
        return "condition unmet" if begun and self._every(self._mentioned, asked) else "not covered"

    def _covered(self, request: Request, asked: list[dict]) -> bool:
        """Does the notice grant it; or is it a risk, which is recorded although the notice does not?"""
        begun = self._begins <= request.on
        if request.action != "collect":
            return begun and self._every(self._granted, asked)
        safeguarding = terms("purposes")[request.purpose].more["safeguarding"] == "yes"
        if not begun or safeguarding:
            return True
        return self._every(self._granted, asked) or not self._every(self._mentioned, asked)

    def _every(self, policies: cedarpy.PolicySet, asked: list[dict]) -> bool:
        answers = cedarpy.is_authorized_batch(asked, policies, self._people)
        assert not any(answer.diagnostics.errors for answer in answers)  # Cedar passes over what it cannot work out
        return all(answer.allowed for answer in answers)


def questions(request: Request) -> Iterator[dict]:
    """A request as Cedar's questions: one for each category about each subject."""
    who = entity("Role", request.role) if request.role else 'Nobody::"nobody"'
    for category, subject in product(sorted(request.categories), sorted(request.subjects)):
        yield {
            "principal": who,
            "action": entity("Action", request.action),
            "resource": entity("Category", category),
            "context": {
                "purpose": request.purpose,
                "subject": {"__entity": {"type": "Subject", "id": subject}},
                "party": other_party(request) or "",
                "relationship": request.relationship,
                "circumstances": sorted(request.context),
            },
        }


def other_party(request: Request) -> str | None:
    if request.action in SENDING:
        return request.recipient
    return request.source if request.action == "collect" else None


def understood(request: Request) -> bool:
    """Is every word in the vocabulary, something asked about somebody, and the other party there on the day?"""
    asked = (
        ("actions", [request.action]),
        ("purposes", [request.purpose]),
        ("roles", [request.role] if request.role is not None else []),
        ("relationships", [request.relationship]),
        ("categories", request.categories),
        ("subjects", request.subjects),
        ("circumstances", request.context),
    )
    if not all(code in terms(kind) for kind, codes in asked for code in codes):
        return False
    if request.action in (*SENDING, "collect"):
        party = terms("sources" if request.action == "collect" else "recipients").get(other_party(request) or "")
        if party is None or not party.valid_on(request.on):
            return False
    return bool(request.categories and request.subjects)


def people() -> cedarpy.Entities:
    """The subjects of the vocabulary, each inside the broader one: a looked-after child is a child."""
    inside = {code: term.more["broader"] for code, term in terms("subjects").items()}
    subject = [
        {
            "uid": {"type": "Subject", "id": code},
            "attrs": {},
            "parents": [{"type": "Subject", "id": broader}] if broader else [],
        }
        for code, broader in inside.items()
    ]
    return cedarpy.Entities.from_json_str(json.dumps(subject))


def granted(permits: Iterable[Permit], only: str = "") -> Iterator[str]:
    """The permits. Sharing is with a recipient and collecting from a source; the rest has no other party."""
    for permit in permits:
        sending, collecting = permit.actions & set(SENDING), permit.actions & {"collect"}
        needed = permit.when | ({"break_glass"} if permit.break_glass else set())
        for actions, parties in (
            (sending, among("party", permit.recipients)),
            (collecting, among("party", permit.sources)),
            (permit.actions - sending - collecting, ""),
        ):
            subjects = "" if permit.subjects == ANY else f"context.subject in {entities('Subject', permit.subjects)}"
            purpose = among("purpose", frozenset({permit.purpose}))
            yield policy(
                "permit", actions, purpose, resource(permit.categories), subjects, parties, all_of(needed), only
            )


def forbidden(notice: Notice, prohibits: Iterable[Prohibition]) -> Iterator[str]:
    """Everything is allowed but what the prohibitions forbid, and the use of what somebody withdrew consent to."""
    yield "permit(principal, action, resource);"
    for rule in prohibits:
        yield policy(
            "forbid",
            rule.actions,
            among("purpose", rule.purposes),
            resource(rule.categories),
            among("party", rule.recipients),
            all_of(rule.when),
            f"!context.circumstances.containsAny({texts(rule.unless)})" if rule.unless else "",
        )
    if notice.consent:
        resting = among("purpose", notice.consent.purposes)
        yield policy("forbid", ["use", "share", "export"], resting, all_of(["consent_withdrawn"]))


def reached(rule: AccessRule) -> str:
    """A local rule: these roles, in these relationships, have a reason."""
    return policy(
        "permit",
        terms("actions") if rule.actions == ANY else rule.actions,
        "principal is Role" if rule.roles == ANY else f"principal in {entities('Role', rule.roles)}",
        among("relationship", rule.relationships),
        among("purpose", rule.purposes),
        resource(rule.categories),
    )


def policy(effect: str, actions: Iterable[str], *conditions: str) -> str:
    """One policy; none where it is about no action."""
    if not actions:
        return ""
    when = " && ".join(filter(None, conditions)) or "true"
    return f"{effect}(principal, action in {entities('Action', actions)}, resource) when {{ {when} }};"


def policies(texts: Iterable[str]) -> cedarpy.PolicySet:
    return cedarpy.PolicySet.from_str("\n".join(texts))


def resource(categories: frozenset[str]) -> str:
    return "" if categories == ANY else f"resource in {entities('Category', categories)}"


def among(what: str, codes: frozenset[str]) -> str:
    return "" if codes == ANY else f"{texts(codes)}.contains(context.{what})"


def all_of(circumstances: Iterable[str]) -> str:
    return f"context.circumstances.containsAll({texts(circumstances)})" if circumstances else ""


def entity(kind: str, code: str) -> str:
    return f"{kind}::{json.dumps(code)}"


def entities(kind: str, codes: Iterable[str]) -> str:
    return f"[{', '.join(entity(kind, code) for code in sorted(codes))}]"


def texts(codes: Iterable[str]) -> str:
    return json.dumps(sorted(codes))
