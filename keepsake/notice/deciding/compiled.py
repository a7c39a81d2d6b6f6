"""A notice compiled to tables, and the decision.

Two questions are asked, and both must pass: does the notice allow this use, and has this worker a reason to look at
this person? What nothing grants is denied. A prohibition goes before every permit.
"""

from operator import itemgetter
from typing import TypeVar

from keepsake.notice.access import Access, load_access
from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.deciding.bearing import told
from keepsake.notice.deciding.decision import Decision
from keepsake.notice.deciding.found import DRIFT, Found, Said, forbidden, granted, refused, unmet, unreached
from keepsake.notice.deciding.request import DISCLOSING, Request
from keepsake.notice.deciding.standing import standing, withdrawal
from keepsake.notice.deciding.tables import Grant, bans, bits, grants, reaches, strange_words
from keepsake.notice.model import Notice, Permit
from keepsake.standard.vocabulary import terms

REMEMBERED = 65_536  # answers kept; they depend on codes alone, never on a person
EMERGENCY = "emergency_protection"
_OPENABLE = frozenset({"read", "use"})
_WORKER = ("role", "relationship")
_use_in = itemgetter(*(place for place, name in enumerate(Request._fields) if name not in _WORKER))

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class Compiled:
    """One version of a notice, ready to decide. ``decide`` is pure: the same request has the same decision."""

    def __init__(self, notice: Notice, access: Access) -> None:
        standing_permits, standing_bans = standing()
        self.notice = notice
        self.access = access
        self.grants = grants((*notice.permits, *standing_permits))
        self.bans = bans((*standing_bans, *withdrawal(notice), *notice.prohibits))
        self.reaches = reaches(access)
        self._categories = bits("categories")
        self._subjects = bits("subjects")
        self._roles = {None, *bits("roles")}
        self._relationships = bits("relationships")
        self._decided: dict[Request, Decision] = {}
        self._said: dict[object, Said] = {}  # by all of a request but the worker

    def decide(self, request: Request) -> Decision:
        """The answer to both questions."""
        known = self._decided.get(request)
        return known or _remember(self._decided, request, self._decide(request))

    def decide_notice(self, request: Request) -> Decision:
        """The answer to the first question alone: does the notice allow this use, by whoever has a reason?"""
        said = self._says(request)
        return self._answer(request, said, said.found)

    def _decide(self, request: Request) -> Decision:
        said = self._says(request)
        found, rules = said.found, None
        if said.unreached:
            rules = self._reaching(request, request.purpose, said.need)
            found = said.unreached if rules is None else found
        if found.reason and said.lawful and request.role in self.access.authority:
            found = said.lawful
        return self._answer(request, said, found, rules or ())

    def _says(self, request: Request) -> Said:
        """The answer to the first question. It is the same for every worker of a role that the vocabulary has."""
        if request.role not in self._roles or request.relationship not in self._relationships:
            return Said(refused(Reason.UNKNOWN, strange_words(request)))
        use = _use_in(request)
        said = self._said.get(use)
        return said or _remember(self._said, use, self._ask(request))

    def _ask(self, request: Request) -> Said:
        unknown = self.unknown(request)
        if unknown:
            return Said(unknown)
        need = sum(map(self._categories.__getitem__, request.categories))
        found = told(self.notice, request, self._ask_notice(request, need))
        if found.reason is Reason.PROHIBITED:
            return Said(found)
        lawful = self._covering(request, need, self._lawful(request), request.context)
        return Said(
            found,
            need,
            unreached=None if found.reason else unreached(found),
            lawful=told(self.notice, request, granted(lawful)) if lawful else None,
        )

    def _ask_notice(self, request: Request, need: int) -> Found:
        stopped = tuple(ban.rule for ban in self.bans.get(request.action, ()) if ban.stops(request, need))
        if stopped:
            return forbidden(stopped)
        if not self.in_effect(request):
            early = refused(Reason.NOT_COVERED, because="No notice had taken effect on that day.")
            return DRIFT if request.action == "collect" else early
        entries = self.grants.get((request.action, request.purpose, request.party), ())
        permits = self._covering(request, need, entries, request.context)
        return granted(permits) if permits else self._not_granted(request, need, entries)

    def in_effect(self, request: Request) -> bool:
        """Had this notice taken effect on the day of the request?"""
        return self.notice.header.effective_on <= request.on

    def _not_granted(self, request: Request, need: int, entries: tuple[Grant, ...]) -> Found:
        """What is left where no permit covers it: a risk that is recorded all the same, or a refusal."""
        conditional = self._covering(request, need, entries, None)
        if request.action == "collect" and (
            not conditional or terms("purposes")[request.purpose].more.get("safeguarding") == "yes"
        ):
            return DRIFT
        if conditional:
            return unmet(conditional, {code for permit in conditional for code in needed(permit)} - request.context)
        covered = 0
        for grant in entries:
            covered |= grant.categories
        missing = sorted(code for code in request.categories if not self._categories[code] & covered)
        return refused(Reason.NOT_COVERED, missing)

    def lawful_reasons(self, request: Request) -> tuple[Grant, ...]:
        """What allows somebody with that authority to disclose outside the notice, where the circumstances hold."""
        return self._lawful(request) if request.role in self.access.authority else ()

    def _lawful(self, request: Request) -> tuple[Grant, ...]:
        if request.action not in DISCLOSING:
            return ()
        cells = ((request.action, "any", party) for party in (request.recipient, "any"))
        return tuple(grant for cell in cells for grant in self.grants.get(cell, ()))

    def _covering(
        self, request: Request, need: int, entries: tuple[Grant, ...], context: frozenset[str] | None
    ) -> tuple[Permit, ...]:
        """The permits that together cover every category about every subject; none where they do not.

        ``context`` None leaves conditions out of account.
        """
        if not entries:
            return ()
        usable = entries if context is None else [grant for grant in entries if grant.when <= context]
        people = sorted(self._subjects[subject] for subject in request.subjects)
        everybody = sum(people)
        for grant in usable:
            if not need & ~grant.categories and not everybody & ~grant.subjects:
                return (grant.permit,)
        used: dict[str, Permit] = {}
        for person in people:
            left = need
            for grant in usable:
                if grant.subjects & person and grant.categories & left:
                    left &= ~grant.categories
                    used[grant.permit.id] = grant.permit
            if left:
                return ()
        return tuple(used.values())

    def rules_that_reach(self, request: Request) -> tuple[str, ...] | None:
        """The local rules that give this role, in this relationship, a reason; None where there is none."""
        return self._reaching(request, request.purpose, sum(map(self._categories.__getitem__, request.categories)))

    def _reaching(self, request: Request, purpose: str, need: int) -> tuple[str, ...] | None:
        if request.role is None:
            return None
        used = []
        for reach in self.reaches.get((request.role, request.relationship, purpose, request.action), ()):
            if reach.categories & need:
                need &= ~reach.categories
                used.append(reach.rule)
        return None if need else tuple(used)

    def unknown(self, request: Request) -> Found | None:
        """Words that the vocabulary does not have, an empty question, or a recipient that is not there on the day."""
        strange = strange_words(request)
        if strange:
            return refused(Reason.UNKNOWN, strange)
        if not request.categories or not request.subjects:
            return refused(Reason.UNKNOWN, because="It must say which information, about whom.")
        if request.action == "collect" or request.action in DISCLOSING:
            return self._unknown_party(request)
        return None

    def _unknown_party(self, request: Request) -> Found | None:
        kind, party = ("sources" if request.action == "collect" else "recipients"), request.party
        if party is None:
            asked = "from whom it comes" if kind == "sources" else "to whom it goes"
            return refused(Reason.UNKNOWN, because=f"It must say {asked}.")
        term = terms(kind).get(party)
        if term is None:
            return refused(Reason.UNKNOWN, (party,))
        if not term.valid_on(request.on):
            successor = terms(kind).get(term.more.get("successor", ""))
            instead = f" Its work went to: {successor.label}." if successor else ""
            return refused(Reason.UNKNOWN, (party,), because=f"{term.label} did not exist on {request.on}.{instead}")
        return None

    def _opens(self, request: Request, need: int) -> bool:
        """Would the emergency way in open this, for this role?"""
        if request.action not in _OPENABLE or self._reaching(request, EMERGENCY, need) is None:
            return False
        opened = request._replace(purpose=EMERGENCY, context=request.context | {"break_glass"})
        return opened != request and self._says(opened).found.by_emergency

    def _answer(self, request: Request, said: Said, found: Found, rules: tuple[str, ...] = ()) -> Decision:
        opens = found.reason and said.need and self._opens(request, said.need)
        return Decision(
            request=request,
            answer=Answer.BREAK_GLASS if opens else found.answer,
            reason=found.reason,
            notice=self.notice.header.id,
            version=self.notice.header.version,
            hash=self.notice.hash,
            permits=found.permits,
            prohibitions=found.prohibitions,
            access_rules=rules,
            basis=found.basis,
            statements=found.statements,
            duties=found.duties,
            lacking=found.lacking,
            because=found.because,
        )


def compile_notice(notice: Notice, access: Access | None = None) -> Compiled:
    """The notice, with what it inherits already in it, ready to decide under these local rules."""
    return Compiled(notice, access or load_access())


def needed(permit: Permit) -> frozenset[str]:
    """The circumstances that must hold for a permit."""
    return permit.when | {"break_glass"} if permit.break_glass else permit.when


def _remember(answers: dict[_Asked, _Answer], asked: _Asked, answer: _Answer) -> _Answer:
    """The answer, kept for the next time; when too many are kept, all are forgotten."""
    if len(answers) >= REMEMBERED:
        answers.clear()
    answers[asked] = answer
    return answer
