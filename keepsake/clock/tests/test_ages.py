"""Ages on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.clock.ages import age_in_words, age_on, birthday, is_under


@given(st.dates(date(1930, 1, 1), date(2040, 1, 1)), st.integers(0, 90))
def test_an_age_is_reached_on_its_birthday_and_not_before(born, age):
    reached = birthday(born, age)

    assert age_on(born, reached) == age
    if age:
        assert is_under(age, born, date.fromordinal(reached.toordinal() - 1))
        assert not is_under(age, born, reached)


def test_a_child_not_yet_born_is_under_any_age_and_has_none():
    assert is_under(18, date(2026, 8, 1), date(2026, 6, 1))
    with pytest.raises(ValueError, match="Not born"):
        age_on(date(2026, 8, 1), date(2026, 6, 1))


def test_an_unknown_birth_gives_no_answer():
    assert is_under(18, None, date(2026, 6, 1)) is None


def test_an_estimated_age_says_about():
    assert age_in_words(date(2013, 5, 2), "estimated", date(2026, 5, 2)) == "about 13"
