"""Case notes, and what somebody says in their own words, with a drawing or a recording of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from keepsake.casework.actions import notes
from keepsake.casework.models import CaseNote, Meeting, Statement, Visit
from keepsake.casework.steps.step import asked
from keepsake.people.models import Person
from keepsake.record.wrong import Wrong
from keepsake.web.casework.act_forms import typed_moment
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import choice, text

TYPES = (
    ".jpg,.jpeg,.png,.webp,.wav,.mp3,.m4a,.ogg,.opus,.webm,image/jpeg,image/png,image/webp,"
    "audio/wav,audio/mpeg,audio/mp4,audio/ogg,audio/webm"
)
SENT_HELP = (
    "A picture (JPEG, PNG or WebP) or a recording (M4A, MP3, WAV, OGG or WebM) of up to 10 MB. Only the picture or the"
    " sound is kept: all else that a telephone writes into the file is left behind."
)
SAID = ("said_on", "medium", "asked", "words", "agreement", "agrees_with", "may_be_shared", "share_with")


def _seen(people: Sequence[Brief]) -> dict[str, forms.Field]:
    names = [(str(each.id), each.name) for each in people]

    def of(label: str) -> forms.Field:
        return forms.MultipleChoiceField(
            label=label,
            choices=names,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Choose from the list"},
        )

    return {"seen": of("Who was seen?"), "seen_alone": of("Who was seen alone?")}


def _file(_: Sequence[Brief]) -> dict[str, forms.Field]:
    sent = forms.FileField(
        label="Drawing, letter or recording",
        required=False,
        help_text=SENT_HELP,
        error_messages={"empty": "The file is empty. Choose another"},
        widget=forms.FileInput(attrs={"accept": TYPES}),
    )
    return {"sent": sent}


def _who_and_file(people: Sequence[Brief]) -> dict[str, forms.Field]:
    who = choice(
        "Who said it?", [(str(each.id), each.name) for each in people], missing="Choose who said it", radios=True
    )
    return {"who": who, **_file(people)}


def _write(deed: Deed) -> CaseNote:
    seen, alone = (set(deed.given.pop(name)) for name in ("seen", "seen_alone"))
    chosen = {str(each.pk) for each in deed.children}
    if not seen <= chosen:
        raise Wrong("seen", "Somebody was seen whom the note is not about.", "Choose them above as well.")
    if not alone <= seen:
        raise Wrong("seen_alone", "Whoever was seen alone was seen.", "Choose them in both lists.")
    own = {
        each: {"is_seen": str(each.pk) in seen, "is_seen_alone": str(each.pk) in alone}
        for each in deed.children
        if seen
    }
    return notes.write(people=deed.children, own=own, by=deed.by, **deed.given)


def _correct(deed: Deed) -> CaseNote:
    because = deed.given.pop("because")
    important = bool(deed.given.pop("is_important"))
    return notes.correct(
        note=deed.record, because=because, seen=deed.seen, is_important=important, by=deed.by, **deed.given
    )


def _say(deed: Deed, person: Person, **where: Any) -> Any:
    file = deed.given.pop("sent")
    sent = file.read() if file else None
    return notes.say(person=person, sent=sent, by=deed.by, **deed.given, **where)


def _say_here(key: str) -> Any:
    def do(deed: Deed) -> None:
        person = Person(pk=UUID(deed.given.pop("who")))
        _say(deed, person, **{key: deed.record})

    return do


def _as_it_stands(note: CaseNote, _: date) -> dict[str, Any]:
    stands = {name: getattr(note, name) for name in ("kind", "title", "words")}
    return stands | typed_moment("happened_at", note.happened_at) | {"is_important": str(note.is_important)}


def _in_own_words(of: Any, key: str, stands: str) -> Act:
    return Act(
        key=key,
        title="Keep what somebody said in their own words",
        of=of,
        model=Statement,
        questions=asked(*SAID, needed="said_on medium words"),
        more=_who_and_file,
        do=_say_here(stands),
        done="It is kept, in their own words.",
        begins_with=lambda record, day: {"said_on": day},
    )


NOTES = (
    Act(
        key="write-note",
        title="Write a case note",
        of=Person,
        model=CaseNote,
        questions=asked("kind", "happened_at", "title", "words", "is_important", needed="kind happened_at words"),
        more=_seen,
        do=_write,
        done="The note is written. If somebody said something, keep it in their own words.",
        with_anybody=True,
        begins_with=lambda _, __: typed_moment("happened_at", timezone.now()),
    ),
    Act(
        key="correct-note",
        title="Correct the note",
        of=CaseNote,
        model=CaseNote,
        questions=asked("kind", "happened_at", "title", "words", "is_important", needed="kind happened_at words"),
        more=lambda _: {
            "because": text(
                "Why is it changed?",
                missing="Say why it is changed",
                help="What stood before is kept, with this reason beside it.",
            )
        },
        do=_correct,
        done="The note is corrected. What stood before is kept.",
        begins_with=_as_it_stands,
        changes_it=True,
    ),
    Act(
        key="own-words",
        title="Keep what they said in their own words",
        of=Person,
        model=Statement,
        questions=asked(*SAID, needed="said_on medium words"),
        more=_file,
        do=lambda deed: _say(deed, deed.record),
        done="It is kept, in their own words.",
        begins_with=lambda _, day: {"said_on": day},
    ),
    _in_own_words(CaseNote, "own-words-in-note", "note"),
    _in_own_words(Visit, "own-words-at-visit", "visit"),
    _in_own_words(Meeting, "own-words-at-meeting", "meeting"),
)
