"""The administrator's pages: the council's own questions by step, ask one, word it anew, move it, ask it no longer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.casework.actions import questions
from keepsake.casework.models import OwnQuestion
from keepsake.casework.own_questions import asked_in
from keepsake.casework.steps.register import STEPS
from keepsake.standard.vocabulary import label, terms
from keepsake.web.people.fields import choice, long_text, text, tick
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
TITLES = {step.key: step.title for step in STEPS}
ONE_A_LINE = "For a question with a list: one answer on each line."
CHOOSE = ("", "Choose")
CRUMBS = (("Home", "/"), ("Our own questions", "/questions/"))


def _categories() -> list[tuple[str, str]]:
    return sorted(((code, term.label) for code, term in terms("categories").items()), key=lambda each: each[1])


class Wording(StepForm):
    words = text("Question", missing="Write the question")
    help = text("Help beside the question", longest=300)
    choices = long_text("Answers to choose from", help=ONE_A_LINE)
    is_needed = tick("Yes", help="Must it be answered before the step is complete?")


class Asking(Wording):
    step = choice("Step", [CHOOSE, *TITLES.items()], missing="Choose the step")
    kind = choice("How is it answered?", [CHOOSE, *OwnQuestion.Kind.choices], missing="Choose how it is answered")
    category = choice(
        "What kind of information is the answer?",
        [CHOOSE, *_categories()],
        missing="Choose what kind of information the answer is",
        help="The notice is asked whether it may be collected. Who may see this kind may see the answer.",
    )
    is_of_each_child = tick("Yes", help="Is it asked of each child?")
    field_order = ("step", "words", "help", "kind", "choices", "category", "is_of_each_child", "is_needed")


@opens("casework.questions")
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The questions that are asked, by step in their order, and those that are asked no longer."""
    day = access_of(request).day
    asked = {step.title: asked_in(step.key, day) for step in STEPS}
    keys = {each.key for each in (q for found in asked.values() for q in found)}
    newest = {each.key: each for each in OwnQuestion.objects.order_by("version")}
    gone = [each for key, each in newest.items() if key not in keys]
    shown = {"asked": asked, "gone": gone, "category": _category, "any": bool(newest), "titles": TITLES}
    return render(request, "asking/list.html", shown)


@opens("casework.questions")
@ANSWERS
def ask(request: HttpRequest) -> HttpResponse:
    """A new question."""
    step = Step("question:ask", "Ask a question of our own", "Ask it", reverse("asking:list"), crumbs=CRUMBS)

    def act(given: dict[str, Any]) -> None:
        questions.ask(
            step=given["step"], kind=given["kind"], category=given["category"],
            is_of_each_child=bool(given["is_of_each_child"]), by=account_of(request), **_wording(given),
        )  # fmt: skip

    return step.answer(request, Asking, act)


@opens("casework.questions")
@ANSWERS
def word_anew(request: HttpRequest, key: str) -> HttpResponse:
    """A new version of a question."""
    found = _asked(request, key)
    follows = (
        "What was answered stays, and is counted together with the new answers.",
        "An answer to choose from that keeps its words keeps its count.",
    )
    step = Step(
        f"question:{key}:{found.version}", "Word a question anew", "Save", reverse("asking:list"),
        caption=TITLES[found.step], follows=follows, crumbs=CRUMBS,
    )  # fmt: skip
    listed = "\n".join(each["words"] for each in found.choices)
    stands = {"words": found.words, "help": found.help, "choices": listed}
    given: Mapping[str, Any] = stands | {"is_needed": ["yes"] if found.is_needed else []}

    def act(given: dict[str, Any]) -> None:
        questions.word_anew(question=found, by=account_of(request), **_wording(given))

    return step.answer(request, Wording, act, given=given)


@opens("casework.questions")
@ANSWERS
def retire(request: HttpRequest, key: str) -> HttpResponse:
    """It is asked no longer."""
    found = _asked(request, key)
    follows = ("It is asked no longer, from today.", "What was answered stays, and can be counted.")
    step = Step(
        f"question:{key}:retire", "Ask it no longer", "Ask it no longer", reverse("asking:list"), caption=found.words,
        follows=follows, warns=True, crumbs=CRUMBS,
    )  # fmt: skip

    def act(_: dict[str, Any]) -> None:
        questions.retire(question=found, by=account_of(request))

    return step.answer(request, StepForm, act)


@opens("casework.questions")
@ANSWERS
def move_up(request: HttpRequest, key: str) -> HttpResponse:
    """One place up."""
    found = _asked(request, key)
    step = Step(
        f"question:{key}:up", "Move it up", "Move it up", reverse("asking:list"), caption=found.words, crumbs=CRUMBS
    )

    def act(_: dict[str, Any]) -> None:
        questions.move_up(question=found, by=account_of(request))

    return step.answer(request, forms.Form, act)


def _wording(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "words": given["words"],
        "help": given["help"],
        "choices": given["choices"].splitlines(),
        "is_needed": bool(given["is_needed"]),
    }


def _asked(request: HttpRequest, key: str) -> OwnQuestion:
    day = access_of(request).day
    found = OwnQuestion.objects.filter(key=key).order_by("version").last()
    standing = {each.key: each for each in asked_in(found.step, day)} if found else {}
    if key not in standing:
        raise Http404
    return standing[key]


def _category(question: OwnQuestion) -> str:
    return label("categories", question.category)
