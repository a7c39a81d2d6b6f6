"""Invented children on the way through protection, in every state that a page shows: for the demonstration."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.casework.actions import (
    conferences,
    enquiries,
    meetings,
    plans,
    protection,
    referrals,
    steps,
    transfers,
)
from keepsake.casework.demo_told import met
from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    PlanOutcome,
    Referral,
    Section47Child,
    Section47Enquiry,
)
from keepsake.clock.due import due
from keepsake.clock.working_days import england
from keepsake.people.actions import addresses, allocations, persons, relationships
from keepsake.people.known import teams_under
from keepsake.people.models import Address, Person, Team

Children = list[Person]
FAMILIES = (
    ("Hawthorn-Invented", ("Rowan", "Wren"), True),
    ("Campion-Invented", ("Linnet",), False),
    ("Sorrel-Invented", ("Robin", "Martin"), False),
    ("Tansy-Invented", ("Merle",), False),
    ("Yarrow-Invented", ("Jay", "Lark"), False),
    ("Teasel-Invented", ("Finch",), False),
    ("Mallow-Invented", ("Dove",), False),
    ("Bryony-Invented", ("Swift",), False),
)
REASON = "Bruises, twice in a month, and nobody accounts for them."


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def _enquired(children: Children, on: date, by: Account) -> tuple[list[Referral], Section47Enquiry]:
    """A discussion on this day, and an enquiry that found each child at risk a week later."""
    why: dict[str, Any] = {"received_on": on, "reason": REASON, "source": "2A", "primary_need": "N1", "by": by}
    found = [referrals.accept(person=child, **why) for child in children]
    discussion = enquiries.discuss(
        referrals=found, held_at=_at(on, 15), concern="Somebody at home may hit the children.",
        attending=[{"name": "Sergeant Invented", "agency": "Police"}, {"name": "Nurse Invented", "agency": "Health"}],
        by=by,
    )  # fmt: skip
    enquiries.decide(
        discussion=discussion, outcomes=dict.fromkeys(children, "enquiry"), enquiry="joint",
        because="Two bruises, and no account of them.", by=by,
    )  # fmt: skip
    enquiry = enquiries.enquire(discussion=discussion, started_on=on, by=by)
    for part in Section47Child.objects.filter(enquiry=enquiry):
        seen: dict[str, Any] = {"seen_on": on + timedelta(days=1), "is_seen_alone": True, "found": "Afraid to go home."}
        if not _is_born(part.person_id):
            seen = {"not_seen_because": "Not born yet."}
        steps.fill_part(part=part, of=enquiry, outcome="at_risk", is_conference_not_required=False, by=by, **seen)
    enquiries.conclude(enquiry=enquiry, ended_on=on + timedelta(days=6), by=by)
    return found, enquiry


def _is_born(child: Any) -> bool:
    return not Person.objects.filter(pk=child, birth_known=Person.BirthKnown.EXPECTED).exists()


def _conferred(
    children: Children, held_on: date, by: Account, *, is_sent: bool = True
) -> tuple[list[Referral], Conference]:
    """An initial conference that met on this day and made a plan for each child. Its minutes went out, or did not."""
    found, enquiry = _enquired(children, held_on - timedelta(days=18), by)
    conference = conferences.convene(
        referrals=found, kind="initial", planned_at=_at(held_on), venue="Invented Centre", enquiry=enquiry, by=by,
        **_chaired(),
    )  # fmt: skip
    nurse = conferences.invite(
        conference=conference, name="Nurse Invented", profession="Health visitor", agency="Health",
        report_due_on=held_on - timedelta(days=2), by=by,
    )  # fmt: skip
    conferences.note_attendance(
        invitation=nurse, attendance="attended", report_received_on=held_on - timedelta(days=2), by=by
    )
    conferences.hold(
        conference=conference, held_on=held_on, is_quorate=True, strengths="School, and a grandmother who is near.",
        dangers="That one of them is hurt badly.", because="The harm is likely to go on.",
        decisions={child: _decided(child) for child in children}, by=by,
    )  # fmt: skip
    if is_sent:
        sent_on = held_on + timedelta(days=9)
        conferences.circulate(conference=conference, on=sent_on, to="All who were asked.", by=by)
    return found, conference


def _chaired() -> dict[str, Any]:
    """By the chair of the demonstration, who sees these children for as long as they chair."""
    chair = Account.objects.filter(roles__role=Role.CONFERENCE_CHAIR).first()
    return {"chaired_by": chair} if chair is not None else {}


def _decided(child: Person) -> dict[str, str]:
    took_part = "advocate" if _is_born(child.pk) else "too_young"
    return {"outcome": "plan", "category": "PHY", "took_part": took_part, "threshold": "Hurt twice, and afraid."}


def _plan_of(child: Person) -> ChildProtectionPlan:
    found: ChildProtectionPlan = ChildProtectionPlan.objects.filter(person=child).get()
    return found


def _set_out(child: Person, today: date, by: Account) -> PlanOutcome:
    plan = _plan_of(child)
    protection.set_out(plan=plan, dangers="That the child is hit.", contingency="We ask a court.", by=by)
    wanted = plans.want(plan=plan, better="Nobody hits the child", how_known="The child says so, alone", by=by)
    plans.agree_action(
        outcome=wanted, what="A course for fathers", who="Father", due_on=today + timedelta(days=20), by=by
    )
    return wanted


def _visited(children: Children, on: date, by: Account) -> None:
    """A visit at which all who are born were seen."""
    children = [child for child in children if _is_born(child.pk)]
    meetings.visit(
        children=children, purpose="protection", visited_at=_at(on, 16), words="At home, calm; all of them were there.",
        own={child: {"is_seen": True, "is_seen_alone": True, "is_bedroom_seen": True} for child in children}, by=by,
    )  # fmt: skip


def planned(children: Children, today: date, by: Account) -> None:
    """The enquiry is over; the conference meets in a week, and one report has not come."""
    on = today - timedelta(days=12)
    found, enquiry = _enquired(children, on, by)
    meets_on = due("initial_conference", on).day
    conference = conferences.convene(
        referrals=found, kind="initial", planned_at=_at(meets_on), venue="Invented Centre", enquiry=enquiry, by=by,
        **_chaired(),
    )  # fmt: skip
    for name, agency in (("Fern Invented-Head", "Invented Primary School"), ("Sergeant Invented", "Police")):
        conferences.invite(
            conference=conference, name=name, agency=agency, report_due_on=today + timedelta(days=1), by=by
        )


def underway(children: Children, today: date, by: Account) -> None:
    """Plans that run: set out, with a core group, visits, and the review planned. The minutes went out."""
    held_on = met(today, 70)
    found, conference = _conferred(children, held_on, by)
    steps.fill(step=conference, minutes="Everybody spoke. The school sees the children every day.", by=by)
    conferences.hear(
        conference=conference, person=children[0], said_on=held_on, words="I do not think anybody listens to me.",
        agreement="disagrees", told="That it stands in the minutes, and how to complain.", by=by,
    )  # fmt: skip
    for child in children:
        _set_out(child, today, by)
    meetings.meet(
        children=children, kind="core_group", held_on=held_on + timedelta(days=8), decisions="The course begins.",
        next_on=today + timedelta(days=6), by=by,
    )  # fmt: skip
    _visited(children, today - timedelta(days=5), by)
    review_on = england().working_day_from(today + timedelta(days=15))
    conferences.convene(
        referrals=found, kind="review", planned_at=_at(review_on), venue="Invented Centre", by=by, **_chaired()
    )


def late(children: Children, today: date, by: Account) -> None:
    """A plan of which the core group has not met, nobody has visited, and the minutes have not gone out."""
    _conferred(children, met(today, 110), by, is_sent=False)


def stepped_down(children: Children, today: date, by: Account) -> None:
    """The review ended the plan, and what it wanted goes on in a child in need plan."""
    found, _ = _conferred(children, met(today, 130), by)
    wanted = {child: _set_out(child, today, by) for child in children}
    ended_on = met(today, 30)
    _review(found, children, ended_on, by)
    for child in children:
        protection.step_down(
            plan=_plan_of(child), begins_on=ended_on, aim="To keep what has been won.", outcomes=[wanted[child]], by=by
        )


def closed(children: Children, today: date, by: Account) -> None:
    """The review ended the plan, and the case was closed."""
    found, _ = _conferred(children, met(today, 220), by)
    _review(found, children, met(today, 60), by)
    for referral in found:
        referrals.close(
            referral=referral, closed_on=today - timedelta(days=20), reason="RC7",
            summary="Nobody hits the child. The grandmother looks in every day.", by=by,
        )  # fmt: skip


def _review(found: Iterable[Referral], children: Children, on: date, by: Account) -> None:
    conference = conferences.convene(referrals=found, kind="review", planned_at=_at(on), by=by, **_chaired())
    conferences.hold(
        conference=conference, held_on=on, is_quorate=True, because="The children are safe, and say so.",
        decisions={child: {"outcome": "ends", "took_part": "spoke"} for child in children}, by=by,
    )  # fmt: skip
    conferences.circulate(conference=conference, on=on + timedelta(days=5), to="All who were asked.", by=by)


def moved_here(children: Children, today: date, by: Account) -> None:
    """Another council told us of a plan; the conference here is planned."""
    told_on = today - timedelta(days=6)
    found = []
    for child in children:
        moved = transfers.take_over(
            person=child, council="Othershire (invented)", told_on=told_on, earlier_plans=1, category="NEG",
            other_plan_began_on=told_on - timedelta(days=90), words="Their worker stays in touch until then.", by=by,
        )  # fmt: skip
        found.append(transfers.open_for(transfer=moved, by=by))
    meets_on = due("transfer_in_conference", told_on).day
    conferences.convene(referrals=found, kind="transfer", planned_at=_at(meets_on), by=by)


def here_for_a_time(children: Children, today: date, by: Account) -> None:
    """A child with another council's plan stays with an aunt for some weeks."""
    for child in children:
        transfers.take_over(
            person=child, council="Othershire (invented)", told_on=today - timedelta(days=9), earlier_plans=1,
            is_temporary=True, until=today + timedelta(days=40), words="Stays with an aunt. They visit.", by=by,
        )  # fmt: skip


