"""What each page of casework lists: declared once; the page of what they belong to shows them."""

from collections.abc import Mapping
from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse

from keepsake.casework.actions import notes
from keepsake.casework.models import (
    AgencyCheck,
    CaseNote,
    Contact,
    ContactChild,
    Escalation,
    Meeting,
    MeetingAttendance,
    NetworkMember,
    Oversight,
    PlanAction,
    PlanOutcome,
    PracticeAudit,
    Referral,
    Statement,
    Visit,
)
from keepsake.casework.steps.helping import EARLY_HELP, NEED_PLAN
from keepsake.casework.steps.meeting import MEETING, VISIT
from keepsake.casework.steps.with_the_family import FAMILY_DECISION, PRE_PROCEEDINGS
from keepsake.web.casework.listing import Listed, Media


def _visits(rows: Any) -> Any:
    return rows.order_by(Coalesce("visited_at", "planned_at").desc(nulls_last=True), "pk")


def _meetings(rows: Any) -> Any:
    return rows.order_by(Coalesce("held_on", "planned_at__date").desc(nulls_last=True), "pk")


def _file_of(statement: Any) -> Media | None:
    if statement.file_id is None:
        return None
    url = reverse("casework:own-words", kwargs={"id": statement.pk})
    is_sound = statement.medium == Statement.Medium.SOUND
    seconds = notes.lasts(statement) if is_sound else None
    long = f", {duration(seconds)}" if seconds else ""
    return Media(url, is_sound, f"{statement.get_medium_display()}{long}: {statement.words}")


