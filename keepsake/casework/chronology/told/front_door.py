"""What the front door tells: contacts and what was decided, early help, referrals from when they came to closure."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import KEY, ORDINARY, Kind, Marks, Said, Tells
from keepsake.casework.models import Contact, ContactChild, EarlyHelp, EarlyHelpChild, Referral


def _came(it: Granted) -> Said:
    source = it.beside.get(it("id")) or it.label("source")
    told = f"{it.label('kind')}, from: {source}" if source else it.label("kind")
    said = together(it("worry"), it.each("said"))
    plain = f"Somebody told the council about {it.who}."
    if it("kind") in (Contact.Kind.WORRY, Contact.Kind.POLICE):
        plain = f"Somebody was worried about {it.who} and told the council."
    return Said(told, said, plain=plain)


def _decided(it: Granted) -> Said:
    what = it.each("outcome")
    by = f"Decided by {it.worker('decided_by')}" if it("decided_by") else ""
    plain = "The council thought about what it had been told, and decided what to do."
    return Said(f"Decision on the contact: {what}".rstrip(": "), by, it("decision_because"), plain)


def _helped(it: Granted) -> Said:
    lead = it("lead_elsewhere") or it.worker("lead")
    words = together(it("needs"), it.each("needs"), f"Led by {lead}" if lead else "")
    plain = f"{it.who}'s family began to get some help early on, because they wanted it."
    return Said("Early help begins", words, it("reason"), plain)


def _help_ended(it: Granted) -> Said:
    how = it.label("ending")
    return Said(f"Early help ends: {how}".rstrip(": "), "", it("ending_because"), "The early help came to an end.")


def _referred(it: Granted) -> Said:
    need = it.label("primary_need")
    words = together(it("reason"), f"Main need: {need}" if need else "")
    turned_away = it("is_no_further_action") is True
    title = "Referral, with no further action" if turned_away else "Referral to children's social care accepted"
    plain = f"The council decided that a social worker should find out how {it.who} was doing."
    if turned_away:
        plain = f"The council looked at whether {it.who} needed a social worker, and decided not."
    return Said(title, words, it("decision_because"), plain)


def _closed(it: Granted) -> Said:
    why = it.label("closure_reason")
    plain = f"The social worker's work with {it.who} came to an end."
    return Said(f"Case closed: {why}".rstrip(": "), it("closure_summary"), plain=plain)


def _is_open(marks: Marks) -> bool:
    return marks["is_no_further_action"] is not True


TOLD = (
    Tells(Contact, "received", Kind.FRONT_DOOR, "received_at", _came, part=ContactChild),
    Tells(Contact, "decided", Kind.FRONT_DOOR, "decided_at", _decided, part=ContactChild),
    Tells(EarlyHelp, "began", Kind.EARLY_HELP, "begins_on", _helped, until="ends_on", part=EarlyHelpChild, weight=KEY),
    Tells(EarlyHelp, "ended", Kind.EARLY_HELP, "ends_on", _help_ended, part=EarlyHelpChild),
    Tells(Referral, "received", Kind.FRONT_DOOR, "received_on", _referred, marks=("is_no_further_action",),
          weight=lambda marks: KEY if _is_open(marks) else ORDINARY),
    Tells(Referral, "closed", Kind.FRONT_DOOR, "closed_on", _closed, marks=("is_no_further_action",), when=_is_open,
          weight=KEY),
)  # fmt: skip
