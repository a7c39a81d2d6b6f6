"""A number that no authority has is refused where it is given, in words, on the page as well."""

import pytest

from keepsake.web.returns.checking import Sent


@pytest.mark.parametrize(("la", "refused"), [("999", True), ("808", False), ("E06000004", False), ("", False)])
def test_the_page_refuses_a_number_that_nobody_has(la, refused):
    form = Sent({"of": "ssda903", "year": "2026-27", "la": la, "told": "page"})

    assert ("la" in form.errors) is refused
    if refused:
        assert "No authority has the number 999" in form.errors["la"][0]
