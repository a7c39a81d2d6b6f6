"""What was answered to the council's own questions, counted: for figures, or of the children a manager sees."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.casework.counting import counted
from keepsake.casework.models import OwnAnswer, OwnQuestion
from keepsake.standard.vocabulary import label
from keepsake.web.asking.listing import TITLES
from keepsake.web.reading import for_another_use
from keepsake.web.work.doors import access_of, opens

# For figures only numbers leave the record, and none from which a child could be known.
USES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "analyst": ("statistics", ("deidentified",)),
    "team_manager": ("safeguard_children", ()),
}


@opens("casework.count")
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Every question that is or was asked."""
    newest = {each.key: each for each in OwnQuestion.objects.order_by("step", "place", "version")}
    return render(request, "asking/answers.html", {"questions": list(newest.values()), "titles": TITLES})


@opens("casework.count")
@require_safe
def count(request: HttpRequest, key: str) -> HttpResponse:
    """One question: how often each answer was given, and in which versions it was put."""
    versions = list(OwnQuestion.objects.filter(key=key).order_by("version"))
    if not versions:
        raise Http404
    role, category = access_of(request).role, versions[-1].category
    lines, why = [], ""
    purpose, circumstances = USES[role]
    use = for_another_use(request, purpose=purpose, categories={category}, circumstances=circumstances)
    with use as access:
        if category in access.granted:
            lines = counted(versions, OwnAnswer.objects.filter(question=key), may_be_few=not circumstances)
        else:
            why = access.decider.decide(access.request({category}, relationship="manager")).sentence
    shown = {"question": versions[-1], "versions": versions, "lines": lines, "why": why, "titles": TITLES}
    return render(request, "asking/count.html", shown | {"category": label("categories", category), "role": role})
