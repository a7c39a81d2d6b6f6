"""Whatever is typed into any field of any form: no fault of ours, no markup let through, nothing typed lost in silence.

The forms are found on the pages of the map and those that they lead to, and are no list of ours.
"""

import html
import re
from collections import defaultdict
from urllib.parse import urlencode, urlsplit

import lxml.html
import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils import timezone

from tests.crawl.addresses import pages

pytestmark = pytest.mark.django_db
MARKUP = "=1+1\"'><script>alert(1)</script>{{7*7}}\u202e\U0001f600 <b>"
HOSTILE = {
    "markup": MARKUP,
    "nul": "a\x00b",
    "very long": "@" + "long " * 5_000,
    "control": "-\x01\x1b\x7f\u2028\u200f+",
    "half a letter": "a\ud800b",
}
TYPED = ("text", "search", "email", "tel", "number", "url", "textarea", "password")
CARRIED = ("csrfmiddlewaretoken", "once", "slip", "proof", "seen")
WHO = (
    ("manager", "allocated"),
    ("worker", "allocated"),
    ("officer", "none"),
    ("analyst", "none"),
    ("administrator", "none"),
)
LEFT_OUT = ("sign-out", "notices:", "health")


class Form:
    """One form of one page: where it is sent, and its fields with what a browser would send for them."""

    def __init__(self, address, form):
        self.address = html.unescape(form.get("action") or address)
        self.method = (form.get("method") or "get").lower()
        self.kinds, self.values = {}, {}
        for each in form.iter("input", "select", "textarea", "button"):
            name = each.get("name")
            if name and each.get("type") != "file" and name != "discard":
                self.kinds.setdefault(name, each.get("type", "text") if each.tag in ("input", "button") else each.tag)
                self.values.setdefault(name, _plausible(each))

    @property
    def typed(self):
        return [name for name, kind in self.kinds.items() if kind in TYPED]

    @property
    def chosen(self):
        return [name for name in self.kinds if name not in self.typed and name not in CARRIED[:3]]

    def sent(self, **instead):
        values = self.values | instead
        return urlencode([(name, value) for name, value in values.items()], errors="surrogatepass")


def _plausible(each):
    if each.tag == "select":
        return next((option.get("value") for option in each.iter("option") if option.get("value")), "")
    if each.get("type") == "date":
        return each.get("value") or timezone.localdate().isoformat()
    if each.tag == "textarea":
        return each.text or "Words"
    return each.get("value") or "Words"


@pytest.fixture(scope="module")
def forms(scene, django_db_blocker):
    """(Who asks, kind of page) -> its forms: from every page of the map, and every link to a page of a new kind."""
    found = {}
    with django_db_blocker.unblock():
        for who in WHO:
            asking = next(
                asking for each, asking in scene.asking.items() if each and (each.role, each.relationship) == who
            )
            waiting = [page.address(scene, scene.open) for page in pages().values()]
            seen = set()
            while waiting:
                address = waiting.pop(0)
                kind = _kind(address)
                if kind is None or kind in seen or kind in {key[1] for key in found} or kind[0].startswith(LEFT_OUT):
                    continue
                seen.add(kind)
                answer = asking.ask("get", address)
                if answer.status_code != 200 or "html" not in answer["Content-Type"]:
                    continue
                page = lxml.html.fromstring(answer.shown)
                waiting += [each.get("href") for each in page.iter("a") if each.get("href", "").startswith("/")]
                theirs = [Form(address, each) for each in page.iter("form")]
                theirs = [each for each in theirs if _kind(each.address) and _kind(each.address)[0] not in LEFT_OUT]
                if theirs:
                    found[asking, kind] = theirs
    return found


def _kind(address):
    """The page at an address, and what its arguments are but for ids; None where it is none of ours."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return match.view_name, tuple(value for value in match.kwargs.values() if isinstance(value, str))


def every(forms):
    """Each form once: the search of the council stands on every page."""
    found = {}
    for (asking, _), theirs in forms.items():
        for form in theirs:
            found.setdefault((_kind(form.address), form.method, tuple(form.kinds)), (asking, form))
    return list(found.values())


def test_there_are_forms_to_be_sent(forms):
    fields = [name for _, form in every(forms) for name in form.kinds]

    assert len(every(forms)) > 100
    assert len(fields) > 400


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


def _led_on(answer, came_back):
    return came_back or answer.redirect_chain


def _send(asking, form, sent):
    if form.method == "get":
        return asking.ask("get", f"{form.address.partition('?')[0]}?{sent}")
    return asking.ask("post", form.address, sent)


def _look(answer, form, text, wrong, field="what is typed"):
    """A fault of ours, or markup that is not escaped."""
    if answer.status_code >= 500:
        wrong[form.address].append(f"{answer.status_code} for {field}: {text[:20]!r}")
    if re.search(r"<script>alert|<b>(?!\w)", answer.shown) and "<script>alert" in answer.shown:
        wrong[form.address].append(f"unescaped: {field}")
