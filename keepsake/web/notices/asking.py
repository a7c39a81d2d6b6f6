"""Ask the notice: may this be done, and why?"""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.access import AccessRule
from keepsake.notice.deciding import Answer, Compiled, Decision, Request, compile_notice
from keepsake.notice.deciding.standing import standing, withdrawal
from keepsake.notice.model import Notice, Permit, Prohibition, Statement
from keepsake.notice.resting import bound, said
from keepsake.web.notices.examples import examples_for
from keepsake.web.notices.local_rules import reasons_for
from keepsake.web.notices.neighbours import Neighbours, neighbours_of
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.question import Question, query_of
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted

BANNERS = {
    Answer.PERMIT: ("yes", "Yes"),
    Answer.PERMIT_WITH_DUTIES: ("yes", "Yes, with duties"),
    Answer.DENY: ("no", "No"),
    Answer.BREAK_GLASS: ("no", "No, but emergency access is possible"),
}


@dataclass(frozen=True)
class Answered:
    """A decision with the text of everything that it names. ``rules`` are the local ones that give a reason.

    ``statements`` bear on what was asked; ``beside`` are those that its permits cite for other questions.
    """

    under: Opened
    decision: Decision
    by_notice: Decision
    permits: tuple[Permit, ...]
    prohibitions: tuple[Prohibition, ...]
    statements: tuple[Statement, ...]
    beside: tuple[Statement, ...]
    rules: tuple[AccessRule, ...]
    neighbours: tuple[Neighbours, ...]

    @property
    def banner(self) -> tuple[str, str]:
        return BANNERS[self.decision.answer]

    @property
    def is_lawful_reason(self) -> bool:
        """Does the law allow what the notice by itself does not?"""
        return self.decision.allowed and not self.by_notice.allowed

    def is_own(self, permit: Permit) -> bool:
        """Is it a permit of the notice, and not one of those that hold under every notice?"""
        return permit in self.under.notice.permits


@granted("notice.ask")
@require_safe
@of_notice
def ask(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The form, and the answer where something was asked."""
    is_asked = any(name in request.GET for name in Question.base_fields)
    form = Question(request.GET if is_asked else None, opened)
    answered = answer(opened, form.request()) if is_asked and form.is_valid() else None
    examples = [
        (example.words, opened.url("ask", query=query_of(example.request)))
        for example in examples_for(opened.notice, form.day)
    ]
    return show(
        request,
        "ask.html",
        opened,
        form=form,
        answered=answered,
        examples=examples,
        query_of=query_of,
        crumbs=trail(opened),
    )


def answer(opened: Opened, request: Request) -> Answered:
    """Both questions, apart and together, under the version that decides."""
    compiled = deciding(opened, request)

    def decide(asked: Request) -> Decision:
        return compiled.decide(asked) if asked.role else compiled.decide_notice(asked)

    decision, by_notice = decide(request), compiled.decide_notice(request)
    bans = _prohibitions(compiled)
    cited = said(compiled.notice, *decision.statements)
    keys = bearing_on(compiled.notice, request)
    bearing = tuple(made for made in cited if made.section == "bases" or made.key in keys)
    return Answered(
        under=replace(opened, notice=compiled.notice),
        decision=decision,
        by_notice=by_notice,
        permits=_permits(compiled, decision.permits),
        prohibitions=tuple(bans[id] for id in decision.prohibitions if id in bans),
        statements=bearing or cited,
        beside=tuple(made for made in cited if made not in bearing) if bearing else (),
        rules=reasons_for(compiled.access, request),
        neighbours=() if decision.allowed else neighbours_of(decision, decide, bans.values()),
    )


def bearing_on(notice: Notice, request: Request) -> frozenset[str]:
    """The statements that the words of a question rest on; a permit cites more, for other information."""
    asked = (
        ("purposes", [request.purpose]),
        ("categories", request.categories),
        ("subjects", request.subjects),
        ("recipients", filter(None, [request.recipient])),
        ("sources", filter(None, [request.source])),
    )
    return frozenset(made.key for kind, codes in asked for made in bound(notice, kind, codes))


def deciding(opened: Opened, request: Request) -> Compiled:
    """The version in force on the day asked for; another than today's, where the page is about that one."""
    if opened.is_current:
        return opened.stock.decider(opened.id).on_the_day(request)
    return opened.stock.once(("compiled", opened.notice.hash), lambda: compile_notice(opened.notice))


def _permits(compiled: Compiled, ids: tuple[str, ...]) -> tuple[Permit, ...]:
    known = {permit.id: permit for permit in (*standing()[0], *compiled.notice.permits)}
    return tuple(known[id] for id in ids if id in known)


def _prohibitions(compiled: Compiled) -> dict[str, Prohibition]:
    notice = compiled.notice
    return {rule.id: rule for rule in (*notice.prohibits, *withdrawal(notice), *standing()[1])}
