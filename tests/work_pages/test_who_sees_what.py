"""Every page about a person, for every relationship to them: who is answered, who is refused, and who is told nothing.

A page is 200 for whom it is open, 403 where the role may not open it at all, and otherwise the same 404 as for nobody.
"""

from uuid import uuid4

import pytest
from django.urls import reverse

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations
from tests.work_pages.invented_team import a_worker, as_worker, client_of, close, today

pytestmark = pytest.mark.django_db

PAGES = {
    "people:person",
    "work:allocations",
    "work:allocate",
    "work:give-part",
    "protection:person",
    "protection:close",
    "protection:hide",
    "protection:find-other",
    "protection:emergency-record",
    "log:person",
}
WORKER = PAGES - {
    "work:give-part",
    "work:allocate",
    "protection:close",
    "protection:find-other",
    "protection:emergency-record",
}
MANAGER = PAGES - {"protection:emergency-record"}

# Who -> the pages that are open to them; of the rest, those that their role may not open at all are 403, others 404.
OPEN = {
    "allocated": WORKER,
    "team": WORKER,
    "second worker": WORKER,
    "manager": MANAGER,
    "worker of another team": set(),
    "manager of another team": set(),
    "officer": {"log:person"},
    "officer with the audit": {"log:person"},
    "analyst": set(),
    "administrator": set(),
}
ROLE_MAY = {
    "worker": WORKER | {"protection:emergency-record"},
    "manager": PAGES,
    "officer": {"log:person"},
    "other": set(),
}
ROLE = {
    "manager": "manager",
    "manager of another team": "manager",
    "officer": "officer",
    "officer with the audit": "officer",
    "analyst": "other",
    "administrator": "other",
}


@pytest.fixture
def people(office):
    """Everybody who asks, by their relationship to the child."""
    with as_worker(office.manager, "team_manager"):
        for worker, part in ((office.officer, "audit"),):
            allocations.allocate(
                person=office.child, worker=worker, part=part, begins_on=today(), reason="Invented.", by=office.manager
            )
    second = a_worker("Fennel Demo-Second")
    with as_worker(office.manager, "team_manager"):
        allocations.allocate(
            person=office.child, worker=second, part="second", begins_on=today(), reason="Invented.", by=office.manager
        )
    return {
        "allocated": office.sage,
        "team": office.rue,
        "second worker": second,
        "manager": office.manager,
        "worker of another team": office.stranger,
        "manager of another team": office.other_manager,
        "officer": a_worker("Chervil Demo-Officer", role=Role.DATA_PROTECTION_OFFICER),
        "officer with the audit": office.officer,
        "analyst": office.analyst,
        "administrator": office.administrator,
    }


def expected(who, name, *, is_closed=False):
    if name not in ROLE_MAY[ROLE.get(who, "worker")]:
        return 403
    return 200 if name in OPEN[who] and not is_closed else 404


def statuses(client, person):
    return {name: client.get(reverse(name, kwargs={"id": person})).status_code for name in PAGES}


@pytest.mark.parametrize("who", OPEN)
def test_a_page_is_open_to_who_has_a_reason(office, people, who):
    client_of(office.sage).get(reverse("protection:person", kwargs={"id": office.child.pk}))

    answered = statuses(client_of(people[who]), office.child.pk)

    assert answered == {name: expected(who, name) for name in PAGES}


@pytest.mark.parametrize("who", OPEN)
def test_a_closed_record_is_answered_as_nobody(office, people, who):
    close(office.child, office.manager, [office.sage])
    client = client_of(people[who])
    keeps = who == "allocated"

    closed, nobody = statuses(client, office.child.pk), statuses(client, uuid4())

    assert closed == ({name: expected(who, name, is_closed=not keeps) for name in PAGES})
    assert keeps or closed == nobody


@pytest.mark.parametrize("who", ["worker of another team", "manager of another team", "analyst", "administrator"])
def test_the_name_is_on_no_page_of_who_has_no_reason(office, people, who):
    client = client_of(people[who])
    addresses = [reverse(name, kwargs={"id": office.child.pk}) for name in sorted(PAGES)]
    addresses += ["/", reverse("protection:emergency", kwargs={"id": office.child.pk}), "/people/?q=Wren"]

    for address in addresses:
        assert "Ashgrove-Invented" not in client.get(address).content.decode(), address
