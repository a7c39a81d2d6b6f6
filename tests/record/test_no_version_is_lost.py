"""Whatever is done in whatever order, every version that was ever written can be seen and compared."""

from datetime import date, timedelta
from itertools import pairwise

from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.actions import merges, names, persons, restrictions
from keepsake.people.models import Allocation, Person, PersonName, Restriction, RestrictionGrant
from keepsake.record.history import differences, history
from keepsake.record.models import Version
from keepsake.record.opened import keeping
from keepsake.record.opening import open_access
from keepsake.record.writing import Conflict, action, add, change
from keepsake.record.wrong import Wrong
from tests.record.family import ALL

PEOPLE, WORDS = range(3), ("Robin", "Wren", "Lark")
people, words = st.sampled_from(PEOPLE), st.sampled_from(WORDS)
acts = st.one_of(
    st.tuples(st.just("name"), people, words),
    st.tuples(st.just("change"), people, words),
    st.tuples(st.just("change what somebody else changed"), people, words),
    st.tuples(st.just("correct"), people, st.sampled_from(("M", "F", ""))),
    st.tuples(st.just("merge"), people, people),
    st.tuples(st.just("split"), people),
    st.tuples(st.just("restrict"), people),
    st.tuples(st.just("lift"), people),
)


@action
def changed(*, name, given, seen, by):
    return change(name, given=given, because="an invented reason", seen=seen)


@action
def shared(*, with_whom, by):
    """So that whoever writes sees everybody, also of a closed record."""
    add(Allocation, person=with_whom, worker=by, part="worker", begins_on=date(2025, 1, 1))
    days = {"begins_on": date(2025, 1, 1), "ends_on": date(2099, 1, 1)}
    add(RestrictionGrant, person=with_whom, worker=by, reason="an invented reason", **days)


class Record:
    """Three people, and what was done to them."""

    def __init__(self, by):
        self.by, self.people = by, []
        for word in WORDS:
            made = persons.add(given=word, family="Invented", roles=["child"], unsearched="invented", by=by)
            shared(with_whom=made, by=by)
            self.people.append(made.pk)

    def do(self, act, who, *more):
        person = Person.objects.get(pk=self.people[who])
        name = PersonName.objects.filter(person=person).order_by("recorded_at", "pk").last()
        match act:
            case "name":
                names.set_preferred(person=person, given=more[0], begins_on=date(2026, 1, 1), by=self.by)
            case "change":
                changed(name=name, given=more[0], seen=name.version, by=self.by)
            case "change what somebody else changed":
                changed(name=name, given=more[0], seen=name.version + 1, by=self.by)
            case "correct":
                persons.correct(person=person, because="an invented reason", sex=more[0], by=self.by)
            case "merge":
                other = Person.objects.get(pk=self.people[more[0]])
                merges.link(keep=person, other=other, because="an invented reason", by=self.by)
            case "split":
                merges.split(person=person, because="an invented reason", by=self.by)
            case "restrict":
                until = timezone.localdate() + timedelta(days=400)
                restrictions.place(
                    person=person, reason="an invented reason", keepers=[self.by], keepers_until=until, by=self.by
                )
            case "lift":
                for each in Restriction.objects.filter(person=person, ends_on__isnull=True):
                    restrictions.lift(restriction=each, on=timezone.localdate(), because="invented", by=self.by)


def versions():
    """Every version that is kept, as it was written."""
    return {(each.model, each.record_id, each.number): each.values for each in Version.objects.all()}


class NoVersionIsLost(TestCase):
    @settings(max_examples=12)
    @given(st.lists(acts, max_size=10))
    def test_in_any_sequence(self, sequence):
        by = Account.objects.open(username="w", display_name="Invented", roles=[Role.TEAM_MANAGER], password=None)
        opening = open_access(
            worker=by.pk, role="team_manager", purpose="safeguard_children", categories=(*ALL, "sex"),
            day=timezone.localdate(),
        )  # fmt: skip
        with opening:
            record, before = Record(by), {}
            for act in sequence:
                try:
                    record.do(*act)
                except (Wrong, Conflict):
                    assert versions() == before or not before  # what was refused has written nothing
                now = versions()
                assert before.items() <= now.items()  # none is gone, and none reads otherwise
                before = now
            _every_version_is_seen(versions())


def _every_version_is_seen(kept):
    """The versions of each record are 1, 2, 3..., the last as it stands; each is compared with the next."""
    for model in (Person, PersonName, Restriction, RestrictionGrant, Allocation):
        for each in model.objects.all():
            stood = history(each)
            numbers = [number for label, id, number in kept if (label, id) == (model._meta.label_lower, each.pk)]
            assert [one.number for one in stood] == sorted(numbers) == list(range(1, each.version + 1))
            for earlier, later in pairwise(stood):
                changed_ones = differences(earlier, later)
                assert all(earlier.values[name] != later.values[name] for name in changed_ones)
        with keeping():
            assert model.objects.count() == QuerySet(model).count()  # and no record is out of sight
