"""A council told once for all tests."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from keepsake.people.demo_council import generate
from keepsake.people.demo_council.persons import Person, PersonRole, SamePerson

TODAY = date(2026, 11, 22)
SIZE = 20_000


class Told:
    """All facts of a council by kind."""

    def __init__(self, facts):
        self.facts = list(facts)
        self.kinds = defaultdict(list)
        for fact in self.facts:
            self.kinds[type(fact)].append(fact)
        self.people = {person.id: person for person in self.kinds[Person]}

    def __getitem__(self, kind):
        return self.kinds[kind]

    def children(self):
        again = {same.person_id for same in self[SamePerson]}
        roles = {role.person_id for role in self[PersonRole] if role.role in ("child", "unborn_child")}
        oldest = TODAY - timedelta(days=int(18 * 365.25))
        return [
            person
            for person in self[Person]
            if person.id in roles - again and person.born_on and person.born_on >= oldest and not person.died_on
        ]


@pytest.fixture(scope="session")
def council():
    return Told(generate(SIZE, 7, TODAY))


@pytest.fixture(scope="session")
def told():
    return Told
