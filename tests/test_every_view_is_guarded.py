"""The whole map of addresses, against the table of permissions."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from keepsake.accounts.models import Account, AccountRole
from keepsake.accounts.roles import Role
from keepsake.standard.vocabulary import terms
from keepsake.web.gate import Gate
from keepsake.web.permissions import TABLE, Refused, granted, may, public, require


def addresses(patterns: list[Any] | None = None, prefix: str = "/") -> Iterator[tuple[str, Any]]:
    """Every address of the map with its view, through every include."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here, pattern.callback


MAP = dict(addresses())


# Pages that are granted and hold nothing about people in the record, each with why. Everything else says what it reads.
HOLDS_NOBODY = {
    "/account/password/": "one's own account",
    "/notices/": "what the notices say; they name nobody",
    "/log/whole/": "numbers of events, and the ends that were signed",
    "/log/data-map/": "the names of fields, never what is in them",
    "/log/data-map.csv": "the names of fields, never what is in them",
    "/returns/check/": "a file that the analyst sends, held while it is checked and then let go",
    "/returns/check/<uuid:id>/": "what was found in the files of whoever looks, and of nobody else",
    "/returns/check/<uuid:id>/wipe/": "the same, let go",
    "/returns/check/<uuid:id>/findings.<slug:form>": "the same, taken away",
    "/people/drafts/": "what somebody is typing, kept for them alone and shown to nobody here",
}


EXAMPLES = {"uuid": str(UUID(int=1)), "int": "1", "slug": "ambledown", "str": "anything"}


def pass_the_gate(view: Any, user: Any) -> HttpResponse | None:
    request = RequestFactory().get("/somewhere/")
    request.user = user
    return Gate(lambda request: HttpResponse()).process_view(request, view, (), {})


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker) -> dict[str, Account]:
    """One account for each role and one with none; held in memory only."""
    made = {}
    for roles in ([], *[[role] for role in Role]):
        account = Account(username="-".join(roles), display_name="Invented Person")
        account.held_roles = frozenset(roles)
        made["".join(roles) or "no role"] = account
    return made


def test_the_map_is_read_through_its_includes():
    assert {"/", "/sign-in/", "/notices/", "/health/ready"} <= MAP.keys()


@pytest.mark.parametrize("address", MAP)
def test_a_view_says_who_may_see_it(address):
    view = MAP[address]

    assert getattr(view, "is_public", False) != (getattr(view, "permission", None) in TABLE)


@pytest.mark.parametrize("address", MAP)
def test_a_page_that_is_not_public_says_what_it_reads_or_why_it_reads_nobody(address):
    view = MAP[address]
    reads = getattr(view, "reads", None)

    if getattr(view, "is_public", False):
        assert reads is None
    elif reads is None:
        begins = "/notices/" if address.startswith("/notices/") else address
        assert begins in HOLDS_NOBODY
    else:
        assert reads.purpose in terms("purposes")
        assert reads.categories <= terms("categories").keys()


def test_every_page_that_is_said_to_read_nobody_is_there():
    assert {address for address in HOLDS_NOBODY if address in MAP} == HOLDS_NOBODY.keys()


@pytest.mark.parametrize("address", MAP)
def test_the_gate_keeps_to_the_table(address, people):
    view = MAP[address]
    permission = getattr(view, "permission", None)

    for name, account in people.items():
        if permission is None or TABLE[permission].roles & account.held_roles:
            assert pass_the_gate(view, account) is None, name
        else:
            with pytest.raises(Refused):
                pass_the_gate(view, account)


@pytest.mark.parametrize("address", MAP)
def test_somebody_not_signed_in_is_asked_to_sign_in(address, client, db):
    plain = re.sub(r"<(\w+):\w+>", lambda part: EXAMPLES[part[1]], address)

    if not getattr(MAP[address], "is_public", False):
        assert client.get(plain).headers["Location"].startswith("/sign-in/?next=")


def test_a_view_without_a_marker_is_refused_to_everybody(people):
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    for account in people.values():
        with pytest.raises(Refused, match="has not been opened to anybody"):
            pass_the_gate(forgotten, account)


def test_a_view_cannot_be_granted_to_a_line_that_is_not_in_the_table():
    with pytest.raises(LookupError):
        granted("notice.invented")


def test_a_refusal_says_what_and_for_whom(people):
    with pytest.raises(Refused, match=r"^You may not see what is stale .* It is for: data protection officer\.$"):
        require(people["analyst"], "notice.lint")

    assert may(people["data_protection_officer"], "notice.lint")


def test_public_and_granted_leave_the_view_as_it_is():
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("page")

    assert public(view) is view
    assert granted("home.see")(view) is view


def test_the_refused_person_reads_the_sentence(signed_in, settings):
    settings.ROOT_URLCONF = "tests.one_guarded_page"

    answer = signed_in(Role.ANALYST).get("/guarded/")

    assert answer.status_code == 403
    assert "You may not see what is stale" in answer.content.decode()


def test_a_role_taken_away_closes_the_page_at_once(signed_in, settings):
    settings.ROOT_URLCONF = "tests.one_guarded_page"
    client = signed_in(Role.DATA_PROTECTION_OFFICER)
    assert client.get("/guarded/").status_code == 200

    AccountRole.objects.all().delete()

    assert client.get("/guarded/").status_code == 403
