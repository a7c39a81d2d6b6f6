"""An analyst sends a return and reads what was found; nobody else may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from keepsake.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/returns/check/"
BAD = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,MAYBE,F2,B1\n"


def sent(content=BAD, told="page"):
    file = SimpleUploadedFile("leavers.csv", content)
    return {"of": "ssda903", "year": "2026-27", "told": told, "sent": file}


def test_only_an_analyst_may_check_a_return(signed_in):
    assert signed_in(Role.ANALYST).get(ADDRESS).status_code == 200
    assert signed_in(Role.SOCIAL_WORKER).get(ADDRESS).status_code == 403


def test_findings_are_told_in_words_with_what_was_not_run(signed_in):
    page = signed_in(Role.ANALYST).post(ADDRESS, sent()).content.decode()

    assert "Data entry for being in touch after leaving care is invalid." in page
    assert "Child C1, OC3 row 1" in page
    assert "The table Episodes was not given." in page


@pytest.mark.parametrize("told", ["html", "csv", "xlsx", "json"])
def test_findings_can_be_taken_away(signed_in, told):
    answer = signed_in(Role.ANALYST).post(ADDRESS, sent(told=told))

    assert answer.headers["Content-Disposition"] == f'attachment; filename="ssda903-2026-27.{told}"'
    assert answer.content


@pytest.mark.parametrize("content", [b"nothing of the kind\n", b"<x/>", b""])
def test_a_file_that_cannot_be_used_is_said(signed_in, content):
    answer = signed_in(Role.ANALYST).post(ADDRESS, sent(content))

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
