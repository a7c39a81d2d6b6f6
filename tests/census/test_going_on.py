"""An import that was stopped is gone on with, and a child who has another number by now is still the same."""

import pytest
from django.db import connection

from keepsake.accounts.models import Account
from keepsake.census import importing
from keepsake.census.importing import import_census
from keepsake.census.rows import rows, whole_record
from keepsake.people.models import OtherNumber, Person
from keepsake.record.models import Version
from keepsake.returns.made.cin import made_cin
from tests.census.a_census import CHILDREN, a_census
from tests.census.test_every_year import exported
from tests.census.test_round_trip import canonical

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
GIVEN = "".join(made_cin(7, faults=0)).encode()


class Killed(BaseException):
    """The program ends, whatever it is doing."""


def test_a_run_that_is_killed_in_a_batch_keeps_the_batches_before_and_the_next_goes_on(monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    told = []

    def killed(*_):
        if len(told) == 2:
            raise Killed
        return log(*_)

    log = importing.log
    monkeypatch.setattr(importing, "log", killed)

    with pytest.raises(Killed):
        import_census("a.xml", GIVEN, lambda *each: told.append(each))

    with whole_record():
        assert (rows(Person).count(), len(told)) == (4, 2)
    monkeypatch.setattr(importing, "log", log)
    done = import_census("a.xml", GIVEN)
    assert done.added["Person"] == 3
    assert canonical(exported(2027, "999")) == canonical(GIVEN)
    with whole_record():
        written = Version.objects.count()
    assert import_census("a.xml", GIVEN).added == {}
    with whole_record():
        assert Version.objects.count() == written


def test_a_file_is_read_from_where_it_is(tmp_path):
    given = tmp_path / "in.xml"
    given.write_bytes(a_census())

    assert import_census("in.xml", given).children == 2


def test_a_child_whose_number_was_put_right_here_is_not_made_again():
    import_census("a.xml", a_census())
    someone = Account.objects.open(username="someone", display_name="Somebody", roles=(), password=None)
    with whole_record():
        rows(OtherNumber).filter(value="A-1").update(value="B-1", recorded_by=someone)
        written = Version.objects.count()

    done = import_census("a.xml", a_census(CHILDREN))

    assert (done.children, dict(done.added)) == (2, {})
    assert [(each.child, each.value) for each in done.not_placed] == [("A-1", "A-1")]
    with whole_record():
        assert (rows(Person).count(), Version.objects.count()) == (2, written)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a cache of its own")
def test_sqlite_keeps_no_more_than_it_may_while_an_import_runs_and_what_it_did_afterwards(monkeypatch):
    def allowed():
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA cache_size").fetchone()[0]

    before, during = allowed(), []
    import_census("a.xml", a_census(), lambda *_: during.append(allowed()))

    assert (during, allowed()) == ([-64_000], before)
