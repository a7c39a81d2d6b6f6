"""Which children are in need, on a plan or looked after, and who works with them.

For each child generated, each status is owed as often as the rates say. A family takes what is owed when its turn
comes, brothers and sisters together, so that a council of any size has its rates, and families are as they are.
"""

from datetime import date

from keepsake.people.demo_council.chance import Chance, Wheel
from keepsake.people.demo_council.fact import Tell
from keepsake.people.demo_council.kin import Kin, Sketch
from keepsake.people.demo_council.persons import Status
from keepsake.people.demo_council.rates import Rates
from keepsake.people.demo_council.staff import Allocation
from keepsake.people.demo_council.staffing import Post, Staff

IN_NEED, PLAN, LOOKED_AFTER = "child_in_need", "child_protection_plan", "looked_after"
_CHANGES = Wheel(
    (
        ("LEFTRL", 5.0),
        ("TSPROC", 4.0),
        ("MANAGE", 2.0),
        ("ORGRST", 1.0),
        ("ABSENC", 1.0),
        ("CHCHAN", 0.3),
        ("PCCHAN", 0.3),
        ("OTHERS", 0.4),
    )
)
_LONGEST = {IN_NEED: 700, PLAN: 600, LOOKED_AFTER: 1800}
_fromordinal = date.fromordinal


class Needs:
    """Keeps what is owed, and gives it out."""

    def __init__(self, chance: Chance, rates: Rates, today: int) -> None:
        self.chance = chance
        self.rates = rates
        self.today = today
        self.staff = Staff()
        self.alone_owed = 0.0
        self._owed = {LOOKED_AFTER: 0.0, PLAN: 0.0, IN_NEED: 0.0}

    def count(self, children: int) -> None:
        """So many children came; owe what the rates say."""
        rates = self.rates
        alone = rates.looked_after * rates.unaccompanied
        self.alone_owed += children * alone / 10_000
        self._owed[LOOKED_AFTER] += children * (rates.looked_after - alone) / 10_000
        self._owed[PLAN] += children * rates.child_protection_plans / 10_000
        only = rates.children_in_need - rates.looked_after - rates.child_protection_plans
        self._owed[IN_NEED] += children * only / 10_000

    def turn(self, kin: Kin) -> tuple[str, list[Sketch]] | None:
        """The status that this family takes, and which of its children; None for most families."""
        children = kin.children_on(self.today)
        if not children:
            return None
        for kind, owed in self._owed.items():
            able = [child for child in children if kind != LOOKED_AFTER or child.born <= self.today]
            if able and owed >= len(able) / 2 and self.chance.happens(0.35):
                self._owed[kind] -= len(able)
                return kind, able
        return None

    def tell(self, kind: str, children: list[Sketch], tell: Tell) -> None:
        """The statuses of these children, and the workers allocated to them."""
        for child in children:
            self._open(kind, child, tell)

    def before(self, child: Sketch, tell: Tell) -> None:
        """A need that has ended."""
        if child.born > self.today - 400:
            return
        ended = self.today - self.chance.below(min(3000, self.today - child.born - 200)) - 30
        begun = max(child.born, ended - self.chance.between(30, 500))
        tell(Status(child.id, IN_NEED, _fromordinal(begun), _fromordinal(ended)))

    def begins(self, kind: str, child: Sketch) -> int:
        """The day on which the status began: not before birth, but for the unborn lately."""
        longest = _LONGEST[kind]
        lived = self.today - child.born if kind != LOOKED_AFTER else self.today - child.born - 1
        if child.is_alone:
            lived = min(lived, 500)
        return self.today - self.chance.below(max(1, min(longest, lived if lived > 0 else 60)))

    def _open(self, kind: str, child: Sketch, tell: Tell) -> None:
        begins = child.placed_from or self.begins(kind, child)
        earliest = child.born if child.born <= self.today else begins
        in_need = begins if kind == IN_NEED else max(earliest, begins - self.chance.below(120))
        tell(Status(child.id, IN_NEED, _fromordinal(in_need), None))
        if kind != IN_NEED:
            tell(Status(child.id, kind, _fromordinal(begins), None))
        self._allocate(child, in_need, tell)

    def _allocate(self, child: Sketch, begins: int, tell: Tell) -> None:
        """Workers one after the other since that day; the last may be missing."""
        chance, day = self.chance, begins
        reason = "FCONTA"
        now = chance.pick(self.staff.now)
        last = begins
        if chance.happens(0.5):
            last += chance.below(max(1, self.today - begins)) // 2
        last = max(last, now.begins)
        while day < last:
            post = self._post_on(day, last)
            ends = min(post.ends or last, last) if post else last
            worker, team = (post.worker, post.team) if post else (None, now.team)
            tell(Allocation(child.id, worker, team, "worker", _fromordinal(day), _fromordinal(ends), reason))
            day, reason = ends, _CHANGES.spin(chance)
        nobody = chance.happens(0.01)
        tell(Allocation(child.id, None if nobody else now.worker, now.team, "worker", _fromordinal(day), None, reason))

    def _post_on(self, day: int, last: int) -> Post | None:
        """Somebody in post on that day, found in a few tries, or None."""
        pool = self.staff.before or self.staff.now
        for _ in range(6):
            post = self.chance.pick(pool)
            if post.begins <= day and (post.ends is None or post.ends > day + 30):
                return post
        return None
