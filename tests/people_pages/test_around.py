"""Who works with a child, on the pages: found in the directory or added in place, and nothing typed is lost."""

from datetime import date

import pytest
from django.utils import timezone

from keepsake.people.actions import directory as entries
from keepsake.people.actions import relationships
from keepsake.people.models import Body, Involvement, Professional, Relationship
from tests.people_pages.conftest import a_person, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(worker):
    with opened(worker):
        return entries.add_body(kind="school", name="Rosemary Invented School", phone="01632960123", by=worker)


def address(family):
    return f"/people/{family.siobhan.pk}/around/add/"


EMPTY = dict.fromkeys(
    ("kind", "name", "lines", "postcode", "phone", "email", "who", "profession", "who_phone", "who_email", "part",
     "words", "begins_on", "ends_on"), "",
)  # fmt: skip


def around(worker):
    with opened(worker):
        return list(Involvement.objects.select_related("body", "professional"))


def test_first_it_is_looked_who_is_there(client, family, school):
    answer = client.post(address(family), {"sought": "rosmary"}).content.decode()

    assert "Rosemary Invented School, School" in answer
    assert "There is a problem" not in answer
    assert Involvement._meta.label == "people.Involvement"


def test_one_that_is_there_is_linked_and_shown_with_how_to_reach_it(client, family, school, worker):
    sent = EMPTY | {"sought": "rosemary", "chosen": f"body:{school.pk}", "words": "Year 7", "begins_on": "2026-09-01"}
    answer = client.post(address(family), sent)

    assert answer["Location"].endswith("#workers")
    page = client.get(f"/people/{family.siobhan.pk}/").content.decode()
    assert "Rosemary Invented School" in page
    assert "01632 960123" in page
    assert "Year 7" in page
    (made,) = around(worker)
    assert (made.body, made.part) == (school, "school")


def test_a_new_one_is_made_in_place_with_somebody_of_it(client, family, worker):
    sent = EMPTY | {
        "sought": "chervil", "chosen": "new", "kind": "gp", "name": "Chervil Surgery", "phone": "01632 960555",
        "who": "Ida Larch", "profession": "General practitioner",
    }  # fmt: skip
    client.post(address(family), sent)

    (made,) = around(worker)
    assert (made.body.name, made.professional.name, made.part) == ("Chervil Surgery", "Ida Larch", "gp")


def test_a_refusal_keeps_all_that_was_typed_and_leaves_nothing_half_made(client, family, worker):
    sent = EMPTY | {"sought": "chervil", "chosen": "new", "name": "Chervil Surgery", "kind": "gp", "phone": "12"}
    answer = client.post(address(family), sent).content.decode()

    assert "There is a problem" in answer
    assert 'value="Chervil Surgery"' in answer
    assert not Body.objects.exists()
    assert around(worker) == []


def test_looking_again_keeps_what_was_typed_too(client, family, school):
    sent = EMPTY | {"sought": "rosemary", "again": "yes", "words": "Goes on Tuesdays"}
    answer = client.post(address(family), sent).content.decode()

    assert 'value="Goes on Tuesdays"' in answer
    assert "There is a problem" not in answer


def test_the_page_of_a_body_shows_the_children_who_may_be_seen_and_no_other(client, family, school, worker):
    with opened(worker):
        from keepsake.people.actions import involvements

        for each in (family.siobhan, family.stranger):
            involvements.begin(person=each, body=school, by=worker)
    page = client.get(f"/directory/bodies/{school.pk}/").content.decode()

    assert "Siobhan Ashgrove" in page
    assert "Wren" not in page
    assert str(family.stranger.pk) not in page


def test_an_entry_is_corrected_with_its_history(client, school):
    base = f"/directory/bodies/{school.pk}/"
    sent = {"kind": "school", "name": "Rosemary Invented Academy", "because": "It became an academy."}
    client.post(f"{base}correct/", sent)

    assert "Rosemary Invented Academy" in client.get(base).content.decode()
    history = client.get(f"{base}history/").content.decode()
    assert "It became an academy." in history
    assert "Rosemary Invented School became Rosemary Invented Academy" in history


