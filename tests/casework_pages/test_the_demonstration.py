"""Everybody who can sign in to the demonstration finds every page that leads from their first one."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin

import pytest
from django.core.cache import cache
from django.urls import resolve

from keepsake.accounts.demo import load_people
from keepsake.accounts.demo_people import PEOPLE
from keepsake.accounts.models import Account
from keepsake.web.demo_council import load_council

PEOPLE_IN_IT = 600
OF_EACH_PAGE = 4  # addresses of one kind of page: a child's, and some others'
LINK = re.compile(r'<a [^>]*href="([^"#]+)[^"]*"')


def links_on(address, answer):
    """Where a page leads to, inside the program."""
    for found in LINK.findall(answer.content.decode()) if answer["Content-Type"].startswith("text/html") else ():
        to = urljoin(address, unescape(found))
        if to.startswith("/") and not to.startswith("/static/"):
            yield to


def walked(client):
    """Address -> status of all pages that lead from the first one, some of each kind."""
    waiting, seen, of_kind = ["/"], {}, Counter()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.partition("?")[0]).view_name, "?" in address
        if address in seen or of_kind[kind] == OF_EACH_PAGE:
            continue
        of_kind[kind] += 1
        answer = client.get(address)
        seen[address] = answer.status_code
        if answer.status_code == 200 and not answer.streaming:
            waiting += links_on(address, answer)
    return seen


@pytest.mark.django_db
def test_no_link_of_the_demonstration_leads_into_a_fault(client):
    load_people()
    load_council(PEOPLE_IN_IT)

    client.raise_request_exception = False
    for person in PEOPLE:
        client.force_login(Account.objects.get(username=person.username))
        cache.clear()
        seen = walked(client)

        assert {address: status for address, status in seen.items() if status not in (200, 302)} == {}
        assert len(seen) > 10
