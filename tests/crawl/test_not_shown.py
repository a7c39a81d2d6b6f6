"""What is not granted stands nowhere in an answer; and a page that would show it, says that it does not, and why.

Every text of the record says of what category it is. Each page is asked for by each role in each relationship to
somebody whose record is open, and a person's own pages for each purpose. What a page shows is learnt from whoever may
see it, so that nobody lists it by hand.
"""

import re
from collections import defaultdict
from html import unescape

import pytest

from keepsake.standard.vocabulary import label
from keepsake.web.people.purposes import PURPOSES
from tests.crawl import marked
from tests.crawl.addresses import pages
from tests.crawl.cast import SEE_PEOPLE

pytestmark = pytest.mark.django_db
MARK = re.compile("zq([a-z]+)qz")
READS_FOR = "reads_people_for"
CHOSEN = ("people:", "chronology:")  # rooms whose pages are read for the purpose that was chosen
FOR_EVERY_PURPOSE = [("worker", "allocated"), ("manager", "manager")]
ABOUT_NOBODY = ("allocated", "none", "duty")  # whoever else asks for a page about nobody is answered like one of these
LEFT_OUT = ("notices:", "returns:", "sign-", "signed-", "health-", "about")


def mark_of(category):
    return f"zq{category.replace('_', '')}qz"


class Seen:
    """One answer: what stands in it, what was granted for it, and what was refused with the words for that."""

    def __init__(self, page, who, purpose, answer):
        text = unescape(answer.shown)
        opened = getattr(answer.wsgi_request, "access", None)
        accesses = [] if opened is None else [opened, *opened.beside]
        self.page, self.is_shown = page, answer.status_code == 200
        self.who = (who.role, who.relationship, purpose)
        self.marks = set(MARK.findall(text))
        self.granted = {mark for each in accesses for code in each.granted if (mark := plain(code))}
        asked = [pair for one in accesses for decisions in one.asked.values() for pair in decisions.items()]
        refused = [(code, each) for code, each in asked if not each.allowed]
        said = {code for code, each in refused if is_said(code, each, text)}
        self.silent = {plain(code) for code, _ in refused if code not in said} - self.granted


def plain(category):
    return category.replace("_", "")


def is_said(code, decision, text):
    """With its reason at its place; or by its name among what is not shown, beside the way to the reasons."""
    if decision.sentence in text:
        return True
    listed = re.search(r"Not shown for this purpose: ([^.]*)\.", re.sub(r"\s+", " ", text))
    return bool(listed) and label("categories", code).lower() in listed[1].lower()


@pytest.fixture(scope="module")
def walk(scene, django_db_blocker):
    """Every answer to everybody who asks about the open family."""
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            marked.write(mark_of)
            found = [seen for who, asking in _askers(scene) for seen in _pages_for(scene, who, asking)]
            transaction.set_rollback(True)
    return found


def _askers(scene):
    for who, asking in scene.asking.items():
        if who is not None and not who.asks_for_closed and who.role != "no role":
            yield who, asking


def _pages_for(scene, who, asking):
    for name, page in pages().items():
        if name.startswith(LEFT_OUT) or (not page.is_about_somebody and who.relationship not in ABOUT_NOBODY):
            continue
        for purpose in _purposes(name, who):
            session = asking.client.session
            session[READS_FOR] = purpose
            session.save()
            answer = asking.ask("get", page.address(scene, scene.open))
            assert answer.status_code < 500, (name, who)
            yield Seen(name, who, purpose, answer)
            if answer.status_code == 403 and who.role not in SEE_PEOPLE:
                break


def _purposes(name, who):
    if name.startswith(CHOSEN) and (who.role, who.relationship) in FOR_EVERY_PURPOSE:
        return PURPOSES
    return PURPOSES[:1]


def test_nothing_of_what_was_not_granted_stands_anywhere(walk):
    leaks = [(seen.page, *seen.who, code) for seen in walk for code in seen.marks - seen.granted]

    assert leaks == []
    assert len(walk) > 1_500
    assert len({seen.page for seen in walk if seen.marks}) > 50
    assert len({code for seen in walk for code in seen.marks}) > 15


def test_a_page_that_would_show_it_says_that_it_does_not_and_why(walk):
    shows = defaultdict(set)
    for seen in walk:
        shows[seen.page] |= seen.marks
    silent = {(seen.page, code): seen.who for seen in walk if seen.is_shown for code in seen.silent & shows[seen.page]}

    assert silent == {}
    assert sum(len(seen.granted & shows[seen.page]) for seen in walk) > 1_000
