"""A check that one process holds is seen, stopped and wiped from another."""

from threading import Event
from time import monotonic

import pytest

from keepsake.returns import check
from keepsake.returns.engine.progress import Stopped
from keepsake.web.returns import shared, sittings
from keepsake.web.returns.sittings import Outcome

EPISODES = [{"CHILD": "1", "DECOM": "01/04/2026", "RNE": "?", "LS": "C2", "CIN": "N1"}]


@pytest.fixture(autouse=True)
def several(monkeypatch):
    """Two processes are two sets of what is held."""
    with shared.shared():
        monkeypatch.setattr(sittings, "_held", {})
        yield


def another_process(monkeypatch):
    monkeypatch.setattr(sittings, "_held", {})


def found_of(outcome):
    return {code: (rule.status, rule.rows) for code, rule in outcome.result.rules.items()}


def checked(told):
    result = check("ssda903", year="2026-27", tables={"Episodes": EPISODES})
    return Outcome(result, {"Episodes": EPISODES}, ["A word"], {("103", "1"): "known"})


def test_what_came_of_it_is_the_same_in_another_process(monkeypatch):
    sitting = sittings.begin(7, checked)
    assert sitting.ended.wait(30)
    here = sitting.outcome
    another_process(monkeypatch)

    there = sittings.found(sitting.id, 7)

    assert there.percent == sitting.percent
    assert found_of(there.outcome) == found_of(here)
    assert any(status == "failed" for status, _ in found_of(here).values())
    assert (there.outcome.tables, there.outcome.reasons) == (here.tables, here.reasons)
    assert sittings.found(sitting.id, 8) is None


def test_how_far_it_has_come_is_told_and_wiping_it_elsewhere_stops_it(monkeypatch):
    monkeypatch.setattr(sittings, "EVERY", 0)
    told_once, go_on, stopped = Event(), Event(), Event()

    def work(told):
        told("Reading", 1, 4)
        told_once.set()
        go_on.wait(30)
        try:
            told("Reading", 2, 4)
        except Stopped:
            stopped.set()
            raise
        raise AssertionError("it went on")

    sitting = sittings.begin(7, work)
    assert told_once.wait(30)
    another_process(monkeypatch)

    there = sittings.found(sitting.id, 7)
    assert (there.what, there.percent, there.outcome) == ("Reading", 25, None)

    sittings.wipe_of(7)
    go_on.set()

    assert stopped.wait(30)
    assert sitting.ended.wait(30)
    assert (sitting.outcome, sittings.found(sitting.id, 7)) == (None, None)


def test_looking_at_it_from_another_process_keeps_it_and_nobody_looking_wipes_it(monkeypatch):
    sitting = sittings.begin(7, checked)
    assert sitting.ended.wait(30)
    long_after = monotonic() + sittings.MINUTES * 60 + 1

    sittings.wipe_unseen(long_after)
    assert sittings.found(sitting.id, 7) is not None, "another process was asked for it just now"

    monkeypatch.setattr(shared.Folder, "unseen", lambda self, id: sittings.MINUTES * 60.0)
    sittings.wipe_unseen(long_after)
    assert sittings.found(sitting.id, 7) is None
    assert list(shared.among_several().path.iterdir()) == []


def test_what_is_kept_says_nothing_without_the_key():
    sitting = sittings.begin(7, checked)
    assert sitting.ended.wait(30)
    folder = shared.among_several()

    written = b"".join(each.read_bytes() for each in folder.path.iterdir())

    assert b"01/04/2026" not in written
    assert b"A word" not in written
    assert oct(folder.path.stat().st_mode)[-3:] == "700"


def test_no_more_are_held_by_all_processes_than_may_be(monkeypatch):
    monkeypatch.setattr(sittings, "MOST", 1)
    sittings.begin(7, checked).ended.wait(30)
    another_process(monkeypatch)

    with pytest.raises(sittings.TooMany):
        sittings.begin(8, checked)


def test_the_folder_goes_with_the_processes():
    with shared.shared():
        path = shared.among_several().path
        sittings.begin(7, checked).ended.wait(30)
        assert path.exists()

    assert not path.exists()
