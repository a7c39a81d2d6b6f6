"""The decision for a whole list: which rows may this worker see?

For a list the worker's question is known (role, action, purpose, categories, party) and three things differ from row to
row: the worker's relationship to the person, who that is, and the circumstances. What is known is decided now, from the
same tables as a single request; what is left is a condition on the row.
"""

from keepsake.notice.deciding.compiled import Compiled
from keepsake.notice.deciding.predicate import NO, YES, Always, Among, Condition, Holds, all_of, any_of, negated
from keepsake.notice.deciding.request import Request
from keepsake.notice.deciding.tables import Ban, Grant, bits, mask
from keepsake.standard.vocabulary import terms


def predicate(compiled: Compiled, request: Request) -> Condition:
    """The rows for which ``compiled.decide`` would permit this request.

    The request's ``relationship``, ``subjects`` and ``context`` are left out of account: each row has its own.
    """
    probe = request._replace(relationship="none", subjects=frozenset({"child"}), context=frozenset())
    if compiled.unknown(probe) is not None:
        return NO
    need = mask("categories", request.categories)
    stopped = any_of(stopping(ban) for ban in compiled.bans.get(request.action, ()) if ban.touches(request, need))
    return all_of((negated(stopped), any_of(_ways(compiled, request, need))))


def _ways(compiled: Compiled, request: Request, need: int) -> tuple[Condition, ...]:
    """The notice allows it and there is a reason to look; or somebody with authority gives a lawful reason."""
    granted = _granted(compiled, request, need)
    ordinary = all_of((granted, _reason_to_look(compiled, request, need)))
    return (ordinary, covering(compiled.lawful_reasons(request), need))


def _granted(compiled: Compiled, request: Request, need: int) -> Condition:
    """The notice covers it; or it is a risk that is recorded although the notice does not."""
    collecting = request.action == "collect"
    if not compiled.in_effect(request):
        return Always(collecting)
    entries = compiled.grants.get((request.action, request.purpose, request.party), ())
    granted = covering(entries, need)
    if not collecting:
        return granted
    if terms("purposes")[request.purpose].more.get("safeguarding") == "yes":
        return YES
    mentioned = covering(tuple(grant._replace(when=frozenset()) for grant in entries), need)
    return any_of((granted, negated(mentioned)))


def _reason_to_look(compiled: Compiled, request: Request, need: int) -> Condition:
    if request.role is None:
        return NO
    reached = []
    for relationship in terms("relationships"):
        left = need
        for reach in compiled.reaches.get((request.role, relationship, request.purpose, request.action), ()):
            left &= ~reach.categories
        if not left:
            reached.append(relationship)
    return Among("relationship", tuple(reached)) if reached else NO


def covering(entries: tuple[Grant, ...], need: int) -> Condition:
    """Every category is granted, each by a permit whose subjects and circumstances fit the row."""
    each = []
    for bit in bits("categories").values():
        if bit & need:
            each.append(any_of(_fits(grant) for grant in entries if grant.categories & bit))
    return all_of(each)


def _fits(grant: Grant) -> Condition:
    people = tuple(code for code, bit in bits("subjects").items() if bit & grant.subjects)
    return all_of((Among("subject", people), *(Holds(code) for code in sorted(grant.when))))


def stopping(ban: Ban) -> Condition:
    """The circumstances under which a prohibition stops a row."""
    unless = any_of(Holds(code) for code in sorted(ban.unless))
    return all_of((*(Holds(code) for code in sorted(ban.when)), negated(unless)))
