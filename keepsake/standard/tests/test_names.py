"""Names that notices still carry."""

import pytest

from keepsake.standard.names import NAME_KINDS, old_names


def test_every_name_has_a_known_kind():
    assert {name.kind for name in old_names()} <= set(NAME_KINDS)


def test_every_old_name_stands_once():
    old = [name.old.casefold() for name in old_names()]

    assert len(set(old)) == len(old)


@pytest.mark.parametrize(
    ("old", "current"),
    [
        ("troubled families", "Supporting Families"),
        ("Data Protection Legislation 2018", "Data Protection Act 2018 and UK GDPR"),
        ("UK GPDR", "UK GDPR"),
        ("data of birth", "date of birth"),
        ("Department of Education", "Department for Education"),
    ],
)
def test_what_the_published_notices_got_wrong_is_known(old, current):
    assert {name.old: name.current for name in old_names()}[old] == current


def test_a_right_name_is_never_called_wrong():
    for right in old_names():
        assert [wrong.old for wrong in old_names() if wrong.old.casefold() in right.current.casefold()] == []
