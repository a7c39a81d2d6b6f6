"""A birth, a baby who was not born alive, a death, what somebody is over time, and with whom they live."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from keepsake.people.actions import households, relationships
from keepsake.people.models import HouseholdMember, NhsNumber, Person, PersonName, PersonRole
from keepsake.record.history import history
from keepsake.record.second_wall import maintenance
from tests.people_pages.conftest import a_person, opened

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
FAMILY = r'href="(/people/[^"]+/family-group/[0-9a-f-]{36}/)"'


def today():
    return timezone.localdate()


@pytest.fixture
def unborn(worker, family):
    with opened(worker):
        baby = a_person(worker, "", "", roles=(), born_on=today() + timedelta(weeks=3), birth_known="expected")
        relationships.add(person=family.ada, other=baby, kind="birth_parent", by=worker)
    return baby


def page(client, person):
    return client.get(f"/people/{person.pk}/").content.decode()


def sends(client, address, **typed):
    text = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', text))
    return client.post(address, {**hidden, **typed})


def test_a_birth_is_one_form_and_the_record_stays_the_childs(client, unborn, worker):
    assert "Record the birth" in page(client, unborn)
    typed = {
        "born_on": today().isoformat(),
        "given": "Linnet",
        "family": "Ashgrove",
        "sex": "F",
        "nhs_number": "999 012 3535",
    }

    answer = sends(client, f"/people/{unborn.pk}/birth/", **typed)

    assert answer.status_code == 302, answer.content.decode()
    text = page(client, unborn)
    assert "Linnet Ashgrove" in text
    assert "Record the birth" not in text
    with opened(worker):
        born = Person.objects.get(pk=unborn.pk)
        assert (born.birth_known, born.born_on, born.sex) == ("exact", today(), "F")
        assert NhsNumber.objects.get(person=born).value == "9990123535"
        roles = {role.role: role.ends_on for role in PersonRole.objects.filter(person=born)}
        assert roles == {"unborn_child": today() - timedelta(days=1), "child": None}
        assert history(born)[0].values["birth_known"] == "expected"


def test_a_birth_with_a_wrong_number_records_nothing(client, unborn, worker):
    answer = sends(
        client, f"/people/{unborn.pk}/birth/", born_on=today().isoformat(), given="Linnet", nhs_number="999 012 3536"
    )

    assert answer.status_code == 200
    assert "Linnet" in answer.content.decode()
    with opened(worker):
        assert Person.objects.get(pk=unborn.pk).birth_known == "expected"
        assert not PersonName.objects.filter(person=unborn).exists()


def test_a_number_that_another_child_has_undoes_the_whole_birth(client, unborn, worker):
    answer = sends(
        client, f"/people/{unborn.pk}/birth/", born_on=today().isoformat(), given="Linnet", nhs_number="9990123454"
    )

    assert "Another person has this number" in answer.content.decode()
    with opened(worker):
        assert Person.objects.get(pk=unborn.pk).birth_known == "expected"


def test_a_baby_who_was_not_born_alive_keeps_record_and_name(client, unborn, worker):
    sends(client, f"/people/{unborn.pk}/not-born-alive/", on=today().isoformat(), given="Linnet", sex="")

    text = page(client, unborn)
    assert "Linnet" in text
    assert "not born alive" in text
    assert "Record a death" not in text
    assert "due" not in text.split("people-facts")[1].split("</dl>")[0]
    with opened(worker):
        baby = Person.objects.get(pk=unborn.pk)
        assert (baby.birth_known, baby.born_on, baby.died_on) == ("not_alive", today(), today())


def test_without_a_name_the_baby_is_called_by_no_code(client, unborn):
    sends(client, f"/people/{unborn.pk}/not-born-alive/", on=today().isoformat(), given="", sex="")

    assert "Baby who was not born alive" in page(client, unborn)


def test_a_death_stops_the_age_and_is_recorded_once(client, family, worker):
    typed = {"died_on": today().isoformat(), "because": "The hospital rang."}
    assert sends(client, f"/people/{family.ada.pk}/death/", **typed).status_code == 302

    text = page(client, family.ada)
    assert "died aged" in text
    assert "Record a death" not in text
    assert client.get(f"/people/{family.ada.pk}/death/").status_code == 404
    with opened(worker):
        assert history(Person.objects.get(pk=family.ada.pk))[-1].reason == "The hospital rang."


def test_a_death_before_the_birth_is_refused_beside_the_field(client, family):
    answer = sends(client, f"/people/{family.ada.pk}/death/", died_on="1950-01-01", because="x").content.decode()

    assert "Nobody dies before they are born. They were born on 1 July 1988." in answer


@pytest.mark.parametrize("what", ["birth", "not-born-alive"])
def test_only_who_is_expected_is_born(client, family, what):
    assert client.get(f"/people/{family.siobhan.pk}/{what}/").status_code == 404


def test_what_somebody_is_begins_is_corrected_and_ends(client, family, worker):
    here = f"/people/{family.siobhan.pk}/roles/"
    assert sends(client, f"{here}add/", role="child_in_need", begins_on="2026-01-05", ends_on="").status_code == 302
    with opened(worker):
        role = PersonRole.objects.get(person=family.siobhan, role="child_in_need")

    typed = {"role": "child_in_need", "begins_on": "2026-02-05", "ends_on": "", "because": "The plan began later."}
    assert sends(client, f"{here}{role.pk}/", **typed).status_code == 302
    assert sends(client, f"{here}{role.pk}/end/", ends_on="2026-06-01", because="The plan ended.").status_code == 302

    text = page(client, family.siobhan)
    assert "Child in need" in text
    assert "From 5 February 2026 to 1 June 2026" in text
    told = client.get(f"{here}{role.pk}/history/").content.decode()
    assert "The plan began later." in told
    assert "The plan ended." in told


def test_a_child_moves_from_one_household_into_a_new_one(client, family, worker):
    with opened(worker):
        households.form(name="Ashgrove, Mill Lane", people=[family.ada, family.siobhan, family.robin], by=worker)
    here = f"/people/{family.siobhan.pk}/household/move-in/"
    assert "Ashgrove, Mill Lane: Ada Ashgrove" in client.get(here).content.decode()

    typed = {
        "home": "new",
        "name": "Siobhan and Robin",
        "others": [str(family.robin.pk)],
        "on": "2026-03-01",
        "leaves": "yes",
    }
    assert sends(client, here, **typed).status_code == 302

    text = page(client, family.siobhan)
    assert "Siobhan and Robin" in text
    assert "With Robin Ashgrove" in text
    with opened(worker):
        stays = HouseholdMember.objects.filter(person=family.siobhan).order_by("begins_on")
        assert {str(each.ends_on) for each in stays} == {"2026-02-28", "None"}


def test_a_household_with_somebody_who_is_not_shown_does_not_tell_its_name(client, family, worker):
    with maintenance(), opened(worker):
        households.form(name="Hidden, Secret Street", people=[family.siobhan, family.stranger], by=worker)

    text = page(client, family.siobhan)
    assert "Secret Street" not in text
    assert "A household with somebody who is not shown to you" in text
    assert "Secret Street" not in client.get(f"/people/{family.siobhan.pk}/household/move-in/").content.decode()


def test_a_family_is_formed_on_its_page_and_shown_with_all_who_belong(client, family):
    home = f"/people/{family.siobhan.pk}/"
    sent = {"group": "new", "name": "The Ashgroves of Mill Lane", "others": [str(family.ada.pk)], "on": ""}
    client.post(f"{home}family-group/add/", sent)

    page = client.get(home).content.decode()
    assert "The Ashgroves of Mill Lane" in page
    assert "With Ada Ashgrove" in page
    (address,) = set(re.findall(FAMILY, page))
    assert "Ada Ashgrove" in client.get(address).content.decode()

    offered = client.get(f"/people/{family.robin.pk}/family-group/add/").content.decode()
    assert "The Ashgroves of Mill Lane: Ada Ashgrove, Siobhan Ashgrove" in offered


def test_a_new_family_needs_a_name(client, family):
    answer = client.post(f"/people/{family.siobhan.pk}/family-group/add/", {"group": "new", "name": "", "on": ""})

    assert "Give the new family a name" in answer.content.decode()


def test_a_family_is_called_otherwise_with_a_reason(client, family):
    home = f"/people/{family.siobhan.pk}/"
    client.post(f"{home}family-group/add/", {"group": "new", "name": "The Ashgroves", "on": ""})
    (address,) = set(re.findall(FAMILY, client.get(home).content.decode()))

    client.post(f"{address}name/", {"name": "The Larches", "because": "They took one name.", "seen": "1"})

    assert "The Larches" in client.get(address).content.decode()
