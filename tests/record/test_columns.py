"""A few columns of the records about some people, by a statement that is kept: the same as through the way to all rows,
of kinds about one person and of kinds about several."""

from datetime import UTC, datetime

import pytest

from keepsake.accounts.roles import Role
from keepsake.casework.models import CaseNote, CaseNotePerson, Statement
from keepsake.people.models import Allocation
from keepsake.record import about as kept
from keepsake.record.columns import columns_about, columns_of_several
from keepsake.record.opened import NotGranted, NotOpen
from keepsake.record.writing import action, add
from tests.record.family import a_person, allocate, reading, restrict

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTES = ("case_notes", "own_words", "allocation", "worker_and_team")
SAFE = "safeguard_children"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_WRITTEN", {})


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@action
def noted(*, people, by):
    note = add(CaseNote, happened_at=NOON, words="A call.", about=[each.pk for each in people])
    for each in people:
        add(CaseNotePerson, note=note, person=each)
    return note.pk


@pytest.fixture
def council(worker):
    """Robin and Wren, whom the worker works with; Closed, whose record is closed; and whom the notes are about."""
    robin, wren, closed = [a_person(given=name, by=worker) for name in ("Robin", "Wren", "Closed")]
    with reading(worker, *NOTES, purpose=SAFE):
        for each in (robin, wren, closed):
            allocate(person=each, to=worker, by=worker)
        notes = {
            "robin": noted(people=[robin], by=worker),
            "both": noted(people=[robin, wren], by=worker),
            "with closed": noted(people=[robin, closed], by=worker),
            "wren": noted(people=[wren], by=worker),
            "closed": noted(people=[closed], by=worker),
        }
        restrict(person=closed, by=worker)
    return {"people": [each.pk for each in (robin, wren, closed)], "notes": notes}


def test_records_about_one_person_are_those_of_all_rows(worker, council):
    for categories in (NOTES, ("allocation",), ("case_notes",)):
        for asked in (council["people"], council["people"][:1], council["people"][2:], []):
            for _ in range(2):
                with reading(worker, *categories, purpose=SAFE):
                    found = columns_about(Allocation, asked, ("begins_on",))
                    expected = Allocation.objects.filter(person__in=asked).values_list("pk", "person", "begins_on")
                    assert sorted(map(tuple, found)) == sorted(expected)


def test_records_about_several_are_those_of_which_everybody_may_be_seen(worker, council):
    robin, wren, closed = council["people"]
    notes = council["notes"]
    for _ in range(2):
        with reading(worker, *NOTES, purpose=SAFE):
            found = columns_of_several(CaseNote, CaseNotePerson, [robin, wren], ("happened_at", "words"))

            assert {tuple(row[:2]) for row in found.rows} == {
                (notes["robin"], robin), (notes["both"], robin), (notes["both"], wren), (notes["wren"], wren)
            }  # fmt: skip
            assert {tuple(row[2:]) for row in found.rows} == {(NOON, "A call.")}
            assert found.closed == 1
            assert columns_of_several(CaseNote, CaseNotePerson, [closed], ("words",)) == ([], 0)
            asked = {row[0] for row in found.rows}
            assert asked == set(
                CaseNote.objects.filter(children__person__in=[robin, wren]).values_list("pk", flat=True)
            )


def test_what_was_seen_once_is_not_asked_again_and_stays_right(worker, council, django_assert_num_queries):
    robin = council["people"][0]
    with reading(worker, *NOTES, purpose=SAFE):
        columns_of_several(CaseNote, CaseNotePerson, [robin], ())
        about_robin = [council["notes"][name] for name in ("robin", "both")]
        with django_assert_num_queries(1):
            found = set(CaseNote.objects.filter(pk__in=about_robin).values_list("pk", flat=True))
    assert found == {council["notes"]["robin"], council["notes"]["both"]}


def test_nothing_is_found_where_nothing_is_granted_and_a_column_that_is_not_raises(worker, council):
    robin = council["people"][0]
    with reading(worker, "allocation", purpose=SAFE):
        assert columns_of_several(CaseNote, CaseNotePerson, [robin], ()) == ([], 0)
    with reading(worker, "worker_and_team", purpose=SAFE), pytest.raises(NotGranted):
        columns_about(Statement, [robin], ("words",))
    with pytest.raises(NotOpen):
        columns_about(Allocation, [robin], ())


def test_a_stranger_finds_nothing_though_the_statement_is_kept(worker, council, make_account):
    robin = council["people"][0]
    with reading(worker, *NOTES, purpose=SAFE):
        assert columns_of_several(CaseNote, CaseNotePerson, [robin], ()).rows
    with reading(make_account(Role.SOCIAL_WORKER, username="stranger"), *NOTES, purpose=SAFE):
        assert columns_of_several(CaseNote, CaseNotePerson, [robin], ()).rows == []


def test_the_other_kind_is_refused(worker, council):
    with reading(worker, *NOTES, purpose=SAFE):
        with pytest.raises(TypeError, match="people alone"):
            columns_about(CaseNote, council["people"], ())
        with pytest.raises(TypeError, match="alone"):
            columns_of_several(Statement, CaseNotePerson, council["people"], ())
