"""Nobody is made before it was looked whether they are there; the action itself asks for the proof."""

import pytest

from keepsake.people import before_adding
from keepsake.people.actions import persons
from keepsake.people.models import Person
from keepsake.record.history import history
from keepsake.record.wrong import Wrong

pytestmark = pytest.mark.django_db
WREN = {"given": "Wren", "family": "Invented", "roles": ["child"]}


def test_without_a_look_nobody_is_made(access, manager):
    with pytest.raises(Wrong, match="Nobody looked"):
        persons.add(**WREN, by=manager)

    assert not Person.objects.exists()


@pytest.mark.parametrize("proof", ["", "anything", "WyJ4Il0:1x:y"])
def test_what_is_no_proof_is_none(access, manager, proof):
    with pytest.raises(Wrong, match="Nobody looked"):
        persons.add(**WREN, searched=proof, by=manager)


def test_who_looked_may_add(access, manager):
    looked = before_adding.look("Wren Invented 01/02/2015", access)

    made = persons.add(**WREN, searched=looked.proof, by=manager)

    assert history(made)[0].reason == ""


def test_a_look_for_another_name_is_no_look(access, manager):
    looked = before_adding.look("Robin Invented", access)

    with pytest.raises(Wrong, match="another name"):
        persons.add(**WREN, searched=looked.proof, by=manager)


def test_a_look_of_another_worker_is_no_look(access, manager, worker):
    proof = before_adding.proof_of(worker.pk, "Wren Invented", [])

    with pytest.raises(Wrong, match="another name"):
        persons.add(**WREN, searched=proof, by=manager)


def test_who_was_found_is_part_of_the_proof(access, manager, robin):
    one = before_adding.look("Robin Ashgrove", access)
    other = before_adding.proof_of(manager.pk, "Robin Ashgrove", [])

    assert [before_adding.id_of(match) for match in one.matches] == [robin.pk]
    assert before_adding.are_the_same(one.proof, before_adding.look("Robin Ashgrove", access).proof)
    assert not before_adding.are_the_same(one.proof, other)


def test_who_could_not_look_says_why_and_it_is_kept(access, manager):
    made = persons.add(**WREN, unsearched="import", by=manager)

    assert "import" in history(made)[0].reason


def test_a_reason_that_nobody_knows_is_none(access, manager):
    with pytest.raises(Wrong, match="no reason"):
        persons.add(**WREN, unsearched="in a hurry", by=manager)


def test_a_baby_without_a_name_is_added_after_a_look_for_nobody(access, manager):
    from datetime import timedelta

    looked = before_adding.look("", access)

    made = persons.add(roles=[], born_on=access.day + timedelta(weeks=9), birth_known="expected",
                       searched=looked.proof, by=manager)  # fmt: skip

    assert made.pk
