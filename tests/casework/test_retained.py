"""How long a contact is kept follows from what came of it, for all that belongs to it."""

import pytest

from keepsake.casework.actions import contacts, steps
from keepsake.casework.models import AgencyCheck, Contact, ContactChild, Referrer
from keepsake.casework.models.contact import Outcome
from keepsake.casework.retained import class_of_contact, is_kept_apart
from keepsake.record.classification import classification, classified_models
from keepsake.record.retention import kept_as, rule_on
from tests.casework.a_file import EVERYTHING, a_pathway
from tests.casework.conftest import FRIDAY, at, on

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
APART, NEED, EARLY = "contact_no_further_action", "child_in_need", "early_help"


def a_contact(children, by, **outcomes):
    """A contact with who told us and an agency asked, decided so for each child by name."""
    told = contacts.receive(
        children=children.values(), received_at=at(FRIDAY), worry="cold", referrer={"name": "Ada"}, by=by
    )
    contacts.ask_agency(contact=told, agency="police", asked="Any calls?", by=by)
    if outcomes:
        named = {children[name]: outcome for name, outcome in outcomes.items()}
        contacts.decide(contact=told, outcomes=named, because="seen", by=by)
    return told


@pytest.mark.parametrize(
    ("robin", "wren", "expected"),
    [
        ("nothing", "nothing", APART),
        ("nothing", "advice", APART),
        ("other_council", "nothing", APART),
        ("nothing", "early_help", EARLY),
        ("early_help", "referral", NEED),
        ("strategy", "nothing", NEED),
        ("open_case", "advice", NEED),
    ],
)
def test_the_case_of_one_child_keeps_all_that_belongs_to_the_contact(manager, children, robin, wren, expected):
    with on(manager, FRIDAY):
        told = a_contact({"robin": children[0], "wren": children[1]}, manager, robin=robin, wren=wren)

        for model in (Contact, ContactChild, Referrer, AgencyCheck):
            own = {} if model is Contact else {"contact": told}
            ids = [told.pk] if model is Contact else list(model.objects.filter(**own).values_list("pk", flat=True))
            assert set(kept_as(model, ids).values()) == {expected}
            assert len(kept_as(model, ids)) == len(ids) > 0
        assert is_kept_apart(told) is (expected == APART)


def test_a_contact_on_which_nothing_is_decided_is_kept_as_a_case_until_then(manager, children):
    with on(manager, FRIDAY):
        told = a_contact({"robin": children[0]}, manager)

        assert class_of_contact(told) == NEED
        assert not is_kept_apart(told)


def test_one_that_was_reopened_and_decided_otherwise_is_kept_as_what_came_of_it_last(manager, children):
    with on(manager, FRIDAY):
        told = a_contact({"robin": children[0]}, manager, robin="nothing")
        steps.reopen(step=told, because="A second call.", by=manager)
        contacts.decide(contact=told, outcomes={children[0]: "referral"}, because="seen again", by=manager)

        assert class_of_contact(told) == NEED


def test_one_that_led_to_a_protection_plan_is_kept_as_that_is(manager, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        told = a_pathway(children[:2], manager)["contact"]

        assert class_of_contact(told) == "child_protection"


def test_every_outcome_has_a_class_and_the_notice_has_a_time_for_it():
    for model in classified_models():
        by = classification(model).by_outcome
        if by is not None:
            assert {name for _, names in by.kept_as for name in names} == set(Outcome.values)
            for code in classification(model).retention_classes:
                assert rule_on(FRIDAY, code).retention_class == code
