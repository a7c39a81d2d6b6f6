"""Supervision of a worker is kept with the worker: read by them and who manages them, and in no child's file."""

import pytest
from django.urls import reverse

from keepsake.casework.actions.supervision import supervise
from keepsake.casework.authority import NotForYou
from keepsake.casework.models import Supervision
from tests.work_pages.invented_team import as_worker, client_of, today

pytestmark = pytest.mark.django_db
AGREED = "Two afternoons without visits, from Monday."


def add(office, by=None):
    address = reverse("work:supervise", kwargs={"id": office.sage.pk})
    return client_of(by or office.manager).post(address, {"on": str(today()), "agreed": AGREED, "load": "too much"})


def test_a_manager_records_it_and_the_worker_reads_it(office):
    assert add(office).status_code == 302

    page = client_of(office.sage).get(reverse("work:my-supervision")).content.decode()
    assert AGREED in page
    assert "Tarragon Demo-Manager" in page
    page = client_of(office.manager).get(reverse("work:supervision", kwargs={"id": office.sage.pk})).content.decode()
    assert "too much" in page


def test_nobody_else_reads_it_or_writes_it(office):
    add(office)

    assert AGREED not in client_of(office.rue).get(reverse("work:my-supervision")).content.decode()
    address = reverse("work:supervision", kwargs={"id": office.sage.pk})
    assert client_of(office.other_manager).get(address).status_code == 404
    assert client_of(office.sage).get(address).status_code == 403
    assert add(office, office.other_manager).status_code == 404
    assert Supervision.objects.count() == 1


def test_it_stands_in_no_child_s_file(office):
    add(office)

    page = client_of(office.manager).get(f"/casework/about/{office.child.pk}/").content.decode()
    assert AGREED not in page


def test_nobody_supervises_themselves_or_somebody_of_another_team(office):
    for by, worker in ((office.other_manager, office.sage), (office.manager, office.manager)):
        with as_worker(by, "team_manager"), pytest.raises(NotForYou):
            supervise(worker=worker, on=today(), agreed=AGREED, by=by)


def test_what_is_not_agreed_is_not_saved_and_what_was_typed_stays(office):
    address = reverse("work:supervise", kwargs={"id": office.sage.pk})
    page = client_of(office.manager).post(address, {"on": str(today()), "load": "too much"}).content.decode()

    assert "Say what was agreed" in page
    assert "too much" in page
