"""What leaves as a file, and what is pasted in."""

import pytest

from keepsake.web.notices.drifting import LONGEST

pytestmark = pytest.mark.django_db

DRIFT = "/notices/manchester/drift/"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("record-of-processing.csv", "manchester-version-1-record-of-processing.csv"),
        ("access.csv?role=social_worker", "manchester-version-1-access-social_worker.csv"),
        ("access.csv", "manchester-version-1-access.csv"),
    ],
)
def test_a_spreadsheet_is_saved_under_its_name(officer, path, name):
    answer = officer.get(f"/notices/manchester/{path}")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_whole_access_table_is_its_roles_one_after_the_other(officer):
    def lines(path):
        return (
            b"".join(officer.get(f"/notices/staffordshire/{path}").streaming_content).decode("utf-8-sig").splitlines()
        )

    whole, one = lines("access.csv"), lines("access.csv?role=social_worker")

    assert whole[0] == one[0]
    assert set(one) <= set(whole)
    assert whole.count(whole[0]) == 1


def test_no_cell_begins_a_formula(officer):
    import csv

    text = b"".join(officer.get("/notices/ambledown/record-of-processing.csv").streaming_content).decode("utf-8-sig")

    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_text_that_is_not_the_page_shows_what_is_in_question(officer):
    page = officer.post(DRIFT, {"text": "Quite another page"}).content.decode()

    assert "Yes: the page is not what it was" in page
    assert "What is in question now" in page
    assert "Quite another page" in page


def test_pasted_markup_is_shown_as_text(officer):
    page = officer.post(DRIFT, {"text": "<script>alert(1)</script>\n<b>bold</b>"}).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste the text of the page"),
        (" \n ", "Paste the text of the page"),
        ("x" * (LONGEST + 1), "Paste no more than 200,000 characters"),
        ("a\x00b", "Null characters are not allowed"),
    ],
)
def test_a_text_that_cannot_be_compared_is_refused_in_words(officer, text, says):
    answer = officer.post(DRIFT, {"text": text})

    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_many_short_lines_are_compared_in_time(officer):
    from time import perf_counter

    began = perf_counter()
    answer = officer.post(DRIFT, {"text": "\n".join(f"l{n % 7}" for n in range(50_000))})

    assert answer.status_code == 200
    assert perf_counter() - began < 5


def test_versions_are_compared_with_what_matters_first(officer):
    page = officer.get("/notices/ambledown/compare/?old=1&new=2").content.decode()

    assert "People must be told" in page
    assert page.index("Changes that matter to people") < page.index("Other changes")
    assert "Family group conference" in page


@pytest.mark.parametrize("query", ["old=1&new=1", "old=9&new=2", "old=<b>&new=2", "old=&new="])
def test_versions_that_cannot_be_compared_are_an_error_of_the_form(officer, query):
    answer = officer.get(f"/notices/ambledown/compare/?{query}")

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize("query", ["on=never", "kind=none-such", "on=2026-02-30"])
def test_findings_of_an_impossible_day_or_kind_are_an_error_of_the_form(officer, query):
    for page in ("/notices/manchester/lint/", "/notices/lint/"):
        answer = officer.get(f"{page}?{query}")

        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()


def test_an_earlier_day_asks_fewer_questions(officer):
    assert "section 164A" not in officer.get("/notices/manchester/lint/?on=2020-01-01").content.decode()
    assert "section 164A" in officer.get("/notices/manchester/lint/?on=2026-12-01").content.decode()
