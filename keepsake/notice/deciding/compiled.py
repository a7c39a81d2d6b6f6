"""A notice compiled to tables, and the decision.

Two questions are asked, and both must pass: does the notice allow this use, and has this worker a reason to look at
this person? What nothing grants is denied. A prohibition goes before every permit.
"""

from dataclasses import dataclass

from keepsake.notice.access import Access, load_access
from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.deciding.decision import Decision
from keepsake.notice.deciding.request import DISCLOSING, Request
from keepsake.notice.deciding.standing import standing, withdrawal
from keepsake.notice.deciding.tables import Grant, bans, bits, grants, reaches, strange_words
from keepsake.notice.model import Notice, Permit, Prohibition
from keepsake.standard.vocabulary import terms

REMEMBERED = 65_536  # decisions kept; they depend on codes alone, never on a person
_DRIFT = ("log", "raise_drift")
_OPENABLE = frozenset({"read", "use"})


@dataclass(slots=True)
class _Found:
    """What the notice says to a request: the permits that cover it, or why it does not."""

    permits: tuple[Permit, ...] = ()
    bans: tuple[Prohibition, ...] = ()
    reason: Reason | None = None
    lacking: tuple[str, ...] = ()
    because: str = ""
    drift: bool = False


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
        self._emergency = tuple(permit for permit in notice.permits if permit.break_glass)
        self._known: dict[Request, Decision] = {}

    def decide(self, request: Request) -> Decision:
        """The answer to both questions."""
        known = self._known.get(request)
        if known is None:
            known = self._decide(request)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[request] = known
        return known

    def decide_notice(self, request: Request) -> Decision:
        """The answer to the first question alone: does the notice allow this use, by whoever has a reason?"""
        return self._answer(request, self._ask_notice(request))

    def _decide(self, request: Request) -> Decision:
        found = self._ask_notice(request)
        rules: tuple[str, ...] | None = ()
        if found.reason is None:
            rules = self.rules_that_reach(request)
            if rules is None:
                found = _Found(found.permits, reason=Reason.NO_RELATIONSHIP)
        if found.reason not in (None, Reason.UNKNOWN, Reason.PROHIBITED):
            lawful = self._covering(request, self.lawful_reasons(request), request.context)
            if lawful:
                found = _Found(lawful)
        return self._answer(request, found, rules or ())

    def _ask_notice(self, request: Request) -> _Found:
        unknown = self.unknown(request)
        if unknown:
            return unknown
        need = sum(map(self._categories.__getitem__, request.categories))
        stopped = [ban.rule for ban in self.bans.get(request.action, ()) if ban.stops(request, need)]
        if stopped:
            return _Found(bans=tuple(stopped), reason=Reason.PROHIBITED, because=stopped[0].because)
        if not self.in_effect(request):
            early = _Found(reason=Reason.NOT_COVERED, because="No notice had taken effect on that day.")
            return _Found(drift=True) if request.action == "collect" else early
        entries = self.grants.get((request.action, request.purpose, request.party), ())
        permits = self._covering(request, entries, request.context)
        if permits:
            return _Found(permits)
        return self._not_granted(request, entries)

    def in_effect(self, request: Request) -> bool:
        """Had this notice taken effect on the day of the request?"""
        return self.notice.header.effective_on <= request.on

    def _not_granted(self, request: Request, entries: tuple[Grant, ...]) -> _Found:
        """What is left where no permit covers it: a risk that is recorded all the same, or a refusal."""
        conditional = self._covering(request, entries, None)
        if request.action == "collect" and (
            not conditional or terms("purposes")[request.purpose].more.get("safeguarding") == "yes"
        ):
            return _Found(drift=True)
        if conditional:
            unmet = {code for permit in conditional for code in needed(permit)} - request.context
            return _Found(conditional, reason=Reason.CONDITION_UNMET, lacking=tuple(sorted(unmet)))
        covered = 0
        for grant in entries:
            covered |= grant.categories
        missing = tuple(sorted(code for code in request.categories if not self._categories[code] & covered))
        return _Found(reason=Reason.NOT_COVERED, lacking=missing)

    def lawful_reasons(self, request: Request) -> tuple[Grant, ...]:
        """What allows somebody with that authority to disclose outside the notice, where the circumstances hold."""
        if request.action not in DISCLOSING or request.role not in self.access.authority:
            return ()
        cells = ((request.action, "any", party) for party in (request.recipient, "any"))
        return tuple(grant for cell in cells for grant in self.grants.get(cell, ()))

    def _covering(
        self, request: Request, entries: tuple[Grant, ...], context: frozenset[str] | None
    ) -> tuple[Permit, ...]:
        """The permits that together cover every category about every subject; none where they do not.

        ``context`` None leaves conditions out of account.
        """
        if not entries:
            return ()
        need = sum(map(self._categories.__getitem__, request.categories))
        usable = entries if context is None else [grant for grant in entries if grant.when <= context]
        people = [self._subjects[subject] for subject in request.subjects]
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
        if request.role is None:
            return None
        key = (request.role, request.relationship, request.purpose, request.action)
        left = sum(map(self._categories.__getitem__, request.categories))
        used = []
        for reach in self.reaches.get(key, ()):
            if reach.categories & left:
                left &= ~reach.categories
                used.append(reach.rule)
        return None if left else tuple(used)

    def unknown(self, request: Request) -> _Found | None:
        """Words that the vocabulary does not have, an empty question, or a recipient that is not there on the day."""
        strange = strange_words(request)
        if strange:
            return _Found(reason=Reason.UNKNOWN, lacking=strange)
        if not request.categories or not request.subjects:
            return _Found(reason=Reason.UNKNOWN, because="It must say which information, about whom.")
        if request.action == "collect" or request.action in DISCLOSING:
            return self._unknown_party(request)
        return None

    def _unknown_party(self, request: Request) -> _Found | None:
        kind, party = ("sources" if request.action == "collect" else "recipients"), request.party
        if party is None:
            asked = "from whom it comes" if kind == "sources" else "to whom it goes"
            return _Found(reason=Reason.UNKNOWN, because=f"It must say {asked}.")
        term = terms(kind).get(party)
        if term is None:
            return _Found(reason=Reason.UNKNOWN, lacking=(party,))
        if not term.valid_on(request.on):
            successor = terms(kind).get(term.more.get("successor", ""))
            instead = f" Its work went to: {successor.label}." if successor else ""
            return _Found(
                reason=Reason.UNKNOWN, lacking=(party,), because=f"{term.label} did not exist on {request.on}.{instead}"
            )
        return None

    def _answer(self, request: Request, found: _Found, access_rules: tuple[str, ...] = ()) -> Decision:
        header = self.notice.header
        duties = _DRIFT if found.drift else _each(permit.duties for permit in found.permits)
        allowed = found.reason is None
        if allowed:
            answer = Answer.PERMIT_WITH_DUTIES if any(duty != "log" for duty in duties) else Answer.PERMIT
        else:
            answer = Answer.BREAK_GLASS if self._may_break_glass(request, found) else Answer.DENY
        return Decision(
            request=request,
            answer=answer,
            reason=found.reason,
            notice=header.id,
            version=header.version,
            hash=self.notice.hash,
            permits=tuple(permit.id for permit in found.permits),
            prohibitions=tuple(rule.id for rule in found.bans),
            access_rules=access_rules,
            basis=_each(permit.basis for permit in found.permits) + _each(rule.basis for rule in found.bans),
            statements=_each(permit.cites for permit in found.permits) + _each(rule.cites for rule in found.bans),
            duties=duties if allowed else (),
            lacking=found.lacking,
            because=found.because,
        )

    def _may_break_glass(self, request: Request, found: _Found) -> bool:
        """Would the emergency way in open this, for this role? Never where a prohibition or an unknown word stands."""
        if found.reason in (Reason.UNKNOWN, Reason.PROHIBITED) or request.action not in _OPENABLE:
            return False
        opened = request._replace(purpose="emergency_protection", context=request.context | {"break_glass"})
        if opened == request or self.rules_that_reach(opened) is None:
            return False
        again = self._ask_notice(opened)
        return again.reason is None and all(permit.break_glass for permit in again.permits)


def compile_notice(notice: Notice, access: Access | None = None) -> Compiled:
    """The notice, with what it inherits already in it, ready to decide under these local rules."""
    return Compiled(notice, access or load_access())


def needed(permit: Permit) -> frozenset[str]:
    """The circumstances that must hold for a permit."""
    return permit.when | {"break_glass"} if permit.break_glass else permit.when


def _each(lists: object) -> tuple[str, ...]:
    """The members of several lists in order, each once."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))  # type: ignore[attr-defined]
