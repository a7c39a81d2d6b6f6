from datetime import date
from pathlib import Path

import pytest

from keepsake.notice.access import load_access
from keepsake.notice.deciding import Request, compile_notice
from keepsake.notice.library import load
from keepsake.record.audit.decided import decided
from keepsake.record.audit.event import Outcome
from keepsake.record.audit.tests.made_up import CHILD, WORKER
from keepsake.record.audit.validity import check

NOTICE = Path(__file__).resolve().parents[4] / "notices/manchester.yaml"


@pytest.fixture(scope="module")
def compiled():
    return compile_notice(load(NOTICE), load_access())


def asked(compiled, **changed):
    usual = Request(
        action="read",
        purpose="safeguard_children",
        categories=frozenset({"name"}),
        on=date(2026, 1, 5),
        role="social_worker",
        relationship="allocated",
    )
    return decided(compiled.decide(usual._replace(**changed)), actor=WORKER, subjects=frozenset({CHILD}), rows=1)


def test_a_decision_is_an_event_that_the_log_takes(compiled):
    event = asked(compiled)

    check(event)
    assert (event.outcome, event.reason, event.notice.id) == (Outcome.PERMIT, "", "manchester")
    assert event.permits


def test_a_refusal_keeps_its_reason(compiled):
    event = asked(compiled, relationship="none")

    check(event)
    assert (event.outcome, event.reason) == (Outcome.DENY, "no_relationship")


def test_words_that_nobody_knows_are_left_out_for_they_may_be_a_name(compiled):
    event = asked(compiled, action="look", purpose="Ondine Larkspur", categories=frozenset({"name", "Ondine"}))

    check(event)
    assert (event.action, event.purpose, event.categories, event.reason) == (
        "unknown",
        "",
        frozenset({"name"}),
        "unknown",
    )
