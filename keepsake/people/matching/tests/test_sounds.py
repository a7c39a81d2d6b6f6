"""Names that sound alike share a code, whatever the language of the spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching.resemblance import resemblance
from keepsake.people.matching.sounds import alike, codes
from keepsake.people.matching.words import words_of

HEARD = [
    pair
    for line in (
        "siobhan/shivawn aoife/eefah saoirse/seersher caoimhe/keevah niamh/neeve sean/shaun tadhg/tige",
        "oisin/usheen nguyen/nwinn nguyen/wen thuy/twee krzysztof/kshishtof wojciech/voycheck szymon/shimmon",
        "agnieszka/agnyeshka kasia/kasha zainab/zeynab oluwaseun/oluwashewn xiao/shao qian/chian",
        "tamika/tameeka cabdi/abdi xasan/hassan lakshmi/luxmi choudhury/chowdry agyeman/adjeman diallo/jallow",
        "hoxha/hodja xhemal/jemmal sadhbh/syve jose/hosay joao/zhowo",
    )
    for pair in line.split()
]


@pytest.mark.parametrize("pair", HEARD)
def test_a_name_written_as_it_is_heard_shares_a_sound(pair):
    name, heard = pair.split("/")

    assert codes(name) & codes(heard)
    assert resemblance(heard, name).value >= 0.6


@pytest.mark.parametrize("pair", ["oliver/fatima", "smith/nowak", "aoife/thomas", "nguyen/brown", "wojciech/ahmed"])
def test_names_that_do_not_sound_alike_share_none(pair):
    one, other = pair.split("/")

    assert alike(one, other) == 0.0
    assert resemblance(one, other).value == 0.0


@given(st.text(max_size=30))
def test_any_text_has_sounds_without_failing(text):
    for word in words_of(text):
        assert alike(word, word) in (0.0, 1.0)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.text("aeiourstlnxz", min_size=1, max_size=12))
def test_likeness_goes_both_ways_and_stays_within_one(one, other):
    there, back = resemblance(one, other).value, resemblance(other, one).value

    assert abs(there - back) < 1e-9
    assert 0.0 <= there <= 1.0
    assert resemblance(one, one).value == 1.0
