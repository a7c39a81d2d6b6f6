"""A worker's own address: given by those who wish, kept as a seal, and compared with whom they look at."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.people.actions import own_place as actions
from keepsake.people.models import OwnPlace
from keepsake.web.people.ages import in_day
from keepsake.web.people.fields import text, tick
from keepsake.web.work.doors import account_of, opens
from keepsake.web.work.step import Step, StepForm

WHY = (
    "Looking at somebody you live with, or next door to, is found by this, and the data protection officer asks you "
    "about it. It protects you as well: nobody has to wonder.",
    "You need not say it. It is shown to nobody: only a seal of it and one of the postcode are kept, which can be "
    "compared with the addresses of people you looked at, and are used for nothing else.",
)


class Say(StepForm):
    door = text("Number or name of the house, and of the flat", help="14, or Flat 2, 14, or Rose Cottage.", longest=60)
    postcode = text("Postcode", longest=10)
    forget = tick("Yes, nothing is kept any more", help="Take back what you said before?")

    def __init__(self, *args: Any, is_said: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_said:
            del self.fields["forget"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("forget"):
            for name, words in (("door", "Enter the number or the name"), ("postcode", "Enter the postcode")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned


@opens("account.place")
@require_http_methods(["GET", "HEAD", "POST"])
def own_place(request: HttpRequest) -> HttpResponse:
    """Where this worker lives themselves. What was said is never shown: nobody can."""
    by = account_of(request)
    said = OwnPlace.objects.filter(worker=by).first()
    stands = f"You said it on {in_day(said.said_on)}. So it cannot be shown." if said else "You have not said it yet."
    if said and not said.near:
        stands += " Say it again if your postcode is to be compared too: then only the home was."
    step = Step(
        f"work:own-place:{by.pk.hex}", "Your own address", "Save", reverse("home"), says=(*WHY, stands),
        crumbs=(("Home", reverse("home")),),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> str:
        if given.get("forget"):
            actions.take_back(by=by)
        else:
            actions.say(door=given["door"], postcode=given["postcode"], by=by)
        return reverse("work:own-place")

    return step.answer(request, Say, act, is_said=said is not None)
