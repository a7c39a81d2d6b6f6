"""Hostile text in every field of every form of the site, as those who may: no fault of ours, no markup let through,
nothing typed lost in silence, and nothing half written where it is refused.

The forms are found on the pages of the map and those that they lead to, and are no list of ours.
"""

import html
import re
from collections import defaultdict
from itertools import cycle

import pytest

from tests.crawl.forms import DATED, every, problems_of

pytestmark = pytest.mark.django_db
MARKUP = "=1+1\"'><script>alert(1)</script>{{7*7}}\u202e\U0001f600 <b>"
HOSTILE = {
    "markup": MARKUP,
    "nul": "a\x00b",
    "very long": "@" + "long " * 5_000,
    "control, and half a letter": "-\x01\x1b\x7f\u2028\u200f+\ud800b",
    "overlong number": "9" * 400,
    "below nothing": "-1",
}
NO_DAYS = {
    "no such day": "2026-02-31",
    "no leap year": "1900-02-29",
    "as people write it": "31/02/2026",
    "too long a year": "99999-01-01",
    "other digits": "٢٠٢٦-٠١-٠١",  # noqa: RUF001  the same day, in Arabic digits
    "markup": MARKUP,
}
FAR_DAYS = {"the first year": "0001-01-01", "the last year": "9999-12-31"}


def test_there_are_forms_to_be_sent(forms):
    fields = [name for _, form in every(forms) for name in form.kinds]

    assert len(every(forms)) > 100
    assert len(fields) > 400
    assert len([name for _, form in every(forms) for name in form.of(*DATED)]) > 50


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_all_that_is_typed_comes_back_or_is_refused_in_words(forms, text):
    wrong = defaultdict(list)
    for asking, form in every(forms):
        answer = _send(asking, form, form.sent(**dict.fromkeys(form.typed, text)))
        _look(answer, form, text, wrong)
        shown = html.unescape(answer.shown)
        came_back = "There is a problem" in shown or text[:40].replace("\ud800", "\ufffd" * 3) in shown
        if form.method == "post" and form.typed and answer.status_code == 200 and not _led_on(answer, came_back):
            wrong[form.address].append("what was typed is neither there nor refused")

    assert dict(wrong) == {}


def test_what_is_chosen_and_what_a_form_carries_may_be_anything(forms):
    wrong = defaultdict(list)
    for asking, form in every(forms):
        chosen = form.sent(**dict.fromkeys(form.chosen, MARKUP))
        _look(_send(asking, form, chosen), form, MARKUP, wrong, "what is chosen")
        everything = form.sent(**dict.fromkeys(form.kinds, HOSTILE["nul"]))
        _look(_send(asking, form, everything), form, HOSTILE["nul"], wrong, "all of them")

    assert dict(wrong) == {}


@pytest.mark.parametrize("first", range(0, len(NO_DAYS), 2))
def test_what_is_no_day_is_said_at_its_field_and_stays_there(forms, first):
    """The fields of a form get days that are wrong in different ways, and each way comes to many forms."""
    wrong = defaultdict(list)
    days = [*NO_DAYS.values()][first:] + [*NO_DAYS.values()][:first]
    for asking, form in _dated(forms):
        sent = dict(zip(form.of(*DATED), cycle(days), strict=False))
        answer = _send(asking, form, form.sent(**sent))
        _look(answer, form, str(sent), wrong)
        if form.method == "get" or answer.status_code in (403, 404, 405):
            continue
        problems = problems_of(answer)
        for name, day in sent.items():
            if f"id_{name}" not in problems and name not in problems:
                wrong[form.address].append(f"{name}: nothing is said of {day}, but {problems}")
            if day not in html.unescape(answer.shown):
                wrong[form.address].append(f"{name}: what was typed is not there any more: {day}")

    assert dict(wrong) == {}


@pytest.mark.parametrize("day", FAR_DAYS.values(), ids=FAR_DAYS)
def test_a_day_at_either_end_of_the_calendar_is_no_fault_of_ours(forms, day):
    wrong = defaultdict(list)
    for asking, form in _dated(forms):
        _look(_send(asking, form, form.sent(**dict.fromkeys(form.of(*DATED), day))), form, day, wrong)

    assert dict(wrong) == {}


def _dated(forms):
    return [(asking, form) for asking, form in every(forms) if form.of(*DATED)]


def _led_on(answer, came_back):
    return came_back or answer.redirect_chain


def _send(asking, form, sent):
    if form.method == "get":
        return asking.ask("get", f"{form.address.partition('?')[0]}?{sent}")
    return asking.ask("post", form.address, sent)


def _look(answer, form, text, wrong, field="what is typed"):
    """A fault of ours, markup that is not escaped, or something written although it was refused."""
    if answer.status_code >= 500:
        wrong[form.address].append(f"{answer.status_code} for {field}: {text[:20]!r}")
    if re.search(r"<script>alert|<b>(?!\w)", answer.shown) and "<script>alert" in answer.shown:
        wrong[form.address].append(f"unescaped: {field}")
    if answer.wrote and not answer.redirect_chain and problems_of(answer):
        wrong[form.address].append(f"refused, but wrote to {', '.join(sorted(answer.wrote))}")
