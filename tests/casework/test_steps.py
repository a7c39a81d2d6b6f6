"""What follows from the declaration of a step."""

from dataclasses import replace

import pytest
from django.core.exceptions import FieldDoesNotExist

from keepsake.casework.models import Contact, ContactChild
from keepsake.casework.status import Step as State
from keepsake.casework.steps.easy import happens_next
from keepsake.casework.steps.register import CONTACT, STEPS
from keepsake.casework.steps.step import Question, asked, steps_markdown
from keepsake.clock.library import standard_clock
from keepsake.standard.vocabulary import terms
from keepsake.web.casework.questions import fields_of


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_a_step_asks_for_columns_by_clocks_and_roles_that_there_are(step):
    for model, questions in ((step.model, step.shared), (step.part, step.own)):
        for question in questions:
            model._meta.get_field(question.field)
    assert step.part is not None or step.own == ()
    assert not step.closes or step.model._meta.get_field(step.closes)
    assert not step.clock or step.clock in standard_clock().versions
    assert {*step.may, *step.approves} <= set(terms("roles"))
    assert step.next


def test_a_step_is_complete_once_what_it_needs_has_an_answer():
    step = replace(CONTACT, shared=asked("worry", "safe_now", needed="worry"), own=asked("said", needed="said"))

    assert step.missing(Contact(), [ContactChild()]) == ["What the worry is", "What was said about this child"]
    assert step.missing(Contact(worry="bruises"), [ContactChild(said="she told us")]) == []


def test_a_question_that_is_no_column_cannot_be_asked():
    with pytest.raises(FieldDoesNotExist):
        fields_of(Contact, [Question("not_there")])


def test_a_question_is_typed_as_its_column_says():
    found = fields_of(Contact, CONTACT.shared)

    assert "received_at" not in found
    assert ("2A", "Schools") in found["source"].choices
    assert found["worry"].required
    assert not found["safe_now"].required


def test_nobody_is_said_to_have_agreed_before_somebody_says_so():
    assert fields_of(Contact, CONTACT.shared)["consent"].initial == "not_known"


def test_the_guidance_has_every_step_and_every_question():
    page = steps_markdown(STEPS)

    assert all(f"## {step.title}" in page for step in STEPS)
    assert "1 working day after the referral" in page


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
def test_what_happens_next_is_said_of_every_step_in_every_state(step, state):
    said = happens_next(step, state, by_when="3 May 2026")

    assert said
    assert all(len(sentence.split()) <= 25 for each in said for sentence in each.split(". "))


def test_a_step_that_is_over_is_due_on_no_day():
    assert not any("3 May" in each for each in happens_next(CONTACT, State.APPROVED, by_when="3 May 2026"))
    assert any("3 May" in each for each in happens_next(CONTACT, State.RETURNED, by_when="3 May 2026"))
