"""Text that is being typed, kept every few seconds."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from keepsake.record import drafts
from keepsake.web.drafts import typed_in
from keepsake.web.permissions import granted


@granted("people.draft")
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed: 200 with the time, 400 where it is not this worker's form, 413 where it is too much."""
    found = drafts.read_slip(request.POST.get("slip", ""))
    if found is None or found[0] != str(request.user.pk):
        return JsonResponse({"why": "This form is not yours, or it is too old."}, status=400)
    typed = typed_in(request.POST)
    at = drafts.keep(request.user, found[1], typed)
    if at is None and any(text.strip() for each in typed.values() for text in each):
        return JsonResponse({"why": "This is too long to be kept while you type."}, status=413)
    return JsonResponse({"at": f"{timezone.localtime(at):%H:%M}" if at else ""})
