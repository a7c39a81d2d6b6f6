"""The second question alone: which local rules give this worker a reason, whatever the notice says?"""

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Request
from keepsake.notice.model import ANY


def reasons_for(access: Access, request: Request) -> tuple[AccessRule, ...]:
    """The rules that together reach every category; none where they do not. The first that reaches one gives it."""
    left, used = set(request.categories), []
    for rule in access.rules:
        reached = left if rule.categories == ANY else left & rule.categories
        if reached and _applies(rule, request):
            left = left - reached
            used.append(rule)
    return () if left else tuple(used)


def _applies(rule: AccessRule, request: Request) -> bool:
    asked = (
        (rule.roles, request.role),
        (rule.relationships, request.relationship),
        (rule.purposes, request.purpose),
        (rule.actions, request.action),
    )
    return all(_has(codes, code) for codes, code in asked)


def _has(codes: frozenset[str], code: str | None) -> bool:
    return code is not None and (codes == ANY or code in codes)
