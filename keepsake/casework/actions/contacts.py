"""The front door: a contact is received, agencies are asked, a named manager decides, the referrer is told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, steps
from keepsake.casework.authority import require
from keepsake.casework.late import done_at
from keepsake.casework.models import AgencyCheck, Contact, ContactChild, Referrer
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

Openness, Outcome = Referrer.Openness, ContactChild.Outcome
MUST_SAY = frozenset({Contact.Consent.REFUSED, Contact.Consent.NOT_ASKED})


@action
def receive(
    *,
    children: Iterable[Person],
    received_at: datetime,
    worry: str,
    by: Account,
    own: parts.Own | None = None,
    referrer: Mapping[str, str] | None = None,
    **facts: Any,
) -> Contact:
    """Somebody told us of these children, born or not. ``referrer`` says who, as far as they want to be known."""
    if received_at > under_way().at:
        raise Wrong("received_at", "This moment has not come yet.", "Give when it was received.")
    _check_consent(facts.get("consent", ""), facts.get("consent_because", ""))
    contact = parts.begin(
        Contact,
        ContactChild,
        children=children,
        own=own,
        received_at=received_at,
        worry=said("worry", worry, "Say what the worry is."),
        **facts,
    )
    if referrer:
        name_referrer(contact=contact, by=by, **referrer)
    return contact


@action
def name_referrer(*, contact: Contact, by: Account, openness: str = Openness.OPEN, **who: str) -> Referrer:
    """Who told us. Somebody anonymous has no name here."""
    told = parts.given(who)
    if openness == Openness.ANONYMOUS and told.keys() & {"name", "phone", "email"}:
        raise Wrong("name", "Somebody who gives no name has none here.", "Leave it out, or record it as confidential.")
    if openness != Openness.ANONYMOUS and not told:
        raise Wrong("name", "Say who told us.", "A name, a job or an organisation; or that they gave none.")
    return writing.add(Referrer, contact=contact, openness=openness, **told)


@action
def ask_agency(*, contact: Contact, agency: str, asked: str, by: Account, who: str = "") -> AgencyCheck:
    """Another body is asked what it knows."""
    words = said("asked", asked, "Say what you asked.")
    return writing.add(
        AgencyCheck, contact=contact, agency=agency, asked_at=under_way().at, asked=words, **parts.given({"who": who})
    )


@action
def record_answer(*, check: AgencyCheck, answer: str, by: Account) -> AgencyCheck:
    """What they answered."""
    return writing.change(check, answer=said("answer", answer, "Say what they answered."), answered_at=under_way().at)


@action
def record_no_answer(*, check: AgencyCheck, because: str, by: Account) -> AgencyCheck:
    """They did not answer, and nobody waits for it any more."""
    return writing.change(check, no_answer_because=said("because", because, "Say why there is no answer."))


@action
def decide(
    *,
    contact: Contact,
    outcomes: Mapping[Person, str],
    because: str,
    by: Account,
    screening: str = "",
    at: datetime | None = None,
) -> Contact:
    """A manager decides for each child, with a reason. Nobody is forgotten. ``at`` is when, where it was not now."""
    require("decide_contact")
    steps.must_be_open(contact)
    words = said("because", because, "Say why this is decided.")
    for part in ContactChild.objects.filter(contact=contact):
        outcome = outcomes.get(Person(pk=part.person_id), "")
        if outcome not in Outcome.values:
            raise Wrong("outcome", "Decide for each child.", f"One of: {', '.join(Outcome.labels)}.")
        steps.fill_part(part=part, of=contact, outcome=outcome, by=by)
    writing.change(
        contact,
        decision_because=words,
        decided_at=done_at(at, contact.received_at, "decided_at"),
        decided_by=by,
        **parts.given({"screening": screening}),
    )
    return steps.close_at_once(contact, by)


@action
def tell_referrer(*, contact: Contact, how: str, by: Account, at: datetime | None = None) -> Contact:
    """Whoever told us is told what came of it, as far as they may know. ``at`` is when, where it was not now."""
    _must_be_decided(contact)
    told_at = done_at(at, contact.received_at, "told_at")
    return writing.change(contact, told_at=told_at, told_how=said("how", how, "Say what they were told."))


@action
def do_not_tell(*, contact: Contact, because: str, by: Account) -> Contact:
    """The referrer is not told, with the reason: they gave no name, or it would put somebody in danger."""
    _must_be_decided(contact)
    return writing.change(contact, not_told_because=said("because", because, "Say why they are not told."))


def _must_be_decided(contact: Contact) -> None:
    if contact.decided_at is None:
        raise Wrong("", "Nothing is decided yet.", "Decide first, then tell the referrer.")


def _check_consent(consent: str, because: str) -> None:
    if consent and consent not in Contact.Consent.values:
        raise Wrong("consent", "Say whether the family agreed.", f"One of: {', '.join(Contact.Consent.labels)}.")
    if consent in MUST_SAY and not because.strip():
        raise Wrong("consent_because", "Say why the family was not asked, or did not agree.")
