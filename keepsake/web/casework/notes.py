"""One case note with its versions, and the file of what somebody said in their own words."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from keepsake.casework.actions import notes
from keepsake.casework.models import CaseNote, CaseNotePerson, Statement
from keepsake.casework.steps.step import asked
from keepsake.record.history import history
from keepsake.web.casework.acts import done_words
from keepsake.web.casework.listing import groups_of, offered
from keepsake.web.casework.lists import NOTE_LISTS
from keepsake.web.casework.reading import STEP, access_of, of_casework
from keepsake.web.casework.sending import page
from keepsake.web.casework.stepping import answers
from keepsake.web.casework.whereabouts import found
from keepsake.web.people.brief import briefs
from keepsake.web.people.changes import told

ASKED = asked("kind", "happened_at", "title", "words", "is_important")
ENDINGS = {
    "image/jpeg": "jpg", "audio/wav": "wav", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg",
    "audio/webm": "webm",
}  # fmt: skip
NOTHING_RUNS = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


@of_casework("casework.read", STEP)
@require_safe
def note(request: HttpRequest, id: UUID) -> HttpResponse:
    """What happened, about whom, who was seen; what was said in it; and how it stood before."""
    record, access = found(CaseNote, id, request), access_of(request)
    parts = {each.person_id: each for each in CaseNotePerson.objects.filter(note=record)}
    known = briefs(parts, access)
    stood = history(record)
    shown = {
        "note": record,
        "people": [(known[who], _seen(parts[who])) for who in known],
        "names": ", ".join(each.name for each in known.values()),
        "answers": answers(record, ASKED, access),
        "offered": offered(record, access),
        "listed": groups_of(record, NOTE_LISTS, access, None),
        "versions": [told(CaseNote, place, stood, access) for place in range(len(stood) - 1, -1, -1)],
        "done": done_words(request.GET.get("done", ""), {}),
    }
    return page(request, "note.html", shown)


@of_casework("casework.read", STEP)
@require_safe
def own_words(request: HttpRequest, id: UUID) -> HttpResponse:
    """The drawing or the recording: ours, made from pixels or sound, and never kept by a browser on its way."""
    statement = found(Statement, id, request)
    try:
        media, file = notes.opened(statement)
    except LookupError:
        raise Http404 from None
    answer = HttpResponse(file, content_type=media)
    name = f"own-words.{ENDINGS[media]}"
    answer.headers["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = NOTHING_RUNS
    return answer


def _seen(part: CaseNotePerson) -> str:
    if part.is_seen is None:
        return ""
    if not part.is_seen:
        return "Not seen"
    return "Seen alone" if part.is_seen_alone else "Seen, not alone"
