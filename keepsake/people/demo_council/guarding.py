"""What protects people: warnings, closed records with those who may open them, and addresses kept from somebody."""

from datetime import date

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.fact import Tell
from keepsake.people.demo_council.kin import Kin, Sketch
from keepsake.people.demo_council.persons import HiddenFrom, Restriction, Warning
from keepsake.people.demo_council.rates import Rates
from keepsake.people.demo_council.staff import RestrictionGrant
from keepsake.people.demo_council.staffing import Staff

_WARNINGS = (
    ("Visit in pairs.", False),
    ("A large dog is in the house; ring before you come.", False),
    ("Has threatened workers.", False),
    ("Carries an infection that spreads; ask before you visit.", False),
    ("Must not be alone with children (a court said so).", True),
    ("Violence against a partner.", True),
)
_REASONS = ("A member of staff is in this family.", "The family is well known.", "The police protect this family.")
_fromordinal = date.fromordinal


class Guarding:
    """Guards some families."""

    def __init__(self, chance: Chance, rates: Rates, today: int, staff: Staff) -> None:
        self.chance = chance
        self.rates = rates
        self.today = today
        self.staff = staff

    def tell(self, kin: Kin, tell: Tell) -> None:
        """The warnings, restrictions and hidden addresses of a family."""
        for who in kin.people:
            if who.part != "child" and self.chance.happens(self.rates.warned):
                self._warn(who, tell)
        if self.chance.happens(self.rates.restricted_record):
            self._restrict(kin, tell)
        if kin.is_hidden:
            self._hide(kin, tell)

    def _warn(self, who: Sketch, tell: Tell) -> None:
        words, is_risk = self.chance.pick(_WARNINGS)
        begins = self.today - self.chance.below(500)
        review = _fromordinal(begins + 180)
        ends = _fromordinal(min(self.today, begins + 200)) if self.chance.happens(0.3) else None
        tell(Warning(who.id, words, is_risk, _fromordinal(begins), review, ends))

    def _restrict(self, kin: Kin, tell: Tell) -> None:
        reason, begins = self.chance.pick(_REASONS), self.today - self.chance.between(30, 900)
        first = _fromordinal(begins)
        worker = self.chance.pick(self.staff.now)
        for who in kin.people:
            tell(Restriction(who.id, reason, first, None))
            day = _fromordinal(max(begins, worker.begins))
            tell(RestrictionGrant(who.id, worker.worker, "Allocated.", day, _fromordinal(self.today + 180)))

    def _hide(self, kin: Kin, tell: Tell) -> None:
        apart = [tie.person for tie in kin.ties if tie.kind == "ex_partner"]
        for other in apart:
            for who in kin.people:
                if who is not other:
                    tell(HiddenFrom(who.id, other.id, "Violence in the family.", _fromordinal(kin.since), None))
