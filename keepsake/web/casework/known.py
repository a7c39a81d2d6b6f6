"""Known answers on a form: offered with whence, by whom and when; taken by a tick; marked when corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.casework.actions import answers
from keepsake.casework.actions.parts import key_of
from keepsake.casework.following import title_of
from keepsake.casework.known_answers import Offer, Taken, corrected_for, offers_for, taken_in, used_from
from keepsake.casework.models import Contact, UsedAnswer
from keepsake.casework.models.case_record import CaseRecord, OwnPart
from keepsake.casework.steps.known import KNOWN
from keepsake.casework.steps.step import words_of
from keepsake.record.access import Access
from keepsake.record.wrong import Wrong
from keepsake.web.casework.acting import Act
from keepsake.web.casework.stepping import PAGED, words
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import Brief
from keepsake.web.people.wording import account_names, in_words

USE, CORRECTED = "use_", "corrected_"
TAKE, LEAVE = "take", "leave"


@dataclass(frozen=True)
class Offered:
    """An answer to be confirmed by a tick: its words, whence it is, and what the tick sends."""

    offer: Offer
    words: str
    whence: str
    url: str
    sends: str


@dataclass(frozen=True)
class Mark:
    """Beside an answer that was taken from elsewhere: whence; and what its source says now, where it was corrected."""

    taken: Taken
    label: str
    whence: str
    url: str
    now: str
    corrected: str

    @property
    def version(self) -> int:
        return self.taken.source.version


@dataclass(frozen=True)
class Known:
    """What is known of the questions of one form."""

    record: Any
    offered: dict[str, Offered]
    marks: dict[str, Mark]

    @property
    def corrected(self) -> dict[str, Mark]:
        """The marks of answers whose source was corrected since."""
        return {name: each for name, each in self.marks.items() if each.taken.is_corrected}

    def typed(self, request: HttpRequest) -> QueryDict:
        """What was sent, with what was ticked in the place of what was left empty: a question that must be answered
        is.
        """
        data = request.POST.copy()
        for name in self._ticked(request):
            if not data.get(name):
                data[name] = self.offered[name].offer.value
        return data

    def values(self, request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
        """The answers with those that were ticked. Raises Wrong where one was both ticked and written."""
        found = dict(given)
        for name in self._ticked(request):
            if given.get(name) not in (None, "", self.offered[name].offer.value):
                raise Wrong(name, "Use what is known or write your own answer, not both.", "Take one of them out.")
            found[name] = self.offered[name].offer.value
        for name, each in self.corrected.items():
            if self._said(request, name) == TAKE:
                found[name] = each.taken.now
        return found

    def confirm(self, request: HttpRequest, by: Account) -> None:
        """Write down from where the ticked answers were taken, and which corrections were looked at."""
        for name in self._ticked(request):
            version = _number(request.POST[USE + name].rpartition(":")[2])
            answers.confirm(record=self.record, offer=self.offered[name].offer, version=version, by=by)
        for name, each in self.corrected.items():
            if self._said(request, name):
                version = _number(request.POST[CORRECTED + name].rpartition(":")[2])
                answers.look_at(taken=each.taken, version=version, by=by)

    def _ticked(self, request: HttpRequest) -> list[str]:
        return [
            name
            for name, each in self.offered.items()
            if request.POST.get(USE + name, "").rpartition(":")[0] == each.offer.source.pk.hex
        ]

    def _said(self, request: HttpRequest, name: str) -> str:
        said = request.POST.get(CORRECTED + name, "").partition(":")[0]
        return said if said in (TAKE, LEAVE) else ""


def known_for(record: CaseRecord, fields: Iterable[str], children: list[UUID], access: Access) -> Known:
    """What to offer on a form, and what to mark on it."""
    offered = {name: _offered(record, each, access) for name, each in offers_for(record, fields, children).items()}
    return Known(record, offered, marks_of(record, access))


def known_in_act(act: Act, record: Any, children: list[UUID], access: Access) -> Known:
    """What to offer on the form of an act, of the record that it changes or of the one that it will make."""
    if not act.offers or act.model is None:
        return Known(record, {}, {})
    about = record if isinstance(record, act.model) else act.model()
    fields = [each.field for each in act.questions if (act.model, each.field) in KNOWN]
    return known_for(about, fields, children, access)


def marks_of(record: CaseRecord, access: Access) -> dict[str, Mark]:
    """Field -> the mark beside its answer."""
    return {name: _mark(record, each, access) for name, each in taken_in(record).items()}


def corrected_lines(people: dict[UUID, Brief], access: Access) -> list[tuple[Brief, Mark, str]]:
    """Whom, what was corrected, and where it was used: the worker's list."""
    found = []
    for each in corrected_for(list(people)):
        record = _used_in(each.used)
        if record is not None:
            found.append((people[each.used.person_id], _mark(record, each, access), url_of(record)))
    return found


def uses_of(record: CaseRecord) -> list[tuple[str, str]]:
    """Where answers of this record are used: which, and the address."""
    found = []
    for each in used_from(record):
        used_in = _used_in(each)
        if used_in is not None:
            said = f"{_called(used_in)}: {words_of(type(used_in), each.field).lower()}"
            found.append((said, url_of(used_in)))
    return list(dict.fromkeys(found))


def url_of(record: Any) -> str:
    """The page on which a record is read."""
    if isinstance(record, OwnPart):
        record = _step_of(record)
    if isinstance(record, Contact):
        return reverse("casework:contact", kwargs={"id": record.pk})
    key = next((step.key for step in PAGED.values() if step.model is type(record)), None)
    if key is None:
        return reverse("casework:child", kwargs={"id": record.person_id})
    return reverse("casework:step", kwargs={"step": key, "id": record.pk})


def _offered(record: CaseRecord, offer: Offer, access: Access) -> Offered:
    said = words(offer.source, offer.source_field, access)
    whence = _whence(_called(offer.source), offer.by, offer.at, access)
    sends = f"{offer.source.pk.hex}:{offer.source.version}"
    return Offered(offer, said, whence, url_of(offer.source), sends)


def _mark(record: CaseRecord, taken: Taken, access: Access) -> Mark:
    corrected = ""
    if taken.corrected_at and taken.corrected_by:
        corrected = _whence("Corrected there", taken.corrected_by, taken.corrected_at, access)
    now = in_words(type(taken.source), taken.used.source_field, taken.now, access)
    whence = _whence(_called(taken.source), taken.by, taken.at, access)
    label = words_of(type(record), taken.used.field)
    return Mark(taken, label, whence, url_of(taken.source), now, corrected)


def _whence(what: str, by: UUID, at: Any, access: Access) -> str:
    who = account_names([by]).get(str(by), "") if "worker_and_team" in access.granted else ""
    return f"{what}, written{f' by {who}' if who else ''} on {in_day(timezone.localtime(at).date())}"


def _called(record: Any) -> str:
    return title_of(_step_of(record) if isinstance(record, OwnPart) else record)


def _step_of(part: OwnPart) -> Any:
    return getattr(part, key_of(type(part)))


def _used_in(used: UsedAnswer) -> Any:
    model: Any = apps.get_model(used.record_model)
    return model.objects.filter(pk=used.record_id).first()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
