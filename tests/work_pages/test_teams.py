"""Teams, allocations, leavers, absences and duty, through their pages."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from keepsake.people.models import Absence, Duty, Membership, Team
from tests.work_pages.invented_team import a_child, as_worker, client_of, close, sends, today

pytestmark = pytest.mark.django_db


def at(name, **parts):
    return reverse(name, kwargs=parts or None)


def page(account, name, **parts):
    return client_of(account).get(at(name, **parts))


def who_works_with(person, by, role="team_manager"):
    from keepsake.people.models import Allocation
    from keepsake.web.people.brief import in_force

    with as_worker(by, role):
        return set(Allocation.objects.filter(in_force(today()), person=person).values_list("worker", flat=True))


def test_the_tree_shows_teams_below_teams_with_their_managers(office):
    Team.objects.create(name="Lower invented team", above=office.team)

    text = page(office.manager, "work:teams").content.decode()

    assert "Lower invented team" in text.split("Invented team</a>", 1)[1]
    assert "managed by Tarragon Demo-Manager" in text


def test_a_manager_adds_a_team_and_somebody_to_it(office):
    client = client_of(office.manager)

    made = sends(client, at("work:add-team"), name="New invented team", above=str(office.team.pk))
    team = Team.objects.get(name="New invented team")
    joined = sends(client, at("work:join", id=team.pk), worker=str(office.rue.pk), on=str(today()))

    assert made.headers["Location"] == joined.headers["Location"] == at("work:team", id=team.pk)
    assert Membership.objects.filter(team=team, worker=office.rue, is_manager=False).exists()


def test_a_team_of_the_same_name_is_refused_beside_the_field(office):
    answer = sends(client_of(office.manager), at("work:add-team"), name="invented TEAM")

    assert answer.status_code == 200
    assert "There is a team of this name. Choose another." in answer.content.decode()


def test_somebody_leaves_a_team_and_sees_its_people_no_more(office):
    member = Membership.objects.get(worker=office.rue)
    yesterday = today() - timedelta(days=1)

    sends(client_of(office.manager), at("work:leave-team", id=office.team.pk, membership=member.pk), on=str(yesterday))

    assert page(office.rue, "work:allocations", id=office.child.pk).status_code == 404


def test_two_managers_who_end_one_membership_see_each_other(office):
    member, client = Membership.objects.get(worker=office.rue), client_of(office.manager)
    here = at("work:leave-team", id=office.team.pk, membership=member.pk)
    form = hidden(client.get(here))
    sooner, later = str(today() + timedelta(days=3)), str(today() + timedelta(days=9))
    sends(client_of(office.administrator), here, on=sooner)

    text = client.post(here, {**form, "on": later}).content.decode()

    assert "Somebody else changed this while you were typing" in text
    assert "No last day" in text
    assert str(Membership.objects.get(pk=member.pk).ends_on) == sooner
    assert client.post(here, {**hidden(text), "on": later}).status_code == 302
    assert str(Membership.objects.get(pk=member.pk).ends_on) == later


def hidden(page):
    text = page if isinstance(page, str) else page.content.decode()
    return dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', text))


def test_an_administrator_runs_teams_and_sees_nobody(office):
    client = client_of(office.administrator)

    text = client.get(at("work:worker", id=office.sage.pk)).content.decode()
    member = Membership.objects.get(worker=office.rue)
    sends(client, at("work:set-manager", id=office.team.pk, membership=member.pk))

    assert "1 person is not shown to you" in text
    assert "Wren" not in text
    assert Membership.objects.get(worker=office.rue).is_manager


def test_a_person_is_transferred_with_a_reason_that_stays_in_the_history(office):
    client = client_of(office.manager)

    sends(
        client,
        at("work:allocate", id=office.child.pk),
        worker=str(office.rue.pk), on=str(today()), reason="<b>Sage has too many</b>",
    )  # fmt: skip
    text = client.get(at("work:allocations", id=office.child.pk)).content.decode()

    assert who_works_with(office.child, office.manager) == {office.rue.pk}
    assert "&lt;b&gt;Sage has too many&lt;/b&gt;" in text
    assert "Sage Demo-Worker" in text


def test_a_person_of_a_team_without_a_worker_is_allocated(office):
    child = a_child("Linnet", office.sage, team=office.team)

    sends(
        client_of(office.manager),
        at("work:allocate", id=child.pk),
        worker=str(office.rue.pk), on=str(today()), reason="She knows the family.",
    )  # fmt: skip

    assert who_works_with(child, office.manager) == {office.rue.pk}


def test_a_form_that_is_sent_twice_is_done_once(office):
    client = client_of(office.manager)
    address = at("work:allocate", id=office.child.pk)
    number = client.get(address).content.decode().split('name="once" value="')[1].split('"')[0]
    form = {"once": number, "worker": str(office.rue.pk), "on": str(today()), "reason": "Once."}

    first, second = client.post(address, form), client.post(address, form)

    assert first.headers["Location"] == second.headers["Location"]
    text = client.get(at("work:allocations", id=office.child.pk)).content.decode()
    assert text.count("Rue Demo-Worker</strong>") == 1


def test_what_was_typed_stays_when_something_is_missing(office):
    answer = sends(client_of(office.manager), at("work:allocate", id=office.child.pk), reason="A long thought.")

    text = answer.content.decode()
    assert "Enter the first day" in text
    assert "A long thought." in text


def test_everybody_of_a_leaver_is_handed_over_in_one_step(office):
    second = a_child("Linnet", office.sage, worker=office.sage, team=office.team)
    client = client_of(office.manager)
    sends(client, at("work:leave", id=office.sage.pk), on=str(today() - timedelta(days=1)))

    assert "Has left, and still works with: 2" in client.get(at("work:worker", id=office.sage.pk)).content.decode()
    sends(
        client,
        at("work:hand-over", id=office.sage.pk),
        worker=str(office.rue.pk), on=str(today()), reason="Sage has left.",
    )  # fmt: skip

    for child in (office.child, second):
        assert who_works_with(child, office.manager) == {office.rue.pk}


def test_people_whom_the_manager_does_not_see_are_counted_and_stay(office):
    hidden = a_child("Linnet", office.sage, worker=office.sage, team=office.team)
    close(hidden, office.manager, [office.sage])

    text = page(office.manager, "work:hand-over", id=office.sage.pk).content.decode()

    assert "1 more are not shown to you" in text
    assert "Linnet" not in text


def test_a_manager_reaches_only_workers_of_their_teams(office):
    assert page(office.manager, "work:worker", id=office.stranger.pk).status_code == 404
    assert page(office.manager, "work:hand-over", id=office.stranger.pk).status_code == 404
    assert page(office.manager, "work:leave", id=uuid4()).status_code == 404


def test_nobody_says_of_themselves_that_they_leave(office):
    answer = sends(client_of(office.manager), at("work:leave", id=office.manager.pk), on=str(today()))

    assert "Somebody else says that you leave." in answer.content.decode()


def test_a_worker_arranges_their_own_cover_and_nobody_elses(office):
    client = client_of(office.sage)
    day = str(today())

    sends(client, at("work:add-away"), worker=str(office.sage.pk), cover=str(office.rue.pk), begins_on=day, ends_on=day)
    other = sends(
        client, at("work:add-away"), worker=str(office.rue.pk), cover=str(office.sage.pk), begins_on=day, ends_on=day
    )

    assert Absence.objects.get().worker == office.sage
    assert "Choose from the list" in other.content.decode()


def test_who_comes_back_earlier_is_covered_no_longer(office):
    later = today() + timedelta(days=9)
    away = Absence.objects.create(worker=office.sage, cover=office.rue, begins_on=today(), ends_on=later)

    sends(client_of(office.sage), at("work:come-back", id=away.pk), ends_on=str(today()))
    refused = sends(client_of(office.rue), at("work:come-back", id=away.pk), ends_on=str(later))

    assert Absence.objects.get().ends_on == today()
    assert refused.status_code == 403


def test_the_duty_rota_takes_a_worker(office):
    day = str(today())

    sends(client_of(office.manager), at("work:duty"), worker=str(office.rue.pk), begins_on=day, ends_on=day)

    assert Duty.objects.get().worker == office.rue
    assert "On duty now" in page(office.manager, "work:duty").content.decode()


def test_a_part_is_given_and_ended(office):
    client = client_of(office.manager)
    sends(
        client,
        at("work:give-part", id=office.child.pk),
        part="audit", worker=str(office.officer.pk), on=str(today()), reason="A complaint.",
    )  # fmt: skip
    from keepsake.people.models import Allocation

    with as_worker(office.manager, "team_manager"):
        given = Allocation.objects.get(person=office.child, part="audit")

    sends(
        client,
        at("work:end-part", id=office.child.pk, allocation=given.pk),
        on=str(today()), reason="It is answered.",
    )  # fmt: skip

    assert "It is answered." not in client.get("/").content.decode()
    with as_worker(office.manager, "team_manager"):
        assert Allocation.objects.get(pk=given.pk).ends_on == today()


def test_accounts_are_listed_with_roles_and_teams(office):
    text = client_of(office.administrator).get(at("work:accounts"), {"q": "sage"}).content.decode()

    assert "Social worker; Invented team" in text
    assert "Rue Demo-Worker" not in text


def test_the_second_of_two_managers_is_told_that_another_worker_took_the_place(office):
    page_of = client_of(office.manager).get(at("work:allocate", id=office.child.pk)).content.decode()
    seen = page_of.split('name="seen" value="')[1].split('"')[0]
    given = {"worker": str(office.rue.pk), "on": str(today()), "reason": "She knows them."}
    sends(client_of(office.manager), at("work:allocate", id=office.child.pk), **given | {"seen": seen})

    answer = (
        client_of(office.manager)
        .post(
            at("work:allocate", id=office.child.pk),
            {**given, "worker": str(office.sage.pk), "reason": "He does.", "seen": seen},
        )
        .content.decode()
    )

    assert "changed this while you were typing" in answer
    assert "She knows them." in answer
    assert "He does." in answer


@pytest.mark.parametrize("seen", ["1:x", "1:" + "a" * 32, "1:" + "é" * 32, ":", "x", "9" * 20])
def test_an_odd_word_for_what_was_seen_breaks_nothing(office, seen):
    given = {"worker": str(office.rue.pk), "on": str(today()), "reason": "She knows them.", "seen": seen}

    assert client_of(office.manager).post(at("work:allocate", id=office.child.pk), given).status_code in (200, 302)
