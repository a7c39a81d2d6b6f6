"""A copy to print or to take along. It leaves the record, so it is read in an access of its own that exports: for whom
and for what is chosen, the notice is asked, only what it lets out is on the paper, and the log has it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from keepsake.accounts.models import Account
from keepsake.casework.models import Statement
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label
from keepsake.web.chronology.filtering import Chosen, chosen
from keepsake.web.chronology.opening import WANTED, Whose, access_of, of_chronology, page, whose
from keepsake.web.chronology.paper.setting import typeset
from keepsake.web.chronology.papers import chronology_values, story_values
from keepsake.web.chronology.story import story_of
from keepsake.web.chronology.telling import EVERY_YEAR, told
from keepsake.web.chronology.uses import BY_CODE, EXPORT, USES, Use, refusal
from keepsake.web.people.ages import in_day
from keepsake.web.people.showing import local
from keepsake.web.reading import for_another_use

WHAT = {"chronology": "Chronology", "story": "Story"}
NOTE = "It is made from the record as it stood at that moment. Destroy it when it is no longer needed."
NOTE_FOR_THE_CHILD = "This is about you. If something is wrong or missing, tell your worker: it can be put right."


class CopyForm(forms.Form):
    """For whom it is, of those to whom a copy may go, and how."""

    use = forms.ChoiceField(
        label="Whom is it for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whom it is for", "invalid_choice": "Choose from the list"},
    )
    form = forms.ChoiceField(
        label="How?",
        choices=[("pdf", "A PDF file"), ("print", "A page to print")],
        initial="pdf",
        widget=forms.RadioSelect,
        error_messages={"required": "Say how", "invalid_choice": "Choose from the list"},
    )

    def __init__(self, *args: Any, may: Iterable[Use], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        cast(forms.ChoiceField, self.fields["use"]).choices = [(each.code, each.label) for each in may]


@of_chronology("casework.read")
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, id: UUID) -> HttpResponse:
    """Choose for whom; then the copy, or why there is none."""
    who = whose(request, id, request.GET.getlist("also"))
    what = request.GET.get("what", "")
    what = what if what in WHAT else "chronology"
    answers = {each: _refused(each, who, access_of(request)) for each in USES}
    refused = {each.label: why for each, why in answers.items() if why}
    form = CopyForm(
        request.POST if request.method == "POST" else None, may=[each for each in USES if not answers[each]]
    )
    if request.method == "POST" and form.is_valid():
        return _made(request, who, what, BY_CODE[form.cleaned_data["use"]], form.cleaned_data["form"])
    values = {
        "whose": who,
        "form": form,
        "what": WHAT[what].lower(),
        "choice": chosen(request, who),
        "refused": refused,
    }
    return page(request, "copy.html", values | {"is_offered": len(refused) < len(USES)})


def _refused(use: Use, who: Whose, access: Access) -> str:
    """Why there may be no copy about one of these people."""
    return next((each for id in who.ids if (each := refusal(use, access, id))), "")


def _made(request: HttpRequest, who: Whose, what: str, use: Use, form: str) -> HttpResponse:
    choice, account, at = chosen(request, who), cast(Account, request.user), timezone.now()
    opening = for_another_use(request, purpose=use.purpose, categories=WANTED, action=EXPORT, recipient=use.recipient)
    with opening as export:
        for id in who.ids:
            export.about(id)
        content = _content(who, what, use, choice, export)
        printed = (
            f"Printed from Keepsake by {account.display_name}, {local(at)}, "
            f"for: {label('recipients', use.recipient)}; to: {label('purposes', use.purpose)}"
        )
        title = f"{WHAT[what]} of {who.names}"
        note = NOTE_FOR_THE_CHILD if use.recipient == "the_person_themselves" else NOTE
        if form == "print":
            return page(request, "printed.html", {"whose": who, "title": title, "note": note, "printed_by": printed,
                                                  "what": what, **content})  # fmt: skip
        values = {"title": title, "by": account.display_name, "printed": printed, "note": note, **content["values"]}
        paper = typeset(what, values, at)
    answer = HttpResponse(paper.pdf, content_type="application/pdf")
    name = f"{what}-{in_day(access_of(request).day).replace(' ', '-')}.pdf"  # no name of a person outside the record
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer["Cache-Control"] = "no-store"
    return answer


def _content(who: Whose, what: str, use: Use, choice: Chosen, export: Access) -> Mapping[str, Any]:
    """What may go out, read under the export itself."""
    withheld = _withheld(who, use)
    if what == "story":
        story = story_of(who, export, without=withheld)
        return {"story": story, "values": story_values(story)}
    found = told(who.ids, choice.asked, export, only=choice.only, years=EVERY_YEAR, without=withheld)
    return {"told": found, "values": chronology_values(found)}


def _withheld(who: Whose, use: Use) -> frozenset[UUID]:
    """What somebody said and did not want others to read goes to nobody but themselves."""
    if use.recipient == "the_person_themselves":
        return frozenset()
    rows = Statement.objects.filter(person__in=who.ids)
    return frozenset(row.pk for row in rows if "may_be_shared" not in row.get_deferred_fields()
                     and row.may_be_shared is False)  # fmt: skip
