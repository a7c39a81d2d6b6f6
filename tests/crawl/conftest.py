"""The scene that all tests of the crawl share: two families, one of them closed, and everybody who may ask."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework import arrivals
from keepsake.casework.models import OwnQuestion
from keepsake.people.actions import directory
from keepsake.record.drift import Drift
from keepsake.record.second_wall import maintenance
from tests.crawl import cast
from tests.crawl.addresses import staff
from tests.crawl.asking import Asking
from tests.crawl.forms import found
from tests.crawl.records import Family, place_that_is_over, reading
from tests.people_pages.conftest import an_account

HERE = Path(__file__).parent
DRIFTED = {
    "category": "religion", "purpose": "safeguard_children", "role": "social_worker", "model": "people.person",
    "notice": "ambledown", "notice_version": 1,
}  # fmt: skip
ASKED = {
    "key": "invented-question", "step": "assessment", "words": "An invented question?", "kind": "line",
    "category": "assessments", "place": 1,
}  # fmt: skip


def pytest_collection_modifyitems(items):
    """All on one worker: the scene takes longer to make than most tests that look at it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("crawl"))


@pytest.fixture(scope="package")
def site(scene, django_db_blocker):
    """The forms and downloads of the site, looked for once."""
    with django_db_blocker.unblock():
        return found(scene)


@pytest.fixture(scope="package")
def forms(site):
    return site.forms


@pytest.fixture(scope="package")
def scene(django_db_setup, django_db_blocker):
    """Made once, inside a transaction that is undone at the end: each test sees it and leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = SimpleNamespace(writer=an_account("writer", "Writer Invented", Role.TEAM_MANAGER))
        made.open, made.closed = (
            Family("Zephyrine", made.writer, "9990123454"),
            Family("Quillon", made.writer, "9991112227"),
        )
        families = (made.open, made.closed)
        with reading(made.writer):
            made.askers = cast.everybody(made.open.everybody, made.closed.everybody, made.writer)
        for family in families:
            family.fill(made.writer)
        place_that_is_over(made.open, made.writer)
        with reading(made.writer):
            restriction, *_ = cast.close(people=made.closed.everybody, by=made.writer)
            made.closed.ids["restriction"] = restriction.pk
            body = directory.add_body(kind="school", name="Invented School", by=made.writer)
            directory.add_professional(name="Fern Teacher", profession="Teacher", body=body, by=made.writer)
        arrivals.receive({"worry": "An invented worry.", "children": []}, "invented place")
        OwnQuestion.objects.create(**ASKED, begins_on=timezone.localdate())
        Drift.objects.create(**DRIFTED, on=timezone.localdate(), times=1)
        with maintenance():
            made.staff = staff(made)
        made.asking = {each: Asking(each.account) for each in made.askers} | {None: Asking()}
        yield made
        cache.clear()
        transaction.set_rollback(True)
