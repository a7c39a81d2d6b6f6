"""Contacts: agencies are asked and answer; what was decided leads on, and nothing is typed again."""

from keepsake.casework.actions import contacts, early_help
from keepsake.casework.models import AgencyCheck, Contact, ContactChild, EarlyHelp
from keepsake.casework.steps.step import asked
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act, Deed


def _waits_for_an_answer(check: AgencyCheck) -> bool:
    return check.answered_at is None and not check.no_answer_because


def for_early_help(contact: Contact) -> list[Person]:
    """The children for whom early help was decided and has not begun."""
    chosen = ContactChild.objects.filter(contact=contact, outcome=ContactChild.Outcome.EARLY_HELP)
    begun = EarlyHelp.objects.filter(contact=contact).values_list("children__person", flat=True)
    return [Person(pk=each) for each in chosen.values_list("person", flat=True) if each not in set(begun)]


def _lead_to_early_help(deed: Deed) -> EarlyHelp:
    contact = deed.record
    return early_help.begin(
        children=for_early_help(contact),
        begins_on=deed.day,
        reason=contact.worry,
        contact=contact,
        strengths=contact.working_well,
        by=deed.by,
    )


CONTACTS = (
    Act(
        key="ask-agency",
        title="Ask another agency",
        of=Contact,
        model=AgencyCheck,
        questions=asked("agency", "who", "asked", needed="agency asked"),
        do=lambda deed: contacts.ask_agency(contact=deed.record, by=deed.by, **deed.given),
        done="It is recorded that they were asked. Record what they answer here.",
        is_ready=lambda contact: contact.decided_at is None,
    ),
    Act(
        key="agency-answered",
        title="Record what they answered",
        of=AgencyCheck,
        model=AgencyCheck,
        questions=asked("answer", needed="answer"),
        do=lambda deed: contacts.record_answer(check=deed.record, by=deed.by, **deed.given),
        done="Their answer is recorded.",
        is_ready=_waits_for_an_answer,
    ),
    Act(
        key="agency-silent",
        title="They do not answer",
        of=AgencyCheck,
        model=AgencyCheck,
        questions=asked("no_answer_because", needed="no_answer_because"),
        do=lambda deed: contacts.record_no_answer(
            check=deed.record, because=deed.given["no_answer_because"], by=deed.by
        ),
        done="It is recorded why there is no answer.",
        is_ready=_waits_for_an_answer,
    ),
    Act(
        key="contact-to-early-help",
        title="Begin early help",
        of=Contact,
        do=_lead_to_early_help,
        done="Early help has begun, with what the contact said. Say who leads it, and what the family needs.",
        is_ready=lambda contact: contact.decided_at is not None and bool(for_early_help(contact)),
    ),
)
