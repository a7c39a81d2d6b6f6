"""The whole site is walked as everybody who may not see a closed record: nobody meets its people on any page of it.

Their names, ids, numbers, addresses and every text about them are looked for in all that is answered: pages, searches,
lists, suggestions, trees, counts of names, files to download, messages and refusals. Each page of the map is asked
for, and each link of each page is followed, as far as it leads to pages of another kind.
"""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import quote, urldefrag, urlsplit
from uuid import UUID

import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404

from keepsake.accounts.models import Account
from keepsake.record.audit.subject_keys import keys_of
from keepsake.web.work.notifying import notify_all
from tests.crawl.addresses import pages
from tests.crawl.forms import every

pytestmark = pytest.mark.django_db
LINK = re.compile(r"""(?:href|action|src)="([^"]+)\"""")
LEFT_OUT = ("/static/", "/notices/", "/sign-out/")  # the notices hold nobody, and have tests of their own
OF_A_KIND = 2  # pages of one name that are looked at, by following links
WALKERS = (
    *(("worker", relationship) for relationship in ("duty", "closed", "closed emergency")),
    *(("manager", relationship) for relationship in ("manager", "closed")),
    ("officer", "every other part"),
    ("analyst", "allocated"),
    ("administrator", "allocated"),
)


@pytest.fixture
def as_who(scene):
    """Somebody's browser: `as_who("worker", "closed")`."""
    found = {(each.role, each.relationship): asking for each, asking in scene.asking.items() if each is not None}
    return lambda *who: found[who]


def marks(family):
    """Whatever tells of a closed family: the word in all their names and texts, their ids, their numbers."""
    number = family.nhs_number
    spaced = f"{number[:3]} {number[3:6]} {number[6:]}"
    ids = [str(each.pk) for each in family.everybody]
    return {"names": [family.mark.lower()], "numbers": [number, spaced], "ids": [*ids, *map(str, _records(family))]}


def _records(family):
    return [id for key, id in family.ids.items() if key not in ("restriction", "grant", "emergency")]


def searches(family):
    """Searches that would find them: by name, misspelt, by number, postcode, telephone; and those that say too much."""
    words = (f"Robin {family.mark}", f"Robyn {family.mark[:-1]}", family.nhs_number, "KP1 2AB", f"{family.mark} 2015")
    yield from (f"/people/?q={quote(each)}" for each in words)
    yield from (f"/people/?q={quote(each)}&everywhere=yes&because=contact_received" for each in words)


def walk(asking, scene):
    """Every answer: to each page of the map about the closed family, to searches, and to the links of them all."""
    first = [page.address(scene, scene.closed) for page in pages().values()]
    waiting, asked, seen = deque(["/", *searches(scene.closed), *first]), set(), Counter()
    while waiting:
        address = waiting.popleft()
        kind = name_of(address)
        if address in asked or kind is None or urlsplit(address).path.startswith(LEFT_OUT):
            continue
        if address not in first and "?q=" not in address and seen[kind] >= OF_A_KIND:
            continue
        asked.add(address)
        seen[kind] += 1
        answer = asking.ask("get", address)
        assert answer.status_code < 500, address
        yield address, answer
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"])
        if "html" in answer.headers.get("Content-Type", ""):
            waiting += (urldefrag(unescape(link))[0] for link in LINK.findall(answer.shown))


