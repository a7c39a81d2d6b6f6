"""Processes side by side. Two that change one record: one is told, and what either typed is to be seen. Several that
read and write: each look and each change is in the log, and the log is whole."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people_pages.test_forms import form_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_is_told_and_both_versions_are_kept(record, open_pages):
    both = {given: open_pages() for given in ("Robyn", "Robbie")}
    sent = {given: form_of(pages, record.form) | {"given": given, "because": given} for given, pages in both.items()}

    for given, pages in both.items():
        pages.ask("post", record.form, sent[given])
    answers = {given: pages.answer() for given, pages in both.items()}

    assert sorted(answer.status for answer in answers.values()) == [200, 302]
    (late,) = (given for given, answer in answers.items() if answer.status == 200)
    (first,) = both.keys() - {late}
    assert "changed this while you were typing" in answers[late].text
    assert first in answers[late].text
    assert late in answers[late].text

    anew = form_of(both[late], record.form) | {"given": late, "because": late, "seen": "2"}
    assert both[late].post(record.form, anew).status == 302
    told = both[late].get(record.form + "history/").text
    for said in ("Robin", first, late, "Version 3"):
        assert said in told
    record.tell(record.child)


def at_once(open_pages, address, typed):
    """Two workers send one form at one moment; ``typed`` is who sends it -> what they typed.

    Who was first, who was late, the answer to the late one, their browser, and what they had sent.
    """
    both = {who: open_pages(who) for who in typed}
    sent = {who: form_of(pages, address) | typed[who] for who, pages in both.items()}
    for who, pages in both.items():
        pages.ask("post", address, sent[who])
    answers = {who: pages.answer() for who, pages in both.items()}

    assert sorted(answer.status for answer in answers.values()) == [200, 302], answers
    (late,) = (who for who, answer in answers.items() if answer.status == 200)
    (first,) = both.keys() - {late}
    assert f"{first.title()} Invented changed this while you were typing" in answers[late].text
    return first, late, answers[late], both[late], sent[late]


def sent_again(answer, sent):
    """What a browser sends, once somebody has looked at both and wants their own."""
    return sent | dict(re.findall(r'name="(seen|once)" value="([^"]*)"', answer.text))


def test_two_who_fill_in_one_step_are_shown_both_and_nothing_is_lost(record, open_pages):
    address = reverse("casework:fill", kwargs={"step": "assessment", "id": record.made["assessment"]})
    typed = {who: {"analysis": f"What {who} thinks of it."} for who in ("sage", "rue")}

    first, late, answer, pages, sent = at_once(open_pages, address, typed)

    assert typed[first]["analysis"] in answer.text
    assert typed[late]["analysis"] in answer.text
    assert pages.post(address, sent_again(answer, sent)).status == 302
    shown = pages.get(address).text
    assert typed[late]["analysis"] in shown
    record.tell(record.child)


def test_two_who_allocate_one_child_are_shown_both_and_one_worker_is_allocated(record, open_pages):
    address = reverse("work:allocate", kwargs={"id": record.child})
    day = timezone.localdate().isoformat()
    typed = {
        "rue": {"worker": record.made["dill"], "on": day, "reason": "Dill knows him."},
        "fern": {"worker": record.made["basil"], "on": day, "reason": "Basil lives near."},
    }

    first, late, answer, pages, sent = at_once(open_pages, address, typed)

    assert typed[late]["reason"] in answer.text
    history = reverse("work:allocations", kwargs={"id": record.child})
    told = pages.get(history).text
    assert typed[first]["reason"] in told
    assert typed[late]["reason"] not in told
    again = pages.post(address, sent_again(answer, sent))
    if again.status == 200:  # they met when both wrote: the late one is shown the part that began then, too
        assert "changed this while you were typing" in again.text
        again = pages.post(address, sent_again(again, sent))
    assert again.status == 302
    told = pages.get(history).text
    assert typed[first]["reason"] in told
    assert typed[late]["reason"] in told
    record.tell(record.child)


def test_every_look_of_several_processes_is_in_a_log_that_is_whole(record, open_pages):
    several = [open_pages() for _ in range(3)]
    before, wren = record.tell(record.child, record.wren)

    for number in range(4):
        writer = several[number % 3]
        sent = form_of(writer, record.form) | {"because": "an invented reason", "given": f"R{number}"}
        for pages in several:
            pages.ask("get", record.page)
        writer.ask("post", record.form, sent)
        assert [pages.answer().status for pages in several] == [200] * 3
        assert writer.answer().status == 302

    after, still = record.tell(record.child, record.wren)
    assert after.looks == before.looks + 4 * 5  # the form, its sending, and three pages
    assert still.looks == wren.looks
