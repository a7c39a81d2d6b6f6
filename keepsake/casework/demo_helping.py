"""Invented families in early help, with plans that ended, before court, and with a plan of their own."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from keepsake.accounts.models import Account
from keepsake.casework.actions import before_court, contacts, early_help, meetings, notes, oversight, plans, steps
from keepsake.casework.actions.supervision import supervise
from keepsake.casework.demo_told import at, referred, told
from keepsake.casework.models import EarlyHelp, FamilyDecision
from keepsake.casework.supervised import those_managed
from keepsake.people.models import Person

State = Callable[[Person, date, Account], None]


def _early_help(child: Person, today: date, by: Account) -> None:
    """From a contact: led, with a plan, an action that is done, and a review in the diary."""
    episode = _begun(child, today - timedelta(days=70), by)
    wanted = plans.want(plan=episode, person=child, better="Evenings without shouting", how_known="Asked", by=by)
    done = plans.agree_action(outcome=wanted, what="Ask the parenting group for a place", who="Lead", by=by)
    plans.done(action=done, on=today - timedelta(days=30), words="A place from next month.", by=by)
    plans.agree_action(outcome=wanted, what="Go to the group", who="Mother", due_on=today + timedelta(days=30), by=by)
    soon = at(today + timedelta(days=9), 10)
    meetings.plan_meeting(children=[child], kind="family_team", planned_at=soon, place="School", by=by)


def _stepped_up(child: Person, today: date, by: Account) -> None:
    episode = _begun(child, today - timedelta(days=100), by)
    early_help.step_up(
        early_help=episode, on=today - timedelta(days=5), because="The father is back, and drinks again.", by=by
    )


def _plan_over(child: Person, today: date, by: Account) -> None:
    """A child in need plan that reached its aim, and early help after it."""
    referral = referred(child, today - timedelta(days=200), by)
    plan = plans.begin(referral=referral, begins_on=today - timedelta(days=150), aim="A bed of one's own.", by=by)
    wanted = plans.want(plan=plan, better="The child sleeps through", by=by)
    plans.look_at(outcome=wanted, progress="met", words="Since May.", on=today - timedelta(days=20), by=by)
    plans.end(plan=plan, ends_on=today - timedelta(days=14), because="What it was for is reached.", by=by)
    early_help.begin(
        children=[child], begins_on=today - timedelta(days=13), reason="Somebody to ring.", after=referral, by=by
    )


def _family_decides(child: Person, today: date, by: Account) -> None:
    """The family met and made its own plan. A manager is to say whether it keeps the child safe."""
    referred(child, today - timedelta(days=50), by)
    offered = today - timedelta(days=30)
    decision = before_court.offer_family_decision(
        children=[child], offered_on=offered, coordinator="Bryony Invented", by=by
    )
    steps.fill(step=decision, bottom_line="Nobody is left alone with the children at night.", by=by)
    before_court.family_answers(decision=decision, answer=FamilyDecision.Answer.TAKEN, by=by)
    before_court.family_met(
        decision=decision, held_on=today - timedelta(days=6), had_private_time=True,
        family_plan="Nan has us on Fridays. Uncle comes when Mum is on nights.", review_on=today + timedelta(days=22),
        by=by,
    )  # fmt: skip


def _before_court(child: Person, today: date, by: Account) -> None:
    referral = referred(child, today - timedelta(days=160), by)
    began = today - timedelta(days=60)
    proceedings = before_court.start(referral=referral, started_on=began, words="Nights with an adult, by May.", by=by)
    steps.fill(
        step=proceedings, letter_sent_on=began + timedelta(days=3), is_family_meeting_offered=True,
        initial_meeting_on=began + timedelta(days=12), by=by,
    )  # fmt: skip
    meetings.meet(
        children=[child], kind="before_court", held_on=began + timedelta(days=12), next_on=today + timedelta(days=8),
        decisions="The parents go to the clinic each week. The council looks again in eight weeks.", by=by,
    )  # fmt: skip


def looked_at(child: Person, today: date, by: Account) -> None:
    """What stands around a case: a note, the child's own words with a drawing, oversight, a disagreement, an audit."""
    note = notes.write(
        people=[child], happened_at=at(today - timedelta(days=12), 11), kind="talk", title="At school",
        words="We drew at the back of the class. Another picture every week, the child says.",
        own={child: {"is_seen": True, "is_seen_alone": True}}, by=by,
    )  # fmt: skip
    notes.say(
        person=child, said_on=today - timedelta(days=12), medium="drawing", sent=_a_house(), note=note,
        words="A house with a big door and a small one. \"The small one is mine.\"", by=by,
    )  # fmt: skip
    oversight.look(
        person=child, on=today - timedelta(days=10), considered="The file, and the plan.",
        child_now="Calmer at school; tired on Mondays.", decisions="Go on; see the child at the weekend once.",
        next_on=today + timedelta(days=20), by=by,
    )  # fmt: skip
    oversight.escalate(
        person=child, raised_on=today - timedelta(days=8), raised_by_body="Invented Primary School",
        raised_with="Team manager", words="The school wants the visits to be more often.", by=by,
    )  # fmt: skip
    oversight.audit(
        person=child, on=today - timedelta(days=4), theme="The voice of the child", grade="good",
        strengths="The drawing stands with what it says.", actions="Ask what the child wants changed.", by=by,
    )  # fmt: skip


def supervised(worker: Account, today: date, by: Account) -> None:
    """The worker's own supervision, kept apart from the children."""
    if worker.pk in those_managed():
        supervise(
            worker=worker, on=today - timedelta(days=11), well_being="Tired after the winter.",
            load="Two families in crisis at once.", agreed="One afternoon a week without visits.",
            next_on=today + timedelta(days=17), by=by,
        )  # fmt: skip


def _begun(child: Person, on: date, by: Account) -> EarlyHelp:
    contact = told(child, on, by)
    contacts.decide(
        contact=contact, outcomes={child: "early_help"}, because="The family asks for it.", at=at(on, 17), by=by
    )
    contacts.tell_referrer(contact=contact, how="By telephone.", at=at(on + timedelta(days=1), 9), by=by)
    return early_help.begin(
        children=[child], begins_on=on, reason=contact.worry, contact=contact, lead=by, is_agreed=True,
        strengths="The parents want to change it.", needs="Calm evenings.", by=by,
    )  # fmt: skip


def _a_house() -> bytes:
    """A child's drawing, invented: a house with two doors."""
    image = Image.new("RGB", (480, 360), "white")
    pen = ImageDraw.Draw(image)
    pen.polygon([(80, 160), (240, 40), (400, 160)], outline="firebrick", width=8)
    pen.rectangle((100, 160, 380, 320), outline="royalblue", width=8)
    pen.rectangle((140, 210, 220, 320), outline="seagreen", width=8)
    pen.rectangle((290, 260, 330, 320), outline="darkorange", width=8)
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


HELPED: tuple[State, ...] = (_early_help, _stepped_up, _plan_over)
BEFORE_COURT: tuple[State, ...] = (_family_decides, _before_court)