def name_of(address):
    """The name of the page at an address; None for one that is not ours."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


def without_what_was_asked(text, address):
    """What an answer says beyond giving back what was asked for: the address, and the words of a search."""
    query = unescape(re.sub(r".*[?&]q=", "", address)) if "q=" in address else ""
    text = text.replace(urlsplit(address).path, "").replace(address, "")
    return re.sub(r'<input[^>]*name="q"[^>]*>', "", text) if query else text


@pytest.mark.parametrize("who", WALKERS, ids=" ".join)
def test_nobody_meets_a_restricted_person(scene, as_who, who):
    told = marks(scene.closed)

    met, looked_at = [], 0
    for address, answer in walk(as_who(*who), scene):
        looked_at += 1
        text = without_what_was_asked(unescape(answer.shown), address)
        met += [f"{address}: {each}" for each in told["numbers"] if each in text and each not in address]
        met += [f"{address}: {each}" for each in told["ids"] if each in text and each not in address]
        if told["names"][0] in text.lower() and told["names"][0] not in address.lower():
            met.append(f"{address}: {told['names'][0]}")

    assert met == []
    assert looked_at >= len([page for page in pages().values() if not page.name.startswith(("notices:", "sign-out"))])


def test_whoever_may_see_them_meets_them(scene, as_who):
    """What is looked for above is there for who may see it: nothing is missed for want of looking well."""
    told = marks(scene.closed)
    texts = [unescape(answer.shown) for _, answer in walk(as_who("worker", "kept"), scene)]

    for each in (scene.closed.mark, told["numbers"][1], str(scene.closed.child.pk)):
        assert any(each in text for text in texts), each
    assert sum(scene.closed.mark in text for text in texts) > 20


def turned(text, scene):
    """The same about the closed family, where it is about the open one."""
    theirs = {
        str(one.pk): str(other.pk) for one, other in zip(scene.open.everybody, scene.closed.everybody, strict=True)
    }
    theirs |= {str(id): str(scene.closed.ids[key]) for key, id in scene.open.ids.items() if key in scene.closed.ids}
    for one, other in theirs.items():
        text = text.replace(one, other)
    return text


def test_no_form_that_is_sent_about_them_tells_of_them(scene, forms):
    """Every form of the site, by those who may send it about others: sent to where they are, with them chosen, and
    with their name typed into it, which is when a newcomer is compared with who is there.
    """
    told, met, sent = marks(scene.closed), [], 0
    name = f"Robin{scene.closed.mark}"
    for asking, form in every(forms):
        there = turned(form.address, scene)
        chosen = {key: turned(value, scene) for key, value in form.values.items()}
        typed = dict.fromkeys(form.typed, name)
        for address, values in ((there, chosen), (form.address, chosen), (form.address, typed)):
            body = form.sent(**values)
            asks = asking.ask("get", f"{address}?{body}") if form.method == "get" else asking.ask("post", address, body)
            sent += 1
            text = re.sub(name, "", unescape(asks.shown), flags=re.IGNORECASE).replace(address, "")
            met += [f"{address}: {each}" for each in told["numbers"] if each in text]
            if told["names"][0] in text.lower():
                met.append(f"{address}: {told['names'][0]}")
            met += [f"{address}: {each}" for each in told["ids"] if each in text and each not in f"{address} {body}"]

    assert met == []
    assert sent > 300


def test_no_message_names_anybody(scene, mailoutbox):
    Account.objects.update(email="somebody@keepsake.example")

    assert notify_all().sent > 0

    for message in mailoutbox:
        text = f"{message.subject} {message.body}".lower()
        for family in (scene.open, scene.closed):
            assert not [each for kind in marks(family).values() for each in kind if each.lower() in text]


NOBODY = "12345678-1234-4234-8234-123456789abc"


@pytest.mark.parametrize("who", [("worker", "closed"), ("manager", "closed"), ("officer", "none")], ids=" ".join)
def test_a_closed_record_is_answered_like_one_that_never_was(scene, as_who, who):
    """The same status, words and questions to the database: neither the page nor the time it takes tells them apart.

    Whoever is asked for a first time gets a key in the log, which is one write more; so both have one here.
    """
    asking = as_who(*who)
    keys_of([UUID(NOBODY), *(each.pk for each in scene.closed.everybody)])
    for page in pages().values():
        if not page.is_about_somebody or "family.child" not in page.said.values():
            continue
        theirs = page.address(scene, scene.closed)
        nobodys = theirs.replace(str(scene.closed.child.pk), NOBODY)

        there, nobody = asking.ask("get", theirs), asking.ask("get", nobodys)

        assert there.status_code == nobody.status_code, page.name
        assert plain(there.shown) == plain(nobody.shown), page.name
        assert len(there.asked) == len(nobody.asked), (page.name, there.asked, nobody.asked)


def plain(text):
    """The page without what is made anew for each answer: tokens and numbers of forms, and what was asked for."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"|name="(?:once|slip)" value="[^"]*"', "", text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}", "", text)
