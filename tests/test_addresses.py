"""An address that is put together from what is kept is the one that Django finds."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from keepsake.web.addresses import url

ONE, OTHER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("home", {}),
        ("people:person", {"id": ONE}),
        ("people:person", {"id": OTHER}),
        ("people:person", {"id": str(ONE)}),
        ("people:correct", {"id": ONE, "noun": "names", "record": OTHER}),
        ("people:correct", {"id": OTHER, "noun": "addresses", "record": OTHER}),
    ],
)
def test_it_is_the_same_address_each_time(name, given):
    assert url(name, **given) == url(name, **given) == reverse(name, kwargs=given or None)


def test_what_no_address_can_hold_is_refused_as_ever():
    with pytest.raises(NoReverseMatch):
        url("people:correct", id=ONE, noun="no {slug}", record=OTHER)
    with pytest.raises(NoReverseMatch):
        url("people:nothing", id=ONE)
