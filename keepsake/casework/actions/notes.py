"""Case notes about one or several people, statements in somebody's own words, and what was written on a wrong child."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from keepsake.accounts.models import Account
from keepsake.casework import sound
from keepsake.casework.actions import parts
from keepsake.casework.models import CaseNote, CaseNotePerson, OwnWordsFile, Statement, Tombstone
from keepsake.casework.models.case_record import CaseRecord
from keepsake.people import picture
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.sealing import open_sealed, seal
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, not_after, said

SEEN = frozenset({Statement.Medium.DRAWING, Statement.Medium.WRITTEN})


@action
def write(
    *,
    people: Iterable[Person],
    happened_at: datetime,
    words: str,
    by: Account,
    own: parts.Own | None = None,
    **facts: Any,
) -> CaseNote:
    """What happened, once, about all whom it concerns. ``own`` says who of them was seen, and alone."""
    if happened_at > under_way().at:
        raise Wrong("happened_at", "This moment has not come yet.", "Give when it happened.")
    return parts.begin(
        CaseNote,
        CaseNotePerson,
        children=people,
        own=own,
        true_from=happened_at.date(),
        happened_at=happened_at,
        words=said("words", words, "Say what happened."),
        **facts,
    )


@action
def correct(*, note: CaseNote, because: str, by: Account, seen: int | None = None, **values: Any) -> CaseNote:
    """Put a note right. What stood before is kept, with the reason."""
    return writing.change(note, seen=seen, because=said("because", because, "Say why it is changed."), **values)


@action
def say(
    *, person: Person, said_on: date, words: str, by: Account, sent: bytes | None = None, **facts: Any
) -> Statement:
    """What somebody says, in their own words. They stay as they were said.

    ``sent`` is a drawing, a letter or a recording as it came: nothing of it is kept but its pixels or its sound.
    """
    not_after(said_on, current().day, "said_on")
    must_see(person)
    more: dict[str, Any] = parts.given(facts)
    if sent:
        more["file"] = _kept(sent, facts.get("medium", ""))
    return writing.add(
        Statement,
        person=person,
        said_on=said_on,
        true_from=said_on,
        heard_by=by,
        words=said("words", words, "Give their own words, or what the drawing or recording shows."),
        **more,
    )


def opened(statement: Statement) -> tuple[str, bytes]:
    """What kind the file of a statement is, and the file. Raises LookupError where there is none one may see."""
    found = OwnWordsFile.objects.filter(pk=statement.file_id).values_list("id", "media", "sealed").first()
    if found is None:
        raise LookupError("There is no such file among those you may see.")
    id, media, sealed = found
    return str(media), open_sealed(bytes(sealed), about=id.bytes)


def lasts(statement: Statement) -> int | None:
    """How many seconds the recording of a statement lasts, as far as it may be heard."""
    found: int | None = OwnWordsFile.objects.filter(pk=statement.file_id).values_list("seconds", flat=True).first()
    return found


def _kept(sent: bytes, medium: str) -> OwnWordsFile:
    """Our own file, made from the pixels or the sound of what came. Raises Wrong where it is neither."""
    seconds: int | None
    try:
        if medium == Statement.Medium.SOUND:
            heard = sound.read(sent)
            media, file, seconds = heard.media, heard.file, heard.seconds
        elif medium in SEEN:
            media, file, seconds = "image/jpeg", picture.read(sent).full, None
        else:
            raise Wrong("medium", "A file is a drawing, something written, or a recording.", "Say which.")
    except (sound.NoSound, picture.NoPicture) as why_not:
        raise Wrong("sent", str(why_not)) from None
    id = uuid4()
    kept = OwnWordsFile(id=id, media=media, sealed=seal(file, about=id.bytes), seconds=seconds)
    kept.save()
    return kept


@action
def move(*, record: CaseRecord, to: Person, because: str, by: Account) -> CaseRecord:
    """It was written on the wrong child. It goes to the right one; a stone says that something stood here."""
    must_see(to)
    wrong: Any = getattr(record, "person_id", None)
    if wrong is None:
        raise Wrong("person", "It is not of one person alone.", "Move the part of the child it is wrong about.")
    if wrong == to.pk:
        raise Wrong("person", "It stands with this person already.")
    words = said("because", because, "Say why it is moved.")
    writing.add(
        Tombstone,
        person=Person(pk=wrong),
        record_model=record._meta.label_lower,
        record_id=record.pk,
        moved_at=under_way().at,
        moved_because=words,
    )
    return writing.change(record, person=to, because=words)