def duration(seconds: int) -> str:
    """
    >>> duration(3), duration(61), duration(600)
    ('3 seconds', '1 minute 1 second', '10 minutes')
    """
    counts = [(seconds // 60, "minute"), (seconds % 60, "second")]
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counts if number)


def own_words_of(key: str) -> Listed:
    """What was said in own words in what this key names, each with its drawing or recording."""
    return Listed(
        key="own-words",
        title="In their own words",
        model=Statement,
        rows=lambda owner: Statement.objects.filter(**{key: owner}).order_by("-said_on", "-recorded_at"),
        heading="words",
        shows=("person", *HOW_SAID) if key != "person" else HOW_SAID,
        media=_file_of,
        empty="Nothing is kept in anybody's own words.",
    )


HOW_SAID = ("said_on", "medium", "asked", "agreement", "agrees_with", "may_be_shared", "share_with", "told", "heard_by")
SEEN = ("visited_at", "planned_at", "place", "words", "not_made_because")
DECIDED = ("held_on", "planned_at", "place", "decisions", "next_on", "not_held_because")
ACTIONS = Listed(
    key="actions",
    title="Who does what",
    model=PlanAction,
    rows=lambda outcome: PlanAction.objects.filter(outcome=outcome).order_by("due_on", "recorded_at"),
    heading="what",
    shows=("who", "worker", "due_on", "done_on", "progress_words"),
    empty="Nobody has agreed to do anything yet.",
)


def outcomes_of(key: str, *, is_of_several: bool = False) -> Listed:
    """What should be better, under the plan that this key names, with who does what; of several children, for whom."""
    return Listed(
        key="outcomes",
        title="What should be better",
        model=PlanOutcome,
        rows=lambda plan: PlanOutcome.objects.filter(**{key: plan}).order_by("recorded_at"),
        heading="better",
        shows=(*(("person",) if is_of_several else ()), "how_known", "progress", "progress_words", "reviewed_on"),
        inside=(ACTIONS,),
        empty="Nothing is written into the plan yet.",
    )


def visits_under(purpose: str) -> Listed:
    """The visits for a plan of one child, since it began."""
    return Listed(
        key="visits",
        title="Visits",
        model=Visit,
        rows=lambda plan: _visits(Visit.objects.filter(children__person=plan.person_id, purpose=purpose)),
        heading="purpose",
        shows=SEEN,
        empty="No visit is planned or recorded.",
    )


def meetings_of(*kinds: str) -> Listed:
    """The meetings of these kinds about the one child of a plan."""
    return Listed(
        key="meetings",
        title="Reviews and meetings",
        model=Meeting,
        rows=lambda plan: _meetings(Meeting.objects.filter(children__person=plan.person_id, kind__in=kinds)),
        heading="kind",
        shows=DECIDED,
        empty="No meeting is planned or recorded.",
    )


def _around_the_family(episode: Any) -> Any:
    children = list(episode.children.values_list("person", flat=True))
    team = Meeting.objects.filter(children__person__in=children, kind=Meeting.Kind.FAMILY_TEAM)
    return _meetings(Meeting.objects.filter(pk__in=list(team.values_list("pk", flat=True))))


STEP_LISTS: Mapping[str, tuple[Listed, ...]] = {
    EARLY_HELP.key: (
        outcomes_of("early_help", is_of_several=True),
        Listed("meetings", "Reviews with the family", Meeting, _around_the_family, "kind", DECIDED),
    ),
    NEED_PLAN.key: (outcomes_of("need_plan"), visits_under(Visit.Purpose.NEED), meetings_of(Meeting.Kind.NEED_REVIEW)),
    PRE_PROCEEDINGS.key: (meetings_of(Meeting.Kind.BEFORE_COURT, Meeting.Kind.LEGAL),),
    FAMILY_DECISION.key: (
        Listed(
            key="network",
            title="The family's network",
            model=NetworkMember,
            rows=lambda decision: NetworkMember.objects.filter(decision=decision).order_by("recorded_at"),
            heading="person",
            shows=("offers", "has_agreed"),
        ),
    ),
    VISIT.key: (own_words_of("visit"),),
    MEETING.key: (
        own_words_of("meeting"),
        Listed(
            key="attending",
            title="Who was asked",
            model=MeetingAttendance,
            rows=lambda meeting: MeetingAttendance.objects.filter(meeting=meeting).order_by("name"),
            heading="name",
            shows=("profession", "agency", "attendance"),
        ),
    ),
}
CHECKS = Listed(
    key="checks",
    title="What other agencies know",
    model=AgencyCheck,
    rows=lambda contact: AgencyCheck.objects.filter(contact=contact).order_by("asked_at"),
    heading="agency",
    shows=("who", "asked_at", "asked", "answered_at", "answer", "no_answer_because"),
    empty="Nobody was asked.",
)
REFERRALS = Listed(
    key="referrals",
    title="Referrals",
    model=Referral,
    rows=lambda child: Referral.objects.filter(person=child).order_by("-received_on"),
    heading="received_on",
    shows=("reason", "source", "primary_need", "decision_because", "closed_on", "closure_reason", "closure_summary"),
    empty="There is none. One is accepted from a contact, once a manager has decided so.",
)


def _contacts(child: Any, *, nothing_further: bool) -> Any:
    nothing = ContactChild.objects.filter(person=child, outcome__in=ContactChild.NOTHING_FURTHER)
    apart = list(nothing.values_list("contact", flat=True))
    found = Contact.objects.filter(children__person=child).order_by("-received_at", "pk")
    return found.filter(pk__in=apart) if nothing_further else found.exclude(pk__in=apart)


def contacts_of(key: str, title: str, *, nothing_further: bool) -> Listed:
    """The contacts about a child: those that led on or wait, or those of which nothing further came."""
    return Listed(
        key=key,
        title=title,
        model=Contact,
        rows=lambda child: _contacts(child, nothing_further=nothing_further),
        heading="received_at",
        shows=("kind", "worry", "decision_because"),
        is_linked=True,
        offers=False,
    )


NOTE_LISTS = (own_words_of("note"),)
CHILD_LISTS = (
    contacts_of("contacts", "Contacts", nothing_further=False),
    own_words_of("person"),
    Listed(
        key="notes",
        title="Case notes",
        model=CaseNote,
        rows=lambda child: CaseNote.objects.filter(children__person=child).order_by("-happened_at", "pk"),
        heading="happened_at",
        shows=("kind", "title", "words"),
        is_linked=True,
    ),
    Listed(
        key="visits",
        title="Visits",
        model=Visit,
        rows=lambda child: _visits(Visit.objects.filter(children__person=child)),
        heading="purpose",
        shows=SEEN,
    ),
    Listed(
        key="meetings",
        title="Meetings",
        model=Meeting,
        rows=lambda child: _meetings(Meeting.objects.filter(children__person=child)),
        heading="kind",
        shows=DECIDED,
    ),
    Listed(
        key="oversight",
        title="Management oversight and supervision",
        model=Oversight,
        rows=lambda child: Oversight.objects.filter(person=child).order_by("-on"),
        heading="kind",
        shows=("on", "with_worker", "considered", "child_now", "decisions", "actions", "next_on"),
    ),
    Listed(
        key="escalations",
        title="Disagreements between professionals",
        model=Escalation,
        rows=lambda child: Escalation.objects.filter(person=child).order_by("-raised_on"),
        heading="words",
        shows=("raised_on", "raised_by_body", "raised_with", "settled_on", "settled_words"),
    ),
    Listed(
        key="audits",
        title="Audits of practice",
        model=PracticeAudit,
        rows=lambda child: PracticeAudit.objects.filter(person=child).order_by("-on"),
        heading="theme",
        shows=("on", "grade", "strengths", "gaps", "actions", "done_on"),
    ),
    contacts_of("contacts-apart", "Contacts without further action, kept apart", nothing_further=True),
)
