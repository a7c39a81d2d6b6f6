"""An invented child's story for the demonstration: years before the plan, in many hands, and a chronology that a worker
has curated. Written by the same actions as everything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.casework.actions import chronology, early_help, meetings, notes, oversight, referrals
from keepsake.casework.chronology.finding import found_about
from keepsake.casework.chronology.register import categories_told
from keepsake.casework.chronology.wording import lines_of
from keepsake.casework.demo import DECIDES
from keepsake.casework.demo_told import may_hold_cases
from keepsake.casework.models import CaseNote, ChildProtectionPlan, OwnLine, Weight
from keepsake.people.actions import addresses
from keepsake.people.models import Address, Person
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opened import current
from keepsake.record.opening import open_access
from keepsake.record.trail import gather

YEAR = timedelta(days=365)
NOTES = (  # days before today, what it was, what happened, how much it matters
    (
        1310,
        "event",
        "Changed school",
        "A third school in two years. The new teacher was told nothing of the others.",
        True,
    ),
    (980, "call", "", "The school rang: late four times this month, and hungry.", False),
    (730, "event", "Found at the bus station", "Alone at ten at night. The police took the child home.", True),
    (415, "talk", "", "Talked at school. The best friend is moving away.", False),
    (80, "message", "", "Mother wrote that she cannot come on Thursday.", False),
    (25, "decision", "Stays at the grandmother's for now", "Agreed by both parents at the core group.", True),
    (12, "call", "", "The grandmother rang. A calm week.", False),
)
SAID = (
    (1290, "drawing", "A house with two doors. Everybody has left by one of them."),
    (700, "spoken", "I went to the bus station because it is warm there."),
    (40, "spoken", "I like it at Gran's. I want mum to come for tea on Sundays."),
)


def load_stories(today: date) -> int:
    """Write the story where there is none yet; how many children have one."""
    manager = Account.objects.get(username=DECIDES, is_demo=True)
    with _everything(manager, today):
        if not may_hold_cases(current().granted):
            return 0
        plan = ChildProtectionPlan.objects.filter(ends_on__isnull=True).order_by("pk").first()
        if plan is None or OwnLine.objects.exists():
            return 0
        child = Person.objects.get(pk=plan.person_id)
        _homes(child, today, manager)
        _years_before(child, today, manager)
        _now(child, today, manager)
        _curated(child, today, manager)
    return 1


@contextmanager
def _everything(account: Account, today: date) -> Iterator[None]:
    wanted = {*categories_told(), "name", "date_of_birth", "worker_and_team"}
    opening = open_access(
        worker=account.pk, role="team_manager", purpose="safeguard_children", categories=wanted, day=today
    )
    with opening as access, transaction.atomic():
        yield
        pending = Pending()
        gather(access, pending)
        write(pending)


def _at(day: date, hour: int = 11) -> datetime:
    return datetime.combine(day, time(hour, 20), tzinfo=UTC)


def _homes(child: Person, today: date, by: Account) -> None:
    """Two homes before the first that is recorded."""
    first = Address.objects.filter(person=child, begins_on__isnull=False).order_by("begins_on").first()
    last_day = (first.begins_on if first else today) - timedelta(days=1)
    for lines, begins_on, ends_on in (
        ("3 Larch Yard\nAmbledown", last_day - 5 * YEAR, last_day - 2 * YEAR),
        ("The grandmother's, 11 Rowan Steps\nAmbledown", last_day - 2 * YEAR + timedelta(days=1), last_day),
    ):
        if child.born_on is None or begins_on >= child.born_on:
            addresses.add(
                person=child, lines=lines, kind=Address.Kind.HOME, begins_on=begins_on, ends_on=ends_on, by=by
            )


def _years_before(child: Person, today: date, by: Account) -> None:
    help_ = early_help.begin(
        children=[child], begins_on=today - 4 * YEAR, reason="Mother was ill after a birth, and asked for help.",
        strengths="A grandmother who comes every day.", needs="Mornings, and somebody to talk to.",
        is_agreed=True, by=by,
    )  # fmt: skip
    early_help.end(
        early_help=help_, ends_on=today - 3 * YEAR, ending="met", because="Mornings are calm, mother is well.", by=by
    )
    referrals.refuse(
        person=child, received_on=today - timedelta(days=729), reason="Found at the bus station at ten at night.",
        source="6", because="Mother and grandmother came at once; they agreed who picks the child up.", by=by,
    )  # fmt: skip
    for days, kind, title, words, is_important in NOTES:
        notes.write(
            people=[child], happened_at=_at(today - timedelta(days=days)), kind=kind, title=title, words=words,
            is_important=is_important, by=by,
        )  # fmt: skip
    for days, medium, words in SAID:
        notes.say(person=child, said_on=today - timedelta(days=days), words=words, medium=medium, by=by)


def _now(child: Person, today: date, by: Account) -> None:
    seen = {"is_seen": True, "is_seen_alone": True, "is_bedroom_seen": True}
    for days, words in (
        (33, "At the grandmother's. The child showed a new bed and the cat."),
        (21, "At school, in the library. The child talked about the father for the first time."),
    ):
        meetings.visit(
            children=[child], purpose="protection", visited_at=_at(today - timedelta(days=days), 15), words=words,
            own={child: seen}, by=by,
        )  # fmt: skip
    meetings.meet(
        children=[child], kind="core_group", held_on=today - timedelta(days=25),
        decisions="The grandmother has the child until the parents have finished their course.", by=by,
    )  # fmt: skip
    oversight.look(
        person=child, on=today - timedelta(days=18), considered="The last three visits and the core group.",
        child_now="Safe at the grandmother's; misses the mother.", by=by,
        decisions="The plan goes on. The father is asked to the next core group, because the child speaks of him.",
    )  # fmt: skip


def _curated(child: Person, today: date, by: Account) -> None:
    """A line of a worker's own, what two lines mean, one that is left out, and one whose fact was put right since."""
    chronology.write(
        people=[child], begins_on=today - 6 * YEAR, is_about=True, title="The parents parted for half a year",
        words="The child lived with the father in that time.", known_from="Told by the grandmother", by=by,
    )  # fmt: skip
    _say(child, "Found at the bus station", by, analysis="The child looks for warmth and company when nobody is at "
         "home. It was not running away from somebody.")  # fmt: skip
    _say(child, "Changed school", by, analysis="Each move cost a friend. No school knew the whole story.")
    _say(child, "Core group", by, left_out_because="The decision stands in the line of the same day.")
    note = CaseNote.objects.get(title="Changed school", children__person=child)
    notes.correct(
        note=note, because="The second school wrote that it had sent its papers.",
        words="A third school in two years. The papers came a month later.", by=by,
    )  # fmt: skip


def _say(child: Person, title: str, by: Account, analysis: str = "", left_out_because: str = "") -> None:
    for line in lines_of(found_about([child.pk]).entries):
        if line.said.title == title:
            model, record, key = line.entry.name
            chronology.curate(
                people=[child], record_model=model, record_id=record, line=key, fact_version=line.version,
                fact_mark=line.mark, weight=Weight.KEY if analysis else None, analysis=analysis,
                left_out_because=left_out_because, by=by,
            )  # fmt: skip
            return
    raise LookupError(f"There is no line '{title}' to say something of.")
