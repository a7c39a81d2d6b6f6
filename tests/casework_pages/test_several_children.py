"""Several children in one act: what is shared and what is one child's own are heard apart; siblings close together."""

from datetime import date, timedelta

import pytest

from keepsake.casework.actions import plans, referrals
from keepsake.casework.models import Referral
from keepsake.people.actions import allocations, relationships
from keepsake.people.models import Team
from tests.casework_pages.test_protection import (
    a_person,
    child,
    client,
    conference,
    do,
    enquiry,
    manager,
    opened,
    today,
)

__all__ = ["child", "client", "conference", "enquiry", "manager"]
pytestmark = pytest.mark.django_db
LEGEND = '<legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">{}</h2>'


@pytest.fixture
def brothers(manager, child):
    """Wren and Finch, brothers of Robin, with an open referral each."""
    with opened(manager):
        made = [a_person(manager, name, born_on=date(2018, 5, 1), birth_known="exact") for name in ("Wren", "Finch")]
        for each in made:
            relationships.add(person=child, other=each, kind="sibling", by=manager)
            team = Team.objects.get()
            allocations.allocate(person=each, team=team, begins_on=date(2020, 1, 1), part="second", by=manager)
            referrals.accept(person=each, received_on=today() - timedelta(days=20), reason="bruises", by=manager)
    return made


def the_referral(person, by):
    with opened(by):
        return Referral.objects.get(person=person)


def closing(*people, **own):
    usual = {"closed_on": str(today()), "closure_reason": "RC7", "closure_summary": "They are safe."}
    return usual | {"children": [str(each.pk) for each in people]} | own


def test_the_answers_of_each_child_at_a_conference_stand_under_the_child_s_name(client, manager, child, conference):
    form = client.get(f"/casework/do/hold-conference/{conference.pk}/").content.decode()

    fieldset = form.partition(LEGEND.format("Robin Ashgrove"))[2].partition("</fieldset>")[0]
    assert f'name="outcome_{child.pk.hex}"' in fieldset
    assert '<span class="govuk-visually-hidden">Robin Ashgrove: </span>Outcome' in fieldset
    assert 'name="is_quorate"' not in fieldset


def test_what_brothers_share_and_what_is_different_for_one_are_asked_apart(client, manager, child, brothers):
    form = client.get(f"/casework/do/close-case/{the_referral(child, manager).pk}/").content.decode()

    shared = form.partition(LEGEND.format("Shared by the children"))[2].partition("</fieldset>")[0]
    own = form.partition(LEGEND.format("Wren Ashgrove: only what is different"))[2].partition("</fieldset>")[0]
    assert 'name="closed_on' in shared
    assert f'name="closure_reason_{brothers[0].pk.hex}"' in own


def test_brothers_are_closed_together_each_with_what_is_different(client, manager, child, brothers):
    wren, finch = brothers
    own = {f"closure_reason_{wren.pk.hex}": "RC3", f"closure_summary_{wren.pk.hex}": "Wren moved to an aunt."}
    answer = do(client, "close-case", the_referral(child, manager), **closing(child, wren, **own))

    assert answer.status_code == 302
    robins, wrens, finchs = (the_referral(each, manager) for each in (child, wren, finch))
    assert (robins.closure_reason, robins.closure_summary) == ("RC7", "They are safe.")
    assert (wrens.closure_reason, wrens.closure_summary) == ("RC3", "They are safe.\n\nWren moved to an aunt.")
    assert finchs.closed_on is None


def test_a_brother_who_is_closed_already_or_has_something_open_is_left_out_with_a_word(
    client, manager, child, brothers
):
    wren, finch = brothers
    with opened(manager):
        mine = Referral.objects.get(person=wren)
        referrals.close(referral=mine, closed_on=today(), reason="RC7", summary="safe", by=manager)
        plans.begin(referral=Referral.objects.get(person=finch), begins_on=today(), aim="calm", by=manager)

    form = client.get(f"/casework/do/close-case/{the_referral(child, manager).pk}/").content.decode()

    assert f"Wren Ashgrove was closed already, on {today():%A %-d %B %Y}." in form
    assert "Finch Ashgrove is not closed with them, since something is open still: Child in need plan" in form
    assert f'value="{wren.pk}"' not in form


def test_whoever_closed_one_in_between_is_told_and_nothing_is_lost(client, manager, child, brothers):
    with opened(manager):
        mine = Referral.objects.get(person=brothers[0])
        referrals.close(referral=mine, closed_on=today(), reason="RC7", summary="safe", by=manager)

    page = do(client, "close-case", the_referral(child, manager), **closing(child, brothers[0])).content.decode()

    assert "Somebody is not in the list any more" in page
    assert "They are safe." in page
    assert the_referral(child, manager).closed_on is None


def test_one_who_is_closed_already_stays_as_they_were_closed(manager, child, brothers):
    with opened(manager):
        first, second = Referral.objects.filter(person__in=[child, brothers[0]])
        referrals.close(referral=first, closed_on=today(), reason="RC3", summary="before", by=manager)
        closed = referrals.close_together(
            referrals=[first, second], closed_on=today(), reason="RC7", summary="now", by=manager
        )

    assert closed == [second]
    assert first.closure_reason == "RC3"
