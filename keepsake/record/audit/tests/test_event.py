import pytest

from keepsake.record.audit.event import NoticeRef, opaque
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.tests.made_up import CHILD, WORKER, event
from keepsake.record.audit.validity import Rejected, check

NAME = "Ondine Larkspur"  # an invented person
TEXTS = {
    "action": NAME,
    "outcome": NAME,
    "actor": NAME,
    "role": NAME,
    "relationship": NAME,
    "purpose": NAME,
    "categories": frozenset({NAME}),
    "subjects": frozenset({NAME}),
    "model": NAME,
    "object": NAME,
    "reason": NAME,
    "permits": frozenset({NAME}),
    "notice": NoticeRef(NAME, 1, "0123456789ab"),
    "rows": NAME,
}


def test_an_ordinary_event_is_taken():
    check(event())


def test_a_name_is_tried_in_every_field():
    assert TEXTS.keys() == set(event()._fields)


@pytest.mark.parametrize("field", TEXTS)
def test_a_name_is_refused_in_every_field_and_not_repeated(field):
    with pytest.raises(Rejected) as refused:
        check(event(**{field: TEXTS[field]}))

    assert NAME not in str(refused.value)


@pytest.mark.parametrize(
    "changed",
    [
        {"actor": "9990000018"},
        {"subjects": frozenset({"2015-04-01"})},
        {"subjects": CHILD},
        {"object": "1"},
        {"model": "people.person; drop table"},
        {"notice": NoticeRef("ambledown", 1, "Ondine")},
        {"notice": NoticeRef("ambledown", "1", "0123456789ab")},
        {"rows": -1},
        {"rows": True},
        {"rows": 2**31},
        {"permits": frozenset({"a" * 61})},
        {"purpose": "plan_support\x1f"},
        {"model": ""},
    ],
)
def test_what_is_no_code_and_no_opaque_id_is_refused(changed):
    with pytest.raises(Rejected):
        check(event(**changed))


@pytest.mark.parametrize("missing", ["actor", "role", "purpose"])
def test_whoever_did_something_about_a_person_is_named(missing):
    with pytest.raises(Rejected, match="named by account, role and purpose"):
        check(event(**{missing: ""}))


def test_a_refusal_has_a_reason():
    with pytest.raises(Rejected, match="says why"):
        check(event(outcome=type(event().outcome).DENY))


def test_a_request_is_named_by_an_opaque_id():
    with pytest.raises(Rejected):
        Pending("the request of Ondine")


def test_what_is_undone_is_not_pending():
    pending = Pending()
    pending.add(event())

    def fail():
        with pending.attempt():
            pending.add(event(action="collect"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert [each.action for each in pending] == ["read"]


def test_an_id_is_written_without_its_hyphens():
    assert opaque(WORKER) == WORKER
    with pytest.raises(ValueError, match="badly formed"):
        opaque(NAME)
