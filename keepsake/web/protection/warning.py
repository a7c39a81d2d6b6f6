"""Looking at a warning again: it still holds, or it holds no more."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from keepsake.people.actions import warnings
from keepsake.people.models import Warning
from keepsake.web.people.fields import choice, day, long_text, text
from keepsake.web.protection.person import step_about
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import StepForm

USUAL = timedelta(days=182)


class Review(StepForm):
    holds = choice(
        "Does it still hold?",
        [("yes", "Yes, look at it again later"), ("no", "No, it ends today")],
        missing="Say whether it still holds",
        radios=True,
    )
    review_on = day("When is it looked at again?", help="Only where it still holds.")
    because = long_text("Why?", missing="Say why", longest=1000)
    who_was_told = text("Who was told?", help="Or why nobody was.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("holds") == "yes" and not cleaned.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Enter the day on which it is looked at again")
        return cleaned


@opens("protection.warnings")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, id: UUID, warning: UUID) -> HttpResponse:
    """One warning and what becomes of it."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = Warning.objects.filter(person=person, pk=warning).first() if "warnings" in access.granted else None
    if found is None:
        raise Http404
    title = "Look at this warning again"
    more = {"warning": found}
    step = step_about(
        person,
        access,
        f"warning:{warning.hex}",
        title,
        "Save",
        template="protection/warning.html",
        more=more,
        stands=Stands(record=found),
    )

    def act(given: dict[str, Any]) -> None:
        told, because = given["who_was_told"], given["because"]
        if given["holds"] == "no":
            warnings.end(warning=found, ends_on=access.day, because=because, who_was_told=told, by=by)
        else:
            on = given["review_on"]
            warnings.review(warning=found, review_on=on, because=because, who_was_told=told, by=by)

    return step.answer(request, Review, act, given={"review_on": access.day + USUAL})
