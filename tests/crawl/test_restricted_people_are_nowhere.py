"""The whole site is walked as each person of the demonstration: nobody meets a restricted person on any page of it.

Their ids and family names are looked for in every answer: pages, searches, counts of names, exports and refusals.
"""

import re
from collections import deque
from html import unescape
from urllib.parse import quote, unquote, urldefrag, urlsplit

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from keepsake.accounts.demo import load_people
from keepsake.accounts.demo_people import PEOPLE
from keepsake.accounts.models import Account
from keepsake.people import loading
from keepsake.people.models import PersonName, Restriction, RestrictionGrant
from keepsake.record.opened import keeping

pytestmark = pytest.mark.django_db
PAGES_AT_MOST = 80
LINK = re.compile(r"""(?:href|action)="([^"]+)\"""")
LEFT_OUT = ("/static/", "/notices/", "/sign-out/")  # the notices hold nobody, and have tests of their own


@pytest.fixture
def hidden():
    """Restricted people of the loaded council: id -> the words of their names that nobody else bears."""
    load_people()
    loading.load(150, timezone.localdate())
    with keeping():
        closed = set(QuerySet(Restriction).values_list("person", flat=True))
        names = list(QuerySet(PersonName).values_list("person", "given", "family"))
    others = {word for person, *words in names if person not in closed for each in words for word in each.split()}
    found = {}
    for person, *words in names:
        if person in closed:
            own = {word for each in words for word in each.split()} - others
            found.setdefault(person, set()).update(word for word in own if len(word) > 3)
    return found


def granted(account):
    with keeping():
        return set(QuerySet(RestrictionGrant).filter(worker=account).values_list("person", flat=True))


def walk(client, searches):
    """Every answer to be had by following links from the home page, and by these searches."""
    waiting, seen = deque(["/", *(f"/people/?q={quote(words)}" for words in searches)]), set()
    while waiting and len(seen) < PAGES_AT_MOST:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code < 500, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = unescape(body.decode(errors="replace"))
        yield address, text
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"])
        for link in LINK.findall(text) if "html" in answer["Content-Type"] else ():
            path = urldefrag(link)[0]
            if path.startswith("/") and not urlsplit(path).path.startswith(LEFT_OUT):
                waiting.append(path)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.username)
def test_nobody_meets_a_restricted_person(hidden, person):
    assert hidden
    account = Account.objects.get(username=person.username)
    client = Client()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    closed = {id: words for id, words in hidden.items() if id not in granted(account)}
    names = sorted({word for words in closed.values() for word in words})

    met = []
    for address, text in walk(client, names[:12]):
        own_words = {word for word in names if word in unquote(address)}
        met += [f"{address}: {id}" for id in closed if str(id) in text and str(id) not in address]
        met += [f"{address}: {word}" for word in names if word not in own_words and re.search(rf"\b{word}\b", text)]

    assert closed
    assert met == []


def test_a_restricted_person_is_answered_like_nobody(hidden):
    account = Account.objects.get(username="social.worker")
    client = Client()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    closed = next(id for id in hidden if id not in granted(account))

    theirs = client.get(f"/people/{closed}/")
    nobodys = client.get("/people/12345678-1234-4234-8234-123456789abc/")

    assert theirs.status_code == nobodys.status_code == 404
    assert plain(theirs) == plain(nobodys)


def plain(answer):
    """The page without what is made anew for each answer: the token of a form, and the address that was asked for."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "", text)
