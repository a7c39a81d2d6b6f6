"""A family with a record of every kind that a page asks for."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import (
    assessments,
    chronology,
    contacts,
    enquiries,
    following,
    meetings,
    notes,
    referrals,
)
from keepsake.casework.models import AssessmentChild, Section47Child, StrategyChild
from keepsake.people.actions import (
    addresses,
    contact_ways,
    family_groups,
    hidden_from,
    households,
    identifiers,
    persons,
    photographs,
    relationships,
    restrictions,
    warnings,
)
from keepsake.people.models import Allocation, BreakGlass, PersonName, RestrictionGrant
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opened import keeping
from keepsake.record.opening import open_access
from keepsake.record.trail import gather
from keepsake.record.writing import action, change
from keepsake.web.people.purposes import READ
from tests.casework.conftest import WANTED
from tests.people_pages.test_photographs import a_picture

DAY = date(2026, 1, 5)
EVERYTHING = tuple({*READ, *WANTED, "social_care_information", "visual_images"})


@contextmanager
def reading(account, role=Role.TEAM_MANAGER, purpose="safeguard_children"):
    opening = open_access(
        worker=account.pk, role=role.value, purpose=purpose, categories=EVERYTHING, day=timezone.localdate()
    )
    with opening as access:
        yield access
        pending = Pending()
        gather(access, pending)
        write(pending)


class Family:
    """A child, a mother, a twin record of the child, and a baby who is expected; ``ids`` are those of their records.

    ``mark`` is in every name and text of theirs, and nowhere else.
    """

    def __init__(self, mark, by, nhs_number):
        self.mark, self.ids = mark, {}
        with reading(by):
            self._people(by, nhs_number)

    def _people(self, by, nhs_number):
        facts = {"family": f"{self.mark}-Invented", "unsearched": "invented", "by": by}
        self.child = persons.add(
            roles=["child"], given=f"Robin{self.mark}", born_on=date(2015, 5, 1), birth_known="exact", **facts
        )
        self.twin = persons.add(roles=["child"], given=f"Robyn{self.mark}", **facts)
        self.mother = persons.add(roles=["parent"], given=f"Ada{self.mark}", **facts)
        due = timezone.localdate() + timedelta(weeks=3)
        self.baby = persons.add(roles=["child"], born_on=due, birth_known="expected", unsearched="invented", by=by)
        self.everybody = (self.child, self.twin, self.mother, self.baby)
        _link(twin=self.twin, child=self.child, by=by)
        self.nhs_number = nhs_number
        identifiers.record(person=self.child, kind="nhs_number", value=nhs_number, by=by)

    def fill(self, by):
        """Once somebody may see them: all that is written about them."""
        with reading(by):
            self._about(by)
            self._casework(by)
        with reading(by), keeping():
            for key, model, which in (
                ("name", PersonName, {}),
                ("allocation", Allocation, {"worker__isnull": False}),
                ("grant", RestrictionGrant, {"worker": by}),
                ("emergency", BreakGlass, {"worker__username__startswith": "worker."}),
            ):
                self.ids[key] = QuerySet(model).filter(person=self.child, **which).first().pk
        with reading(by, purpose="identify_by_image"):
            sent = a_picture("teal")
            said = {"shows": f"A girl, {self.mark}", "why": f"Her mother agreed, {self.mark}"}
            self.ids["photograph"] = photographs.add(person=self.child, sent=sent, by=by, **said).pk

    def _about(self, by):
        child, mark = self.child, self.mark
        relationships.add(
            person=self.mother, other=child, kind="birth_parent", has_responsibility=True, responsibility_by="birth",
            by=by,
        )  # fmt: skip
        lines = {"lines": f"4 {mark} Lane\nAmbledown", "postcode": "KP1 2AB"}
        teacher = relationships.add(
            person=self.mother, other=child, kind="professional", profession=f"Teacher, {mark}", body=f"School, {mark}",
            by=by,
        )  # fmt: skip
        addresses.move(person=child, on=DAY, by=by, **lines)
        addresses.move(person=self.mother, on=DAY, by=by, **lines)
        contact_ways.add(
            person=self.mother, kind="email", value=f"{mark.lower()}@keepsake.example", safety="care",
            safety_note=f"He reads it, {mark}", by=by,
        )  # fmt: skip
        households.form(name=f"{mark} household", people=[child, self.mother], begins_on=DAY, by=by)
        warning = warnings.raise_(
            person=child, words=f"Two dogs, {mark}", review_on=date(2030, 1, 1), begins_on=DAY, by=by
        )
        hidden = hidden_from.place(person=child, other=self.mother, reason=f"Danger, {mark}", by=by)
        group = family_groups.form(name=f"{mark} family", people=[child, self.mother], begins_on=DAY, by=by)
        self.ids |= {"professional": teacher.pk, "group": group.pk, "warning": warning.pk, "hidden": hidden.pk}

    def _casework(self, by):
        child, now, mark = self.child, timezone.now(), self.mark
        waiting, decided, reopened = (
            contacts.receive(
                children=[child], received_at=now - timedelta(days=days), worry=f"Bruises, {mark}", source="2A",
                referrer={"name": f"Fern {mark}", "agency": "Invented school"}, by=by,
            )
            for days in (1, 40, 60)
        )  # fmt: skip
        for contact in (decided, reopened):
            contacts.decide(contact=contact, outcomes={child: "referral"}, because=f"A pattern, {mark}", by=by)
        referral = referrals.accept(person=child, received_on=DAY, reason=f"Bruises, {mark}", contact=reopened, by=by)
        following.reopen(step=reopened, because=f"Something new, {mark}", by=by)
        assessment = assessments.start(referrals=[referral], started_on=DAY, by=by)
        discussion = enquiries.discuss(referrals=[referral], held_at=now, concern=f"Harm, {mark}", by=by)
        enquiries.decide(
            discussion=discussion, outcomes={child: "enquiry"}, because=f"Two bruises, {mark}", enquiry="joint", by=by
        )
        enquiry = enquiries.enquire(discussion=discussion, started_on=timezone.localdate(), by=by)
        meetings.visit(
            children=[child], purpose="need", visited_at=now - timedelta(days=2), words=f"At home, {mark}",
            own={child: {"is_seen": True, "is_seen_alone": True}}, by=by,
        )  # fmt: skip
        note = notes.write(people=[child], happened_at=now - timedelta(days=1), words=f"We talked, {mark}", by=by)
        drawn = notes.say(
            person=child, said_on=DAY, words=f"A house, {mark}", medium="drawing", sent=a_picture("navy"), by=by
        )
        own = chronology.write(
            people=[child], begins_on=DAY, title=f"A move, {mark}", known_from=f"The school, {mark}", by=by
        )
        self.ids["own line"] = own.pk
        self.ids |= {"note": note.pk, "own words": drawn.pk}
        steps = {"assessment": assessment, "strategy": discussion, "enquiry": enquiry}
        parts = {"assessment": AssessmentChild, "strategy": StrategyChild, "enquiry": Section47Child}
        self.ids |= {"contact": waiting.pk, "decided": decided.pk, "reopened": reopened.pk, "followed": referral.pk}
        self.ids |= {key: step.pk for key, step in steps.items()}
        self.ids |= {f"{key} part": model.objects.get(person=child).pk for key, model in parts.items()}


def place_that_is_over(family, by):
    """A restriction that is over: there is one to be lifted, and a grant to be withdrawn, of a record that is open."""
    days = {"begins_on": date(2025, 2, 1), "ends_on": date(2025, 3, 1)}
    with reading(by):
        restriction = restrictions.place(
            person=family.child,
            reason="An invented reason.",
            keepers=[by],
            keepers_until=days["ends_on"],
            by=by,
            **days,
        )
    family.ids |= {"restriction": restriction.pk}


@action
def _link(*, twin, child, by):
    change(twin, same_as=child)
