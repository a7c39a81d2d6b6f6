from uuid import UUID

import pytest

from keepsake.record.audit.models import SubjectKey
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import Reader, about, by, since
from keepsake.record.audit.subject_keys import forget, keys_of, person_of
from keepsake.record.audit.tests.made_up import CHILD, OTHER_WORKER, SIBLING, WORKER, event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
OFFICER = Reader(OTHER_WORKER, "data_protection_officer", "subject_access", "information_governance")
FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.fixture
def pending():
    return Pending()


def test_the_events_about_a_person_are_found_newest_first(wrote, pending):
    wrote(event(), event(subjects=frozenset({SIBLING})), event(subjects=frozenset({CHILD, SIBLING})), event())

    found = about(CHILD, reader=OFFICER, pending=pending)

    assert [each.seq for each in found] == [4, 3, 1]


def test_the_events_of_an_account_are_found_newest_first(wrote, pending):
    wrote(event(), event(actor=OTHER_WORKER), event())

    assert [each.seq for each in by(WORKER, reader=OFFICER, pending=pending)] == [3, 1]


@pytest.mark.parametrize("find", [lambda **page: about(CHILD, **page), lambda **page: by(WORKER, **page)])
def test_pages_follow_one_another(wrote, pending, find):
    wrote(5)

    pages, before = [], None
    while found := find(reader=OFFICER, pending=pending, before=before, limit=2):
        pages.append([each.seq for each in found])
        before = found[-1].seq

    assert pages == [[5, 4], [3, 2], [1]]


def test_events_since_a_number_come_oldest_first(wrote, pending):
    wrote(5)

    assert [each.seq for each in since(2, reader=OFFICER, pending=pending, limit=2)] == [3, 4]
    assert since(5, reader=OFFICER, pending=pending) == []


def test_to_read_the_log_is_an_event_too(wrote, pending):
    wrote(2)

    about(CHILD, reader=OFFICER, pending=pending)
    by(WORKER, reader=OFFICER, pending=pending)
    since(0, reader=OFFICER, pending=pending)

    assert [(each.action, each.actor, each.rows) for each in pending] == [("read_log", OTHER_WORKER, 2)] * 3
    person, account, _ = pending
    assert (person.subjects, account.object) == ({CHILD}, WORKER)


def test_a_person_keeps_one_key_that_says_nothing():
    keys = keys_of([FIRST, SECOND])

    assert keys_of([FIRST, SECOND]) == keys
    assert len(set(keys.values()) | {FIRST.hex, SECOND.hex}) == 4
    assert person_of(keys[FIRST]) == FIRST


def test_nobody_needs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert keys_of([]) == {}


def test_known_keys_need_one_query(django_assert_num_queries):
    keys_of([FIRST, SECOND])

    with django_assert_num_queries(1):
        keys_of([FIRST, SECOND])


def test_events_of_a_forgotten_person_are_nobodys(wrote, pending):
    key = keys_of([FIRST])[FIRST]
    wrote(event(subjects=frozenset({key})))

    assert forget([FIRST]) == 1

    assert person_of(key) is None
    assert not SubjectKey.objects.exists()
    assert keys_of([FIRST])[FIRST] != key
    assert len(about(key, reader=OFFICER, pending=pending)) == 1
