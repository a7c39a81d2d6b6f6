"""PostgreSQL itself shows nothing outside an access, and inside one nobody whose record is closed to the worker."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from keepsake.accounts.roles import Role
from keepsake.people.models import Household, HouseholdMember, Person, Relationship, RestrictionGrant
from keepsake.record import drafts
from keepsake.record.opened import keeping
from keepsake.record.policies import Wall, gaps, raise_walls, walls
from keepsake.record.second_wall import maintenance, raised
from keepsake.record.writing import action, add, change
from tests.both_databases.seen import asked, done, ids, really
from tests.record.family import DAY, a_person, allocate, reading, restrict

if connection.vendor != "postgresql":
    pytest.skip("SQLite has no second wall", allow_module_level=True)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
]
TABLES = [wall.table for wall in walls()]
YEARS = date(2026, 1, 1), date(2027, 1, 1)


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def other(make_account):
    return make_account(Role.SOCIAL_WORKER, username="other")


@action
def together(*, people, by):
    home = add(Household, name="Invented home", about=[each.pk for each in people])
    for each in people:
        add(HouseholdMember, household=home, person=each, begins_on=YEARS[0])
    if len(people) > 1:
        add(Relationship, person=people[0], other=people[1], kind="sibling")
    return home


@action
def grant(*, person, to, by):
    return add(RestrictionGrant, person=person, worker=to, reason="invented", begins_on=YEARS[0], ends_on=YEARS[1])


@action
def link(*, person, to, by):
    return change(person, same_as=to)


@pytest.fixture
def robin(worker):
    """A child at home, whom the worker is allocated to."""
    with reading(worker):
        person = a_person(given="Robin", by=worker)
        allocate(person=person, to=worker, by=worker)
        together(people=[person], by=worker)
    return person


@pytest.fixture
def hidden(worker, robin):
    """A child whom the worker is allocated to, at home with Robin, whose record is closed."""
    with reading(worker):
        person = a_person(given="Wren", by=worker)
        allocate(person=person, to=worker, by=worker)
        together(people=[person, robin], by=worker)
        restrict(person=person, by=worker)
    return person


def test_every_table_of_people_has_its_wall_and_the_role_is_an_ordinary_one():
    assert list(gaps(connection)) == []
    assert {"people_person", "record_version", "record_draft", "people_searchkey"} <= set(TABLES)


def test_outside_an_access_every_table_is_empty(hidden, worker):
    drafts.keep(worker, "form", {"text": ["typed"]})

    assert {table for table in TABLES if ids(table)} == set()
    filled = {table for table in TABLES if really(table)}
    assert filled >= {"people_person", "people_restriction", "people_household", "record_version", "record_draft"}


def test_inside_the_restricted_person_is_in_no_table_whatever_is_asked(robin, hidden, worker):
    with maintenance():
        home = asked("select household_id from people_householdmember where person_id = %s", hidden.pk)

    with reading(worker):
        assert ids("people_person") == {robin.pk}
        for table in TABLES:
            columns = asked("select column_name from information_schema.columns where table_name = %s", table)
            for column in {"person_id", "other_id", "record_id"} & set(columns):
                assert hidden.pk not in ids(table, column), (table, column)
        assert not set(home) & ids("people_household")
        assert str(hidden.pk) not in str(asked('select "values" from record_version'))
        assert asked("select count(*) from record_version where model = %s", "people.restriction") == [0]


def test_the_records_own_work_sees_who_is_restricted(hidden, worker):
    with reading(worker), keeping():
        assert hidden.pk in ids("people_person")
        assert hidden.pk in ids("people_restriction", "person_id")

    with keeping():
        assert ids("people_person") == set()


def test_a_worker_with_a_grant_sees_the_restricted_person_and_another_does_not(hidden, worker, other):
    with reading(worker):
        grant(person=hidden, to=worker, by=worker)

        assert hidden.pk in ids("people_person")
    with reading(other):
        assert hidden.pk not in ids("people_person")


def test_the_day_of_the_access_says_what_is_in_force(hidden, worker):
    with reading(worker, day=date(2025, 12, 31)):
        assert hidden.pk in ids("people_person")


def test_a_record_that_is_linked_with_a_restricted_one_is_not_there(robin, worker):
    with reading(worker):
        copy = a_person(given="Robyn", by=worker)
        allocate(person=copy, to=worker, by=worker)
        link(person=copy, to=robin, by=worker)
        restrict(person=copy, by=worker)

    with reading(worker):
        assert ids("people_person") == set()


def test_a_danger_to_a_restricted_child_is_written_down_all_the_same(hidden, worker):
    @action
    def note_it(*, by):
        from keepsake.people.models import Warning

        return add(Warning, person=hidden, words="an invented danger", begins_on=DAY, review_on=DAY)

    with reading(worker, purpose="safeguard_children"):
        note_it(by=worker)

        assert ids("people_warning") == set()
    assert len(really("people_warning")) == 1


def test_two_accesses_one_after_the_other_do_not_mix(robin, worker, other):
    with reading(worker):
        restrict(person=robin, by=worker)
        grant(person=robin, to=worker, by=worker)

    with reading(worker):
        assert ids("people_person") == {robin.pk}
    assert ids("people_person") == set()
    with reading(other):
        assert ids("people_person") == set()


def test_an_access_within_another_ends_with_itself(robin, worker, other):
    with reading(worker):
        restrict(person=robin, by=worker)
        grant(person=robin, to=worker, by=worker)

    with reading(worker):
        with reading(other):
            assert ids("people_person") == set()
        assert ids("people_person") == {robin.pk}
        with maintenance():
            assert ids("people_person") == {robin.pk}
        assert asked("select current_setting('keepsake.maintenance')") == [""]


def test_what_is_undone_takes_nothing_of_the_wall_with_it(robin, worker):
    with reading(worker):
        with pytest.raises(DatabaseError), transaction.atomic():
            asked("select no_such_column from people_person")
        assert ids("people_person") == {robin.pk}

    with pytest.raises(DatabaseError), transaction.atomic(), reading(worker):
        asked("select no_such_column from people_person")
    assert ids("people_person") == set()


def test_going_back_to_a_moment_of_own_work_does_not_go_on_with_it(robin, hidden, worker):
    with reading(worker):
        with keeping():
            moment = transaction.savepoint()
        assert hidden.pk not in ids("people_person")
        transaction.savepoint_rollback(moment)

        assert hidden.pk not in ids("people_person")


def test_rows_that_come_a_few_at_a_time_stand_behind_the_wall_too(robin, hidden, worker):
    with reading(worker):
        with keeping():
            assert set(QuerySet(Person).values_list("pk", flat=True).iterator()) == {robin.pk, hidden.pk}
        assert set(Person.objects.values_list("pk", flat=True).iterator()) == {robin.pk}
        with keeping(), connection.cursor() as cursor:
            cursor.executemany("update people_person set version = version where id = %s", [(hidden.pk,)])
        assert ids("people_person") == {robin.pk}


def test_the_wall_is_told_nothing_but_ids_and_days(worker):
    with pytest.raises(ValueError, match="nothing else"), raised(worker="'; select 1; --"):
        ids("people_person")


COPIED = (
    "insert into people_personrole (id, version, recorded_at, recorded_by_id, person_id, role) "
    "values (gen_random_uuid(), 1, now(), %s, %s, 'child')"
)


def test_nothing_is_written_by_hand_outside_an_access_or_in_the_name_of_another(robin, worker, other):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        done(COPIED, worker.pk, robin.pk)
    with reading(worker):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            done(COPIED, other.pk, robin.pk)
        assert done(COPIED, worker.pk, robin.pk) == 1
    assert done("update people_person set religion = 'x'") == 0


@pytest.mark.parametrize("sql", ["delete from record_version", "update record_version set reason = 'x'"])
def test_versions_are_neither_changed_nor_deleted_by_hand(robin, worker, sql):
    with reading(worker):
        assert done(sql) == 0
        with keeping():
            assert done(sql) == 0


def test_no_record_is_deleted_by_hand(robin, worker):
    with reading(worker):
        assert done("delete from people_personrole") == 0
    assert really("people_personrole")


def test_a_draft_is_there_for_its_owner_alone(worker, other):
    drafts.keep(worker, "form", {"text": ["typed"]})

    with reading(other):
        assert ids("record_draft") == set()
    with reading(worker):
        assert len(ids("record_draft")) == 1
    assert drafts.kept(worker, "form").values == {"text": ["typed"]}
    assert drafts.kept(other, "form") is None
    drafts.drop(worker, "form")
    assert really("record_draft") == set()


def test_old_drafts_of_others_are_deleted_all_the_same(worker, other):
    drafts.keep(worker, "form", {"text": ["typed"]})
    with maintenance():
        done("update record_draft set saved_at = saved_at - interval '15 days'")

    drafts.keep(other, "form", {"text": ["typed"]})

    assert len(really("record_draft")) == 1


def test_a_table_that_is_not_yet_as_its_model_says_stays_shut_and_is_named(monkeypatch):
    done("create table made_up (id uuid)")
    done("insert into made_up values (gen_random_uuid())")
    monkeypatch.setattr("keepsake.record.policies.walls", lambda: [Wall("made_up", '"person_id" is not null')])

    with connection.schema_editor(atomic=False) as editor:
        raise_walls(None, editor)

    assert ids("made_up") == set()
    assert [gap.msg for gap in gaps(connection)] == ["The table made_up has no second wall."]
