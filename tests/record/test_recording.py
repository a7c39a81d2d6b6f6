"""The notice decides on writing too; and nobody is stopped from writing down that a child is in danger."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.notice.deciding.answers import Reason
from keepsake.people.models import Household, HouseholdMember, Person, Relationship
from keepsake.record.opened import current
from keepsake.record.recording import NotRecorded, drift_in, heard_from
from keepsake.record.writing import action, add, change, under_way
from keepsake.standard.vocabulary import terms
from tests.record.family import a_person, allocate, met, note, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    with reading(worker):
        person = a_person(given="Robin", by=worker)
        allocate(person=person, to=worker, by=worker)
    return person


@pytest.fixture
def stranger(worker):
    with reading(worker):
        return a_person(given="Wren", by=worker)


@action
def say(*, person, by, **values):
    change(person, **values)
    return list(under_way().drift)


def test_what_the_notice_mentions_is_recorded_without_drift(robin, worker):
    with reading(worker):
        assert say(person=robin, by=worker, religion="invented") == []
        assert current().written[-1].drift == frozenset()


def test_what_the_notice_does_not_mention_is_recorded_and_is_drift(robin, worker):
    with reading(worker), heard_from("police"):
        found = say(person=robin, by=worker, sexual_orientation="invented")

        assert found == [("people.person", "sexual_orientation")]
        assert current().written[-1].drift == {"sexual_orientation"}


def test_about_somebody_the_worker_has_nothing_to_do_with_it_is_refused_in_words(stranger, worker):
    with reading(worker), pytest.raises(NotRecorded, match="collect “Religion or belief”") as told:
        say(person=stranger, by=worker, religion="invented")

    assert told.value.decision.reason is Reason.NO_RELATIONSHIP
    assert stranger.religion == ""


def test_what_needs_a_circumstance_is_refused_without_it(robin, worker):
    with reading(worker), heard_from("person_themselves"), pytest.raises(NotRecorded) as told:
        say(person=robin, by=worker, sexual_orientation="invented")

    assert told.value.decision.reason is Reason.CONDITION_UNMET


def test_with_the_circumstance_it_is_recorded(robin, worker):
    with reading(worker):
        note(person=robin, code="relevance_recorded", by=worker)
        with heard_from("person_themselves"):
            assert say(person=robin, by=worker, sexual_orientation="invented") == []


@pytest.mark.parametrize("role", terms("roles"))
def test_whoever_it_is_records_a_danger_to_a_child(stranger, worker, role):
    with reading(worker, purpose="safeguard_children", role=role) as access:
        drift_in(access, [stranger.pk], terms("categories"))


@pytest.mark.parametrize(
    "code", [code for code, term in terms("circumstances").items() if term.more["effect"] == "stop"]
)
def test_no_circumstance_stops_the_recording_of_a_danger(stranger, worker, code):
    with reading(worker):
        note(person=stranger, code=code, by=worker)

    with reading(worker, purpose="safeguard_children") as access:
        drift_in(access, [stranger.pk], terms("categories"))


def test_a_role_without_any_rule_is_recorded_as_drift_all_the_same(stranger, worker, monkeypatch):
    with reading(worker, purpose="safeguard_children") as access:
        monkeypatch.setattr(access.decider.on_the_day(access.request({"name"})), "reaches", {})
        monkeypatch.setattr(access.decider.on_the_day(access.request({"name"})), "_decided", {})

        assert drift_in(access, [stranger.pk], {"name"}) == {"name"}


def test_somebody_new_is_written_down_before_anybody_works_with_them(worker):
    with reading(worker, purpose="assess_needs"):
        met(given="Lark", roles=("child",), born_on=date(2020, 1, 1), by=worker)


def test_more_than_who_they_are_is_not_recorded_of_somebody_new(worker):
    with reading(worker, purpose="assess_needs"), pytest.raises(NotRecorded):
        met(given="Lark", roles=("child",), religion="invented", by=worker)

    with reading(worker, purpose="safeguard_children"):
        assert not Person.objects.exists()


def test_of_two_people_a_reason_to_look_at_one_is_enough_to_say_what_they_are(robin, stranger, worker):
    @action
    def relate(*, person, other, by):
        return add(Relationship, person=person, other=other, kind="sibling")

    with reading(worker, purpose="monitor_progress"), pytest.raises(NotRecorded):
        relate(person=stranger, other=a_person(given="Finch", by=worker), by=worker)
    with reading(worker):
        relate(person=robin, other=stranger, by=worker)


def test_a_household_is_about_those_who_are_said_to_join_it(robin, worker):
    @action
    def together(*, by):
        home = add(Household, name="Invented home", about=[robin.pk])
        add(HouseholdMember, household=home, person=robin, begins_on=date(2026, 1, 1))
        return change(home, name="Another name")

    with reading(worker):
        together(by=worker)

        assert [written.people for written in current().written] == [{robin.pk}] * 3


def test_keys_and_days_need_no_decision(stranger, worker):
    with reading(worker, purpose="payments"):
        allocate(person=stranger, to=worker, by=worker)


def test_one_person_is_asked_about_once_an_action(robin, worker, django_assert_max_num_queries):
    with reading(worker):

        @action
        def two(*, by):
            change(robin, religion="invented")
            with django_assert_max_num_queries(4):
                change(robin, disability="invented")

        two(by=worker)
