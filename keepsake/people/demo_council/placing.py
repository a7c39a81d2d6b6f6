"""Where looked-after children live: with foster carers, in a home, with relatives or at home."""

from dataclasses import dataclass

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.kin import Kin, Sketch, Tie
from keepsake.people.demo_council.places import Place
from keepsake.people.demo_council.rates import Rates
from keepsake.people.demo_council.staffing import Staff

BEDS = 3


@dataclass(slots=True)
class Home:
    """Foster carers with beds to spare."""

    carers: list[Sketch]
    place: Place
    free: int


class Placing:
    """Finds places. Only carers with beds to spare are remembered."""

    def __init__(self, chance: Chance, rates: Rates, staff: Staff) -> None:
        self.chance = chance
        self.rates = rates
        self.staff = staff
        self._open: list[Home] = []

    def needs_carers(self, children: int) -> bool:
        """Are there too few beds for so many?"""
        return sum(home.free for home in self._open) < children

    def welcome(self, carers: Kin) -> None:
        """Carers who were just told of."""
        self._open.append(Home(list(carers.people), carers.home, BEDS))

    def place(self, child: Sketch, kin: Kin, begins: int) -> None:
        """Find a place from this day on, and tie the child to foster carers."""
        drawn = self.chance.unit()
        if (drawn < self.rates.foster_placements or child.is_alone) and self._open:
            home = self._open[-1]
            child.place, child.placed_from = home.place, begins
            kin.ties += [Tie(carer, child, "foster_carer", begins=begins) for carer in home.carers]
            home.free -= 1
            if home.free == 0:
                self._open.pop()
        elif drawn < 0.9 and self.staff.homes:
            body = self.chance.pick(self.staff.homes)
            child.place, child.placed_from = Place(f"{body.name}\n{body.lines}", body.postcode), begins