def test_somebody_who_left_is_offered_no_more(client, family, school, worker):
    with opened(worker):
        gone = entries.add_professional(name="Asha Rowan", profession="Teacher", body=school, by=worker)
    client.post(f"/directory/people/{gone.pk}/close/", {"ends_on": "2026-01-01", "because": "She retired."})

    answer = client.post(address(family), {"sought": "asha rowan"}).content.decode()

    assert Professional.objects.get().ends_on is not None
    assert f"professional:{gone.pk}" not in answer
    assert "Until 1 January 2026" in client.get(f"/directory/people/{gone.pk}/").content.decode()


@pytest.fixture
def old(family, worker):
    """A health visitor as an older record has her: a person, related to the child."""
    with opened(worker):
        asha = a_person(worker, "Asha", "Rowan", roles=("professional",))
        return relationships.add(
            person=asha, other=family.siobhan, kind="professional", profession="Health visitor", body="Anise Clinic",
            begins_on=date(2024, 5, 1), by=worker,
        )  # fmt: skip


def instead(family, old):
    return f"/people/{family.siobhan.pk}/around/instead/{old.pk}/"


def test_a_professional_of_an_older_record_is_offered_with_all_that_is_known(client, family, old):
    assert instead(family, old) in client.get(f"/people/{family.siobhan.pk}/").content.decode()

    page = client.get(instead(family, old)).content.decode()

    for words in ("Asha Rowan", "Health visitor", "Anise Clinic", "2024-05-01"):
        assert f'value="{words}"' in page


def test_put_into_the_directory_they_are_no_relative_any_more_and_nothing_is_lost(client, family, old, worker):
    sent = EMPTY | {
        "sought": "Asha Rowan", "chosen": "new", "kind": "health_visiting", "name": "Anise Clinic", "who": "Asha Rowan",
        "profession": "Health visitor", "begins_on": "2024-05-01",
    }  # fmt: skip
    answer = client.post(instead(family, old), sent)

    assert answer["Location"].endswith("#workers")
    (made,) = around(worker)
    assert (made.professional.name, made.body.name, made.begins_on) == ("Asha Rowan", "Anise Clinic", date(2024, 5, 1))
    with opened(worker):
        was = Relationship.objects.get(pk=old.pk)
        assert (was.ends_on, was.version) == (timezone.localdate(), 2)
    page = client.get(f"/people/{family.siobhan.pk}/").content.decode()
    assert "Asha Rowan, Health visitor" in page
    assert instead(family, old) not in page


def test_one_who_is_in_the_directory_is_not_added_again(client, family, old, school, worker):
    with opened(worker):
        there = entries.add_professional(name="Asha Rowann", profession="Health visitor", body=school, by=worker)
    sent = EMPTY | {"sought": "Asha Rowan", "chosen": f"professional:{there.pk}", "who": "Asha Rowan",
                    "profession": "Health visitor"}  # fmt: skip
    client.post(instead(family, old), sent)

    assert Professional.objects.get() == there
    assert [each.professional for each in around(worker)] == [there]


def test_where_the_directory_refuses_the_relationship_stays(client, family, old, worker):
    sent = EMPTY | {"sought": "Asha Rowan", "chosen": "new", "who": "Asha Rowan", "profession": "x", "who_phone": "12"}
    assert "There is a problem" in client.post(instead(family, old), sent).content.decode()

    with opened(worker):
        assert Relationship.objects.get(pk=old.pk).version == 1


def test_no_other_relationship_is_put_there(client, family, worker):
    with opened(worker):
        mother = Relationship.objects.filter(other=family.siobhan).first()

    assert client.get(instead(family, mother)).status_code == 404
