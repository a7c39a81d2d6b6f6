"""Two joined records are read together, on the page of either, in the tree and in the search; parted, each alone."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations, contact_ways, merges, relationships, warnings
from tests.people_pages.conftest import DAY, a_person, an_account, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(worker, family):
    """A second record of Siobhan, with a telephone, a warning and a friend of its own."""
    manager = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    with opened(worker):
        twin = a_person(worker, "Shivaun", born_on=date(2014, 2, 3), birth_known="exact")
        contact_ways.add(person=twin, kind="phone", value="07700900456", by=worker)
        warnings.raise_(person=twin, words="A loose roof tile", review_on=date(2030, 1, 1), by=worker)
        friend = a_person(worker, "Linnet", family="Greenwood")
        relationships.add(person=friend, other=twin, kind="friend", by=worker)
        for each in (family.siobhan, twin):
            allocations.allocate(person=each, worker=manager, part="second", begins_on=DAY, by=worker)
    with opened(manager, "team_manager"):
        merges.link(keep=family.siobhan, other=twin, because="The same certificate.", by=manager)
    return twin


def test_the_page_of_either_shows_what_is_on_both(client, family, twin):
    for each in (family.siobhan, twin):
        page = client.get(f"/people/{each.pk}/").content.decode()

        assert "joined as one person" in page
        assert "07700 900456" in page
        assert "A loose roof tile" in page
        assert "4 Mill Lane" in page
        assert "Linnet Greenwood" in page


def test_what_differs_on_the_other_record_is_told(client, family, twin):
    assert (
        "On the other record: date of birth: 3 February 2014"
        in client.get(f"/people/{family.siobhan.pk}/").content.decode()
    )


def test_in_the_family_they_are_one(client, family, twin):
    page = client.get(f"/people/{family.ada.pk}/").content.decode()

    tree = page.split('aria-label="Family tree"')[1].split("</svg>")[0]
    assert tree.count("Siobhan") >= 1
    assert "Shivaun" not in tree


def test_a_search_finds_them_once(client, family, twin):
    page = client.get("/people/?q=Siobhan+Ashgrove").content.decode()

    results = page.split('id="results"')[1].split("</ol>")[0]
    assert (str(twin.pk) in results) + (str(family.siobhan.pk) in results) == 1


def test_home_has_them_once(client, family, twin):
    page = client.get("/").content.decode()

    assert f"/people/{family.siobhan.pk}/" in page
    assert f"/people/{twin.pk}/" not in page


def test_a_record_of_the_other_is_corrected_from_this_page(client, family, twin, worker):
    with opened(worker):
        way = twin.contact_ways.get()
    sent = {"kind": "phone", "value": "07700900789", "safety": "safe", "because": "A digit was wrong.", "seen": "1"}

    answer = client.post(f"/people/{family.siobhan.pk}/contact/{way.pk}/", sent)

    assert answer.status_code == 302
    with opened(worker):
        way.refresh_from_db()
        assert (way.value, way.person_id) == ("07700900789", twin.pk)
