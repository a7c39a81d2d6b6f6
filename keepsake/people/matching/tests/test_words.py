"""Names as they are written become words that can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching.words import joined_words, plain, without_prefix, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seán O'Brien", "sean obrien"),
        ("O’Brien", "O Brien"),  # noqa: RUF001 the sign that telephones type
        ("MacDonald", "Mc Donald"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Nguyễn Thị Ánh", "Nguyen Thi Anh"),
        ("Smith-Jones", "Smith Jones"),
        ("JOSÉ", "jose"),
    ],
)
def test_signs_and_accents_do_not_tell_names_apart(one, other):
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("written", "together"),
    [
        ("Anna Smith-Jones", "smithjones"),
        ("van den Berg", "vandenberg"),
        ("Al-Hassan", "alhassan"),
        ("Xiao Ming Wang", "xiaoming"),
        ("Abd ul Rahman", "ulrahman"),
    ],
)
def test_names_that_are_also_written_together_are_found_so(written, together):
    assert together in joined_words(written)


def test_the_name_behind_an_apostrophe_counts_too():
    assert without_prefix("Peggy O'Connor") == {"connor"}
    assert without_prefix("Peggy Connor") == frozenset()


@given(st.text(max_size=40))
def test_plain_text_stays_as_it_is_when_made_plain_again(text):
    assert plain(plain(text)) == plain(text)
