"""What the file says beyond its statements: periods, rights, consent, complaint, breach and contacts, as sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from keepsake.notice.model import Contact, Notice, RetentionRule, Right
from keepsake.notice.page import voice
from keepsake.notice.page.structure import Language
from keepsake.notice.periods import in_words, kept, kept_easy
from keepsake.standard.vocabulary import label, terms

_RIGHTS_ELSEWHERE = {
    "withdraw_consent": "withdraw",
    "complain_to_council": "complaint",
    "complain_to_ico": "complaint",
    "consequence_of_not_providing": "must",
    "told_whether_required": "must",
    "automated_decision_review": "automated",
    "told_of_breach": "breach",
}


@dataclass(frozen=True, slots=True)
class Part:
    """An answer to a question. ``speaks``: its text says more than the statement that it rests on."""

    question: str
    key: str
    text: str
    lines: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    speaks: bool = True


def parts_of(notice: Notice, language: Language) -> Iterator[Part]:
    """All of them, in the order of the page."""
    easy = language == "easy"
    if controller := notice.header.controller:
        text = f"It is {controller}." if easy else f"The controller is {controller}."
        yield Part("who", "controller", text, cites=("about.controller_named",))
    for rule in notice.retention:
        yield _retention(rule, easy)
    for right in (notice.rights or {}).values():
        yield _right(right, easy)
    yield from _consent(notice, easy)
    yield from _complaint(notice, easy)
    yield from _breach(notice, easy)
    for contact in (notice.contacts or {}).values():
        yield _contact(contact, easy)


def _retention(rule: RetentionRule, easy: bool) -> Part:
    known = terms("bases").get(rule.authority or "")
    law = (f"{voice.law(known)}.",) if known else ()
    doubt = ("The council has not confirmed this period.",) if not rule.sure and rule.period else ()
    behind = (*law, *doubt)
    if not easy:
        return Part("keeping", f"retention {rule.id}", kept(rule), behind=behind, cites=rule.cites)
    what, (length, *other) = voice.easy("retention_classes", rule.retention_class), kept_easy(rule)
    return Part("keeping", f"retention {rule.id}", f"{what} {length}", tuple(other), behind, rule.cites, speaks=False)


def _right(right: Right, easy: bool) -> Part:
    question = _RIGHTS_ELSEWHERE.get(right.id, "rights")
    text = voice.easy("rights", right.id) if easy else f"{label('rights', right.id)}."
    if not right.offered:
        text += " We do not offer this." if easy else " This notice does not offer it."
    lines = () if right.clock is None else (f"We answer within {in_words(right.clock)}.",)
    how = (f"How: {right.how}.",) if right.how and not easy else ()
    article = right.framed_as or terms("rights")[right.id].more.get("article", "")
    behind = (f"{article.replace('-', ' ').capitalize()}.",) if article else ()
    return Part(question, f"right {right.id}", text, (*how, *lines), behind, right.cites, speaks=not right.offered)


def _consent(notice: Notice, easy: bool) -> Iterator[Part]:
    consent = notice.consent
    if consent is None:
        return
    named = [voice.easy("purposes", code) if easy else label("purposes", code) for code in sorted(consent.purposes)]
    if named:
        text = (
            f"We ask first for this: {' '.join(named)}" if easy else f"These uses rest on consent: {'; '.join(named)}."
        )
        yield Part("withdraw", "consent", text, cites=consent.cites)
    if consent.how_to_withdraw:
        how = "Tell us that you changed your mind." if easy else f"To withdraw: {consent.how_to_withdraw}."
        yield Part("withdraw", "withdraw", how, cites=consent.cites)


def _complaint(notice: Notice, easy: bool) -> Iterator[Part]:
    complaint = notice.complaint
    if complaint is None:
        return
    told = (f"We tell you that we got it within {in_words(complaint.acknowledge_within)}.",)
    lines = told if complaint.acknowledge_within else ()
    if complaint.to_council:
        text = "You can tell us." if easy else "You can complain to the council."
        yield Part("complaint", "council", text, lines, cites=_only(complaint.cites, "council"), speaks=False)
    if complaint.to_regulator:
        text = "You can tell the Information Commissioner."
        yield Part("complaint", "regulator", text, cites=_only(complaint.cites, "ico"), speaks=False)


def _only(cites: tuple[str, ...], about: str) -> tuple[str, ...]:
    """The citation that is about this one of the two, where the file cites both in one list."""
    return tuple(key for key in cites if about in key)


def _breach(notice: Notice, easy: bool) -> Iterator[Part]:
    breach = notice.breach
    if breach is None:
        return
    promises = (
        (breach.procedure, "There is a procedure for it.", "We know what to do."),
        (breach.tells_people, "The people concerned are told.", "We tell you."),
        (breach.tells_regulator, "The Information Commissioner is told.", "We tell the people who check the rules."),
    )
    made = tuple(simple if easy else full for promised, full, simple in promises if promised)
    if made:
        yield Part("breach", "breach", made[0], made[1:], cites=breach.cites)


def _contact(contact: Contact, easy: bool) -> Part:
    heads = {
        "rights_team": ("The team for information rights", "People to ask about your facts."),
        "data_protection_officer": ("The data protection officer", "The person who makes sure we keep to the rules."),
        "regulator": ("The Information Commissioner", "The people who check the rules."),
    }
    head = heads.get(contact.kind, (contact.kind, contact.kind))[easy]
    question = "officer" if contact.kind == "data_protection_officer" else "contacts"
    ways = (
        ("Email: {}", contact.email),
        ("Address: {}", contact.address),
        ("Telephone: {}", contact.telephone),
        ("{}", contact.contact),
    )
    lines = tuple(form.format(way) for form, way in ways if way)
    form = ("There is a form on the council's website.",) if contact.form else ()
    return Part(question, f"contact {contact.kind}", head, (*lines, *form), cites=contact.cites, speaks=False)
