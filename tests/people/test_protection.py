"""Warnings, restrictions, circumstances, and what is opened in an emergency."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations, circumstances, emergencies, restrictions, warnings
from keepsake.people.authority import NotYours
from keepsake.people.models import BreakGlass, Person, PersonName, Restriction, RestrictionGrant, Warning
from keepsake.people.seeing import NotSeen
from keepsake.record.history import history
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY, on_duty, opening

LATER = date(2027, 1, 1)
REASON = "A caller says she is being hurt now."


def test_a_warning_is_looked_at_again_and_ends(robin, manager):
    warning = warnings.raise_(
        person=robin, words="a dog that bites", review_on=LATER, who_was_told="the school", by=manager
    )
    warnings.review(
        warning=warning, review_on=date(2027, 6, 1), because="still there", who_was_told="and the nurse", by=manager
    )
    warnings.end(warning=warning, ends_on=DAY, because="the dog died", by=manager)

    told = [stood.values["who_was_told"] for stood in history(Warning.objects.get())]
    assert told == ["the school", "and the nurse", "and the nurse"]
    assert [stood.reason for stood in history(warning)] == ["", "still there", "the dog died"]


@pytest.mark.parametrize(("given", "field"), [({"words": " "}, "words"), ({"review_on": DAY}, "review_on")])
def test_a_warning_says_something_and_is_looked_at_on_a_later_day(robin, manager, given, field):
    with pytest.raises(Wrong) as told:
        warnings.raise_(**{"person": robin, "words": "a dog", "review_on": LATER, "by": manager} | given)

    assert told.value.field == field


def test_the_next_look_at_a_warning_is_to_come(robin, manager):
    warning = warnings.raise_(person=robin, words="a dog", review_on=LATER, by=manager)

    with pytest.raises(Wrong):
        warnings.review(warning=warning, review_on=DAY, because="still there", by=manager)


def restrict(person, manager, *keepers):
    return restrictions.place(
        person=person, reason="invented", keepers=keepers or [manager], keepers_until=LATER, by=manager
    )


def test_a_restricted_person_is_seen_by_the_keepers_alone(robin, manager, make_account):
    other = on_duty(make_account(Role.TEAM_MANAGER, username="other"))
    restrict(robin, manager)

    with opening(manager):
        assert Person.objects.count() == 1
    with opening(other):
        assert Person.objects.count() == 0


def test_a_grant_opens_and_its_withdrawal_closes(robin, manager, make_account):
    other = on_duty(make_account(Role.TEAM_MANAGER, username="other"))
    restrict(robin, manager)

    grant = restrictions.grant(person=robin, worker=other, reason="she covers", ends_on=LATER, by=manager)
    with opening(other):
        assert Person.objects.count() == 1

    restrictions.withdraw_grant(grant=grant, on=DAY, because="she is back", by=manager)
    with opening(other):
        assert Person.objects.count() == 0


def test_a_lifted_restriction_closes_nothing(robin, manager, make_account):
    other = on_duty(make_account(Role.TEAM_MANAGER, username="other"))
    restriction = restrict(robin, manager)

    restrictions.lift(restriction=restriction, on=DAY, because="no longer needed", by=manager)

    with opening(other):
        assert Person.objects.count() == 1


def test_nobody_grants_to_themselves_and_somebody_always_keeps(robin, manager):
    with pytest.raises(Wrong, match="themselves"):
        restrictions.grant(person=robin, worker=manager, reason="invented", ends_on=LATER, by=manager)
    with pytest.raises(Wrong) as told:
        restrictions.place(person=robin, reason="invented", keepers=[], keepers_until=LATER, by=manager)
    assert told.value.field == "keepers"


def test_another_manager_opens_what_its_keepers_have_left(robin, manager, make_account):
    other, third = (make_account(Role.TEAM_MANAGER, username=name) for name in ("other", "third"))
    restrict(robin, manager)

    with opening(other):
        restrictions.grant(person=Person(pk=robin.pk), worker=third, reason="she left", ends_on=LATER, by=other)

    with opening(manager):
        assert RestrictionGrant.objects.filter(person=robin).count() == 2


def test_a_social_worker_restricts_nobody(robin, worker):
    with opening(worker, role="social_worker"), pytest.raises(NotYours, match="team manager"):
        restrictions.place(person=robin, reason="invented", keepers=[worker], keepers_until=LATER, by=worker)


def test_nobody_restricts_whom_they_do_not_see(robin, make_account):
    other = make_account(Role.TEAM_MANAGER, username="other")

    with opening(other), pytest.raises(NotSeen):
        restrictions.place(person=robin, reason="invented", keepers=[other], keepers_until=LATER, by=other)
    with opening(other):
        assert not Restriction.objects.exists()


def test_a_circumstance_is_noted_once_and_ends(robin, manager):
    noted = circumstances.note(person=robin, code="sealed", begins_on=date(2026, 1, 1), by=manager)
    with opening(manager):
        assert Person.objects.count() == 0

    circumstances.end(circumstance=noted, on=DAY, because="opened by a court", by=manager)

    with opening(manager):
        assert Person.objects.count() == 1


def test_a_circumstance_nobody_knows_or_that_stands_is_refused(robin, manager):
    with pytest.raises(Wrong, match="Did you mean consent_given"):
        circumstances.note(person=robin, code="consent_givn", begins_on=DAY, by=manager)
    with pytest.raises(Wrong):
        circumstances.note(person=robin, code="break_glass", begins_on=DAY, by=manager)
    circumstances.note(person=robin, code="consent_given", begins_on=DAY, by=manager)
    with pytest.raises(Wrong, match="already"):
        circumstances.note(person=robin, code="consent_given", begins_on=DAY, by=manager)


def open_for(worker, person, reason=REASON):
    with opening(worker, role="social_worker", purpose="emergency_protection"):
        return emergencies.open(person=person.pk, reason=reason, by=worker)


def seen_in_emergency(worker):
    with opening(worker, role="social_worker", purpose="emergency_protection", wanted=("name",)):
        return PersonName.objects.count()


def test_an_emergency_opens_one_person_for_four_hours(robin, mother, worker):
    assert seen_in_emergency(worker) == 0

    opened = open_for(worker, robin)

    assert seen_in_emergency(worker) == 1
    assert opened.ends_at - opened.opened_at == timedelta(hours=4)


def test_it_ends_by_itself(robin, worker, monkeypatch):
    open_for(worker, robin)
    late = timezone.now() + timedelta(hours=4, seconds=1)

    monkeypatch.setattr("keepsake.people.known.timezone.now", lambda: late)

    assert seen_in_emergency(worker) == 0


def test_the_council_sets_the_hours(robin, worker, settings):
    settings.EMERGENCY_ACCESS_HOURS = 1.5

    opened = open_for(worker, robin)

    assert opened.ends_at - opened.opened_at == timedelta(minutes=90)


def test_a_restricted_record_stays_closed_in_an_emergency(robin, worker, manager):
    restrict(robin, manager)

    open_for(worker, robin)

    assert seen_in_emergency(worker) == 0


@pytest.mark.parametrize("reason", ["", " ", "She is hurt."])
def test_an_emergency_has_a_reason(robin, worker, reason):
    with pytest.raises(Wrong) as told:
        open_for(worker, robin, reason)

    assert told.value.field == "reason"


def test_a_reviewer_is_told_without_being_told_of_whom(robin, worker):
    opened = open_for(worker, robin)

    (waiting,) = emergencies.awaiting_review()

    assert (waiting.id, waiting.role) == (opened.pk, "social_worker")
    assert not {robin.pk, worker.pk} & {waiting.id, waiting.role}


def test_a_review_is_made_once_and_by_another(robin, worker, manager):
    opened = open_for(worker, robin)
    with opening(worker, role="social_worker"), pytest.raises(NotYours):
        emergencies.review(emergency=opened.pk, was_justified=True, words="it was right", by=worker)

    with opening(manager, purpose="audit_and_security", wanted=("audit_trail",)):
        assert BreakGlass.objects.get().reason == REASON
        emergencies.review(emergency=opened.pk, was_justified=True, words="it was right", by=manager)
        with pytest.raises(Wrong, match="already"):
            emergencies.review(emergency=opened.pk, was_justified=True, words="again", by=manager)

    assert emergencies.awaiting_review() == []


def test_nobody_reviews_their_own(robin, manager):
    with opening(manager, purpose="emergency_protection"):
        opened = emergencies.open(person=robin, reason=REASON, by=manager)

        with pytest.raises(Wrong, match="their own"):
            emergencies.review(emergency=opened.pk, was_justified=True, words="fine", by=manager)


def test_an_emergency_gives_no_power_to_hand_on(robin, worker):
    open_for(worker, robin)

    with opening(worker, role="social_worker"), pytest.raises(NotSeen):
        allocations.allocate(person=robin, worker=worker, begins_on=DAY, by=worker)
