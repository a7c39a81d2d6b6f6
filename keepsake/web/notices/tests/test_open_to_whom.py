"""Each page of each notice: for whom it opens, and what it says about what is not there."""

import pytest

from keepsake.accounts.roles import Role

pytestmark = pytest.mark.django_db

COUNCILS = ("ambledown", "manchester", "staffordshire", "stockton-on-tees", "stoke-on-trent", "unnamed-council")
PUBLIC = ("", "easy/", "versions/1/", "versions/1/easy/")
OFFICIAL = (
    "manage/",
    "statements/",
    "statements/?section=categories&only=unkept",
    "permits/",
    "ask/",
    "access/",
    "access/?role=analyst",
    "access.csv?role=analyst",
    "lint/",
    "lint/?on=2030-01-01&kind=missing",
    "promised/",
    "record-of-processing/",
    "record-of-processing.csv",
    "drift/",
)
TOGETHER = ("/notices/lint/", "/notices/problems/")


@pytest.mark.parametrize("council", COUNCILS)
def test_the_public_pages_ask_for_no_sign_in(client, council):
    for page in PUBLIC:
        assert client.get(f"/notices/{council}/{page}").status_code == 200, page


@pytest.mark.parametrize("council", COUNCILS)
def test_the_data_protection_officer_reads_every_page(officer, council):
    for page in OFFICIAL:
        assert officer.get(f"/notices/{council}/{page}").status_code == 200, page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DATA_PROTECTION_OFFICER])
def test_another_role_reads_none_but_the_public_ones(signed_in, role):
    client = signed_in(role)

    for page in [*(f"/notices/manchester/{page}" for page in OFFICIAL), "/notices/ambledown/compare/", *TOGETHER]:
        assert client.get(page).status_code == 403, page
    assert "Look after it" not in client.get("/notices/").content.decode()


@pytest.mark.parametrize("page", ["lint/", "ask/", "drift/", "access.csv", "record-of-processing.csv"])
def test_somebody_not_signed_in_is_asked_to(client, page):
    assert client.get(f"/notices/manchester/{page}").headers["Location"].startswith("/sign-in/")


def test_every_statement_and_permit_has_its_page(officer):
    from keepsake.web.notices.shelf import stock

    shelf = stock().shelf
    notice = shelf.whole(shelf.versions("ambledown")[-1])

    for key in notice.statements:
        assert officer.get(f"/notices/ambledown/statements/{key}/").status_code == 200, key
    for permit in notice.permits:
        assert officer.get(f"/notices/ambledown/permits/{permit.id}/").status_code == 200, permit.id


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/notices/nobody/", "There is no privacy notice under this name"),
        ("/notices/manchester/versions/9/", "This notice has no such version"),
        ("/notices/manchester/manage/?version=x", "This notice has no such version"),
        ("/notices/manchester/statements/categories.nothing/", "makes no such statement"),
        ("/notices/manchester/permits/nothing/", "has no such permit"),
        ("/notices/manchester/compare/", "one version only"),
        ("/notices/manchester/access.csv?role=nobody", "There is no such role"),
    ],
)
def test_what_is_not_there_is_said_in_plain_words(officer, path, says):
    answer = officer.get(path)

    assert answer.status_code == 404
    assert says in answer.content.decode()


def test_a_page_cannot_be_written_to(officer):
    assert officer.post("/notices/manchester/lint/").status_code == 405


def test_full_and_easy_page_answer_under_the_same_anchors(client):
    full = client.get("/notices/manchester/").content.decode()
    easy = client.get("/notices/manchester/easy/").content.decode()

    for anchor in ('id="categories.health"', 'id="purposes.plan_support"', 'id="section-rights"'):
        assert anchor in full
        assert anchor in easy
    assert "This notice does not say." in full


def test_an_older_version_says_that_it_is_older(client):
    page = client.get("/notices/ambledown/versions/1/").content.decode()

    assert "This is an older version." in page
    assert "Read what holds now" in page


def test_the_page_says_where_the_authority_lies(client):
    page = client.get("/notices/manchester/").content.decode()

    assert "own page is the authority" in page
    assert "inferred for the demonstration" in page
