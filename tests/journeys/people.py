"""Steps of the journeys about people."""

from datetime import date

from keepsake.accounts.roles import Role
from tests.journeys.steps import when_they_sign_in
from tests.people_pages.conftest import a_person, an_account, opened

__all__ = ["a_person", "given_a_worker", "opened", "when_they_find", "when_they_sign_in", "when_they_type_a_person"]


def given_a_worker(username="sage", name="Sage Invented"):
    return an_account(username, name, Role.SOCIAL_WORKER)


def given_a_child(worker, given="Siobhan", **facts):
    with opened(worker):
        return a_person(worker, given, **({"born_on": date(2014, 3, 2), "birth_known": "exact", "sex": "F"} | facts))


def when_they_find(page, text):
    page.get_by_role("searchbox", name="Find a person").first.fill(text)
    page.get_by_role("button", name="Find a person").first.click()


def when_they_type_a_person(page, *, role, given="", family="", known="Exact", born=""):
    page.get_by_label(role, exact=True).check()
    page.get_by_label("Given names").fill(given)
    page.get_by_label("Family name").fill(family)
    page.get_by_label(known).check()
    if born:
        page.get_by_label("Date of birth", exact=True).fill(born)
