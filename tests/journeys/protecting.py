"""What people do to protect children, in words: used by the journeys of conferences, plans and moves."""

import re
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest import mock

from django.utils import timezone
from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations, relationships
from keepsake.people.models import Membership, Team
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, when_they_sign_in
from tests.people_pages.conftest import a_person, an_account, opened

AFTERNOON = time(16, 30)


@contextmanager
def on_the(day):
    """Inside, this day is today, for the pages too."""
    now = timezone.make_aware(datetime.combine(day, AFTERNOON))
    with mock.patch("django.utils.timezone.now", return_value=now):
        yield


def given_a_team(day):
    """A worker, the manager of their team, and the team; the manager is tarragon."""
    with on_the(day):
        worker = an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)
        manager = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
        team = Team.objects.create(name="Invented team")
        for each, manages in ((worker, False), (manager, True)):
            Membership.objects.create(worker=each, team=team, is_manager=manages, begins_on=date(2020, 1, 1))
    return worker, team


def given_a_family(worker, team, day, *, names=("Robin", "Wren"), due=None):
    """Brothers and sisters with their mother Ada; ``due`` is when a baby is expected."""
    born = [date(2015 + 3 * n, 5, 1) for n in range(len(names))]
    with on_the(day), opened(worker):
        mother = a_person(worker, "Ada", roles=("parent",), born_on=date(1990, 7, 1), birth_known="exact")
        children = [
            a_person(worker, name, born_on=on, birth_known="exact") for name, on in zip(names, born, strict=True)
        ]
        if due is not None:
            baby = a_person(worker, "", "", born_on=due, birth_known="expected")
            children.append(baby)
        for child in children:
            relationships.add(person=mother, other=child, kind="birth_parent", by=worker)
        for person in (mother, *children):
            allocations.allocate(person=person, team=team, begins_on=date(2026, 1, 5), part="second", by=worker)
    return mother, children


class Desk:
    """Somebody at a screen: what they open, fill in and read. Each page they come to is checked for everybody."""

    def __init__(self, page, check_accessible):
        self.page, self.check = page, check_accessible

    def signs_in(self, username):
        self.page.context.clear_cookies()
        when_they_sign_in(self.page, username)
        return self

    def goes_to(self, address):
        self.page.goto(address)
        return self.looks()

    def looks(self):
        self.check(self.page)
        then_nothing_is_wider_than_the_screen(self.page)
        return self

    def opens(self, link, *, of="", exact=False):
        """Follow a link; ``of`` is whom or what it is about, where several have the same words."""
        name = re.compile(rf"{re.escape(link)}\s*:\s*{re.escape(of)}") if of else link
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        return self.looks()

    def fills(self, **answers):
        for label, value in answers.items():
            self._fill(label.replace("_", " "), value)
        return self

    def says(self, answers):
        """Label -> what is typed or chosen."""
        for label, value in answers.items():
            self._fill(label, value)
        return self

    def ticks(self, *labels):
        box = self.page.locator("input[type=checkbox], input[type=radio]")
        for label in labels:  # an age may follow a name
            box.and_(self.page.get_by_label(re.compile(rf"^\s*{label}"))).check()
        return self

    def sends(self, button="Save", *, told=""):
        self.page.get_by_role("button", name=button, exact=True).click()
        self.looks()
        if told:
            expect(self.page.get_by_role("alert")).to_contain_text(told)
        return self

    def reads(self, *texts):
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        return self

    def does_not_read(self, *texts):
        for text in texts:
            expect(self.page.get_by_role("main")).not_to_contain_text(text)
        return self

    @property
    def here(self):
        return self.page.url.split("?")[0]

    def _fill(self, label, value):
        field = self.page.get_by_label(label, exact=True)
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value.isoformat() if isinstance(value, date) else value)