def moving_away(children: Children, today: date, by: Account) -> None:
    """The family has moved, and the other council has not taken the plan over yet."""
    _conferred(children, met(today, 60), by)
    _visited(children, today - timedelta(days=8), by)
    for child in children:
        transfers.hand_over(
            plan=_plan_of(child), council="Elsewhere (invented)", told_on=today - timedelta(days=10), by=by
        )


STATES = (underway, planned, moved_here, late, stepped_down, moving_away, here_for_a_time, closed)


def families(by: Account, worker: Account, today: date) -> list[Children]:
    """A family for each state, made for it: children with their mother, who are the worker's and the team's.

    In the first, a baby is expected too.
    """
    team = Team.objects.filter(pk__in=teams_under(by.pk, today)).order_by("name", "pk").first()
    return [_family(name, given, is_expecting, worker, team, today, by) for name, given, is_expecting in FAMILIES]


def _family(
    name: str, given: Iterable[str], is_expecting: bool, worker: Account, team: Team | None, today: date, by: Account
) -> Children:
    about: dict[str, Any] = {"unsearched": "invented", "by": by}
    mother = persons.add(
        given="Ivy", family=name, roles=["parent"], born_on=date(1990, 4, 2), birth_known="exact", **about
    )
    children = [
        persons.add(
            given=each,
            family=name,
            roles=["child"],
            born_on=date(2014 + 3 * n, 6, 1),
            birth_known="exact",
            sex="FM"[n % 2],
            ethnicity="WBRI",
            disabilities="NONE",
            no_pupil_number="UN5",
            **about,
        )
        for n, each in enumerate(given)
    ]
    if is_expecting:
        due_on = today + timedelta(weeks=8)
        children.append(persons.add(roles=["child"], born_on=due_on, birth_known="expected", **about))
    for child in children:
        relationships.add(person=mother, other=child, kind="birth_parent", by=by)
        allocations.allocate(person=child, worker=worker, team=team, begins_on=today - timedelta(days=240), by=by)
    home = f"{len(name)} Stonecrop Row\nAmbledown"
    for person in (mother, *(child for child in children if child.birth_known == "exact")):
        addresses.add(person=person, lines=home, kind=Address.Kind.HOME, begins_on=person.born_on, by=by)
    return children


def load_protection(families: Iterable[Children], today: date, by: Account) -> int:
    """Each family comes to another state, as far as there are families; how many there were."""
    pairs = list(zip(STATES, families, strict=False))
    for state, children in pairs:
        state(children, today, by)
    return len(pairs)
