"""The second wall closes exactly whom the first one closes: restrictions, grants, days and linked records."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.known import PeopleFacts, rows
from keepsake.people.models import Person, Restriction, RestrictionGrant
from keepsake.record.opened import keeping
from keepsake.record.writing import action, add, change
from tests.both_databases.seen import ids
from tests.record.family import reading

if connection.vendor != "postgresql":
    pytest.skip("SQLite has no second wall", allow_module_level=True)

pytestmark = [
    pytest.mark.both_databases,
]
DAYS = [date(2026, 1, day) for day in range(1, 6)]
PEOPLE = range(4)
people, days = st.sampled_from(PEOPLE), st.sampled_from(DAYS)
spans = st.tuples(days, days).map(sorted)


@action
def arrange(*, links, restrictions, grants, by):
    made = [add(Person) for _ in PEOPLE]
    for each, root in links.items():
        if root < each and root not in links:  # records are linked to one root, in one step
            change(made[each], same_as=made[root])
    for who, (begins_on, ends_on), is_open in restrictions:
        add(Restriction, person=made[who], reason="x", begins_on=begins_on, ends_on=None if is_open else ends_on)
    for who, (begins_on, ends_on) in grants:
        add(RestrictionGrant, person=made[who], worker=by, reason="x", begins_on=begins_on, ends_on=ends_on)


class TheWallsAgree(TestCase):
    @settings(max_examples=25)
    @given(
        st.dictionaries(people, people, max_size=2),
        st.lists(st.tuples(people, spans, st.booleans()), max_size=3),
        st.lists(st.tuples(people, spans), max_size=3),
        days,
    )
    def test_on_who_is_closed(self, links, restrictions, grants, day):
        worker = Account.objects.open(username="w", display_name="Invented", roles=[Role.SOCIAL_WORKER], password=None)
        with reading(worker, purpose="safeguard_children"):
            arrange(links=links, restrictions=restrictions, grants=grants, by=worker)

        with reading(worker, day=day):
            with keeping():
                closed = PeopleFacts().holds("person_restricted", worker.pk, day, "")
                open_to = set(rows(Person).exclude(closed).values_list("pk", flat=True))
            assert ids("people_person") == open_to
